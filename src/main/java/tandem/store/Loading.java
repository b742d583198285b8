package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.engine.Chance;
import tandem.engine.Conversation;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Entropy;
import tandem.engine.Offer;
import tandem.engine.Person;
import tandem.engine.Presence;
import tandem.engine.State;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.IdForm;
import tandem.form.OfferForm;
import tandem.form.PersonForm;
import tandem.runtime.Loaded;
import tandem.runtime.Where;

/** Reads the rows of a turn and notes the revision of each, also of those that are not there. */
final class Loading {

    /** A new conversation's numbers begin somewhere below this. */
    private static final int FIRST_NUMBERS = 1 << 20;

    private final Records records;
    private final RowKeys rowKeys;
    private final ConversationRows conversations;

    Loading(Records records, RowKeys rowKeys) {
        this.records = records;
        this.rowKeys = rowKeys;
        this.conversations = new ConversationRows(records, rowKeys);
    }

    Optional<Loaded> load(Where where, Entropy fresh) {
        Reading reading = new Reading(fresh.names());
        if (where instanceof Where.Arrived arrived) {
            Where.Arrived here = reading.here(arrived);
            ConversationId conversation = new ConversationId(reading.id(rowKeys.at(here.chat())));
            PersonId person = new PersonId(reading.id(rowKeys.at(here.person())));
            State state =
                    reading.state(conversation, person, here.code(), here.chat().platform());
            ConversationId privately = reading.privately(person);
            return Optional.of(new Loaded(state, here, here.chat(), here.group(), privately, reading.revisions));
        }
        if (where instanceof Where.Kept kept) {
            return reading.kept(kept);
        }
        Where.Known known = (Where.Known) where;
        Row chat = reading.row(RowKeys.chat(known.conversation()));
        if (chat == null) {
            return Optional.empty();
        }
        AddressForm.Chat place = AddressForm.readChat(chat.value());
        State state = reading.state(
                known.conversation(), known.person(), null, place.address().platform());
        ConversationId privately = reading.privately(known.person());
        return Optional.of(new Loaded(state, where, place.address(), place.group(), privately, reading.revisions));
    }

    private final class Reading {
        private final Map<String, Long> revisions = new HashMap<>();
        private final Chance chance;

        private Reading(Chance chance) {
            this.chance = chance;
        }

        private @Nullable Row row(String key) {
            Row row = records.get(key);
            revisions.put(key, row == null ? 0 : row.revision());
            return row;
        }

        /** Empty when the conversation is gone, or the person is. */
        private Optional<Loaded> kept(Where.Kept kept) {
            Row chat = kept.conversation() == null ? null : row(RowKeys.chat(kept.conversation()));
            Row user = kept.person() == null ? null : row(RowKeys.user(kept.person()));
            if ((kept.conversation() != null && chat == null) || (kept.person() != null && user == null)) {
                return Optional.empty();
            }
            ConversationId conversation =
                    kept.conversation() == null ? new ConversationId(chance.name()) : kept.conversation();
            PersonId person = kept.person() == null ? new PersonId(chance.name()) : kept.person();
            AddressForm.Chat place = chat == null ? nowhere(user) : AddressForm.readChat(chat.value());
            State state = state(conversation, person, null, place.address().platform());
            State looked = place.group() ? state.with(presence(place.address())) : state;
            return Optional.of(new Loaded(looked, kept, place.address(), place.group(), privately(person), revisions));
        }

        /** A private chat that nobody reads. */
        private static AddressForm.Chat nowhere(@Nullable Row user) {
            String platform = user == null
                    ? ""
                    : AddressForm.readUser(user.value()).address().platform();
            return new AddressForm.Chat(ChatAddress.of(platform, ""), false);
        }

        /** Of a group, whatever the topic: the latest, and nothing where it is not known of each. */
        private Presence presence(ChatAddress group) {
            List<Presence> topics = conversations.ofGroup(group).keySet().stream()
                    .map(topic -> {
                        Row talk = row(RowKeys.talk(topic));
                        return talk == null
                                ? Presence.NONE
                                : ConversationForm.read(topic, talk.value()).presence();
                    })
                    .toList();
            return new Presence(latest(topics, Presence::seen), latest(topics, Presence::told));
        }

