package tandem.transcript;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.engine.Conversation;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Guest;
import tandem.engine.Offer;
import tandem.engine.PairCode;
import tandem.engine.Person;
import tandem.engine.Presence;
import tandem.engine.State;
import tandem.flow.Value;
import tandem.form.ConversationForm;
import tandem.form.CoupleForm;
import tandem.form.OfferForm;
import tandem.form.PersonForm;

/** What is saved of a {@link Stage}, as bytes, under the names of its chats and people. Not thread-safe. */
final class Kept {

    /** Before the name of a chat in the id of its conversation. */
    private static final String CHAT = "chat:";

    private final Map<String, byte[]> conversations = new HashMap<>();
    private final Map<String, byte[]> people = new HashMap<>();
    private final Map<String, byte[]> couples = new HashMap<>();
    private final Map<String, byte[]> offers = new HashMap<>();

    /** The chat with this conversation. */
    static String chat(ConversationId id) {
        return id.value().substring(CHAT.length());
    }

    /**
     * Everything that a turn may read.
     *
     * @param first what a new conversation counts from
     */
    State state(String chat, String person, Said said, long first) {
        Conversation conversation = conversation(chat, first);
        Person kept = person(new PersonId(person));
        Person me = kept == null ? Person.stranger(new PersonId(person)) : kept;
        Couple couple = couple(me.couple() != null ? me.couple() : me.left());
        List<Offer> known = offers(conversation, said);
        return new State(conversation, me, couple, others(me, couple, known), known);
    }

    /** Every chat and person that something is kept about, in an order that does not change. */
    List<String> chats() {
        Set<String> all = new TreeSet<>(conversations.keySet());
        all.addAll(people.keySet());
        return List.copyOf(all);
    }

    /** When anybody did something in a group last, as far as that is noted. */
    Presence presence(String chat) {
        return conversation(chat, 0).presence();
    }

    private Conversation conversation(String chat, long first) {
        ConversationId id = new ConversationId(CHAT + chat);
        byte[] saved = conversations.get(chat);
        return saved == null ? Conversation.fresh(id, first) : ConversationForm.read(id, saved);
    }

    private @Nullable Person person(PersonId id) {
        byte[] saved = people.get(id.value());
        return saved == null ? null : PersonForm.read(id, saved);
    }

    private @Nullable Couple couple(@Nullable CoupleId id) {
        byte[] saved = id == null ? null : couples.get(id.value());
        return id == null || saved == null ? null : CoupleForm.read(id, saved);
    }

    private List<Offer> offers(Conversation conversation, Said said) {
        Set<String> codes = new TreeSet<>(conversation.codes());
        String code = PairCode.in(said);
        if (code != null) {
            codes.add(code);
        }
        List<Offer> known = new ArrayList<>();
        for (String each : codes) {
            byte[] saved = offers.get(each);
            if (saved != null) {
                known.add(OfferForm.read(each, saved));
            }
        }
        return known;
    }

    private List<Person> others(Person me, @Nullable Couple couple, List<Offer> known) {
        Set<PersonId> ids = new LinkedHashSet<>(couple == null ? List.of() : couple.members());
        known.forEach(offer -> offer.people().forEach(coming -> ids.add(coming.person())));
        ids.remove(me.id());
        List<Person> others = new ArrayList<>();
        for (PersonId id : ids) {
            Person other = person(id);
            if (other != null) {
                others.add(other);
            }
        }
        return others;
    }

    /** Saves what a turn has made of it. */
    void keep(String chat, State before, State after) {
        conversations.put(chat, ConversationForm.write(after.conversation()));
        if (after.person().hasAgreed()) {
            keep(after.person());
        }
        Couple couple = after.couple();
        if (couple != null && couple.members().isEmpty()) {
            couples.remove(couple.id().value());
        } else if (couple != null) {
            couples.put(couple.id().value(), CoupleForm.write(couple));
        }
        // Nothing of another person changes by what one does, but whom they have joined.
        for (Person other : after.others()) {
            if (before.others().stream()
                    .noneMatch(was -> was.id().equals(other.id()) && Objects.equals(was.couple(), other.couple()))) {
                keep(other);
            }
        }
        before.offers().forEach(offer -> offers.remove(offer.code()));
        for (Offer offer : after.offers()) {
            offers.put(offer.code(), OfferForm.write(offer));
        }
    }

    void keep(Person person) {
        people.put(person.id().value(), PersonForm.write(person));
    }

    /** Makes them a couple, as if they had just joined. */
    void join(Person one, Person other) {
        Couple couple =
                Couple.of(new CoupleId(one.id().value() + "+" + other.id().value()), one, other);
        couples.put(couple.id().value(), CoupleForm.write(couple));
        keep(one.joined(couple));
        keep(other.joined(couple));
    }

    /** Everything that is saved, to look for something in it. */
    String all() {
        StringBuilder all = new StringBuilder();
        for (Map<String, byte[]> documents : List.of(conversations, people, couples, offers)) {
            documents.values().forEach(saved -> all.append(new String(saved, StandardCharsets.UTF_8)));
        }
        return all.toString();
    }

    void forgetChat(String chat) {
        conversations.remove(chat);
    }

    void forgetPerson(String person) {
        people.remove(person);
    }

    /** A person variable, wherever it is kept; null when it has no value. */
    @Nullable
    Value personVariable(String person, String variable) {
        PersonId id = new PersonId(person);
        Person known = person(id);
        if (known != null) {
            return known.variables().get(variable);
        }
        for (String chat : conversations.keySet()) {
            for (Guest guest : conversation(chat, 0).guests()) {
                if (guest.person().equals(id) && guest.variables().containsKey(variable)) {
                    return guest.variables().get(variable);
                }
            }
        }
        return null;
    }

    /** How many bytes a conversation takes. */
    int bytes(String chat) {
        return conversations.getOrDefault(chat, new byte[0]).length;
    }
}