        private static @Nullable Instant latest(List<Presence> all, Function<Presence, @Nullable Instant> which) {
            Instant latest = null;
            for (Presence each : all) {
                Instant time = which.apply(each);
                if (time == null) {
                    return null;
                }
                latest = latest == null || time.isAfter(latest) ? time : latest;
            }
            return latest;
        }

        /** An event that happened before its group got another id belongs to the conversation that went on there. */
        private Where.Arrived here(Where.Arrived arrived) {
            if (!arrived.group() || row(rowKeys.at(arrived.chat())) != null) {
                return arrived;
            }
            return conversations
                    .movedFrom(arrived.chat())
                    .map(chat -> new Where.Arrived(chat, true, arrived.person(), arrived.code()))
                    .orElse(arrived);
        }

        /** The id that an address stands for; a new one for an address that is new. */
        private String id(String key) {
            Row row = row(key);
            return row == null ? chance.name() : IdForm.read(row.value());
        }

        /** The conversation of the person's private chat; null while none is open. */
        private @Nullable ConversationId privately(PersonId person) {
            Row row = row(RowKeys.dm(person));
            return row == null ? null : new ConversationId(IdForm.read(row.value()));
        }

        private State state(ConversationId conversation, PersonId person, @Nullable String code, String platform) {
            Row talk = row(RowKeys.talk(conversation));
            Conversation here = talk == null
                    ? Conversation.fresh(conversation, chance.applyAsInt(FIRST_NUMBERS))
                    : ConversationForm.read(conversation, talk.value());
            Person kept = person(person);
            Person me = kept == null ? Person.stranger(person) : kept;
            Couple couple = couple(me.couple() != null ? me.couple() : me.left());
            List<Offer> offers = offers(here, code, platform);
            return new State(here, me, presence(person), couple, others(person, couple, offers), offers);
        }

        private Presence presence(PersonId person) {
            Row user = row(RowKeys.user(person));
            return user == null
                    ? Presence.NONE
                    : AddressForm.readUser(user.value()).presence();
        }

        private @Nullable Person person(PersonId id) {
            Row kept = row(RowKeys.person(id));
            return kept == null ? null : PersonForm.read(id, kept.value());
        }

        private @Nullable Couple couple(@Nullable CoupleId id) {
            return id == null ? null : CoupleRows.read(id, this::row);
        }

        /** By the code that is said now, and by those that runs of the conversation are about. */
        private List<Offer> offers(Conversation here, @Nullable String said, String platform) {
            Set<String> codes = new TreeSet<>(here.codes());
            if (said != null) {
                codes.add(said);
            }
            List<Offer> offers = new ArrayList<>();
            for (String code : codes) {
                Row kept = offer(platform, code);
                if (kept != null) {
                    offers.add(OfferForm.read(code, kept.value()));
                }
            }
            return offers;
        }

        /** There are offers of two days at most, and older ones that the sweep has not taken yet. */
        private @Nullable Row offer(String platform, String code) {
            String end = RowKeys.end(RowKeys.OFFER);
            List<String> next = records.keys(RowKeys.OFFER, end, 1);
            while (!next.isEmpty()) {
                long day = Long.parseLong(RowKeys.part(next.get(0), 1));
                Row kept = row(rowKeys.offer(day, platform, code));
                if (kept != null) {
                    return kept;
                }
                next = records.keys(RowKeys.since(RowKeys.OFFER, day + 1), end, 1);
            }
            return null;
        }

        private List<Person> others(PersonId me, @Nullable Couple couple, List<Offer> offers) {
            Set<PersonId> ids = new LinkedHashSet<>(couple == null ? List.of() : couple.members());
            offers.forEach(offer -> offer.people().forEach(coming -> ids.add(coming.person())));
            ids.remove(me);
            List<Person> others = new ArrayList<>();
            for (PersonId id : ids) {
                Person other = person(id);
                if (other != null) {
                    others.add(other);
                }
            }
            return others;
        }
    }
}
