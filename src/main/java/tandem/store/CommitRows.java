package tandem.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Effect;
import tandem.engine.Guest;
import tandem.engine.Offer;
import tandem.engine.Person;
import tandem.engine.Round;
import tandem.engine.State;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.IdForm;
import tandem.form.OfferForm;
import tandem.form.PersonForm;
import tandem.runtime.Commit;
import tandem.runtime.Where;

/** Turns one commit into rows: what must still hold, what is written, what goes. Used once, on one thread. */
final class CommitRows {

    private final Records records;
    private final RowKeys rowKeys;
    private final ConversationRows rows;
    private final Commit commit;
    private final ConversationId conversation;

    /** What is said here belongs to it. */
    private final ConversationId speaking;

    private final Map<String, Long> expected = new HashMap<>();
    private final Map<String, byte[]> puts = new HashMap<>();
    private final Set<String> deletes = new HashSet<>();
    private final NewLetters letters;
    private final PersonalRows personal;
    private final Set<String> removedLetters = new HashSet<>();
    private final EventRows events;
    private boolean erases;

    CommitRows(Records records, RowKeys rowKeys, OutQueue queue, EventDays days, Commit commit) {
        this.records = records;
        this.rowKeys = rowKeys;
        this.rows = new ConversationRows(records, rowKeys);
        this.commit = commit;
        this.conversation = commit.read().state().conversation().id();
        this.speaking = erasesHere() ? RowKeys.afterwards(conversation) : conversation;
        this.letters = new NewLetters(queue, puts, commit.capabilities(), commit.consumed() != null);
        this.personal = new PersonalRows(records, commit, queue, letters, expected, puts, deletes);
        this.events = EventRows.of(rowKeys, days, commit.event(), commit.consumed(), commit.now());
    }

    /** @param over rows that are over and go along */
    Batch batch(List<String> over) {
        deletes.addAll(over);
        expected.putAll(commit.read().revisions());
        events.write(records, expected, puts, deletes);
        writePresence();
        if (!leaves()) {
            writeAddresses();
        }
        writeState();
        for (Effect effect : commit.turn().effects()) {
            apply(effect);
        }
        deletes.removeAll(puts.keySet());
        // What was kept for long enough goes from the files, too.
        return new Batch(expected, puts, deletes, erases || isLook());
    }

    EventRows events() {
        return events;
    }

    /** The new messages. */
    List<OutQueue.Entry> letters() {
        return letters.entries();
    }

    Set<String> removedLetters() {
        return removedLetters;
    }

    /** Whether nothing can be said there any more; then whoever is new stays unknown. */
    private boolean leaves() {
        return commit.turn().effects().stream()
                .anyMatch(effect -> effect instanceof Effect.Forget || effect instanceof Effect.Close);
    }

    /** Whether this conversation goes as a whole; what is said as a goodbye must outlive its key. */
    private boolean erasesHere() {
        return !commit.read().group()
                && commit.turn().effects().stream().anyMatch(effect -> effect instanceof Effect.Erase);
    }

    private void writeAddresses() {
        if (!(commit.read().where() instanceof Where.Arrived arrived)) {
            return;
        }
        PersonId person = commit.read().state().person().id();
        if (isNew(rowKeys.at(arrived.chat()))) {
            puts.put(rowKeys.at(arrived.chat()), IdForm.write(conversation.value()));
            puts.put(
                    RowKeys.chat(conversation),
                    AddressForm.write(new AddressForm.Chat(arrived.chat(), arrived.group())));
            if (arrived.group()) {
                puts.put(rowKeys.group(arrived.chat(), conversation), new byte[0]);
            }
        }
        if (isNew(rowKeys.at(arrived.person()))) {
            puts.put(rowKeys.at(arrived.person()), IdForm.write(person.value()));
            writeUser(person, arrived.person());
        }
        boolean erases = commit.turn().effects().stream().anyMatch(effect -> effect instanceof Effect.Erase);
        if (!arrived.group()) {
            personal.open(arrived, erases);
        } else if (!erases) {
            personal.whisper(arrived);
        }
    }

    private void writeUser(PersonId person, PersonAddress address) {
        puts.put(
                RowKeys.user(person),
                AddressForm.write(
                        new AddressForm.User(address, commit.turn().state().presence())));
    }

    /** When the person was there last. Of whoever is nobody any more, or of a group, nothing is noted here. */
    private void writePresence() {
        State after = commit.turn().state();
        if (after.presence().equals(commit.read().state().presence())
                || (commit.read().group() && isLook())) {
            return;
        }
        Row row = records.get(RowKeys.user(after.person().id()));
        if (row != null) {
            PersonAddress address = AddressForm.readPerson(row.value());
            puts.put(row.key(), AddressForm.write(new AddressForm.User(address, after.presence())));
        }
    }

    /** Whether this is about what is kept for too long. */
    private boolean isLook() {
        return commit.read().where() instanceof Where.Kept;
    }

    private boolean isNew(String addressKey) {
        return Long.valueOf(0).equals(commit.read().revisions().get(addressKey));
    }

    private void writeState() {
        State before = commit.read().state();
        State after = commit.turn().state();
        if (!after.conversation().equals(before.conversation())) {
            Conversation kept = withoutErased(before.conversation(), after.conversation());
            puts.put(RowKeys.talk(conversation), ConversationForm.write(kept));
            noteGuests(before.conversation(), kept);
            if (commit.read().group()) {
                noteRuns(before.conversation(), kept);
            }
        }
        if (after.person().hasAgreed() && !after.person().equals(before.person())) {
            puts.put(RowKeys.person(after.person().id()), PersonForm.write(after.person()));
        }
        writeCouple(before, after);
        writeOffers(before, after);
    }

    /** The couple, and of the others who is in it: nothing else of another person changes by what one does. */
    private void writeCouple(State before, State after) {
        Couple couple = after.couple();
        if (couple != null && !couple.equals(before.couple())) {
            CoupleRows.write(couple, before.couple(), commit.read().revisions(), puts, deletes);
            if (couple.members().isEmpty()) {
                markErased(couple.id().value());
            }
        }
        for (Person other : after.others()) {
            if (before.others().stream()
                    .noneMatch(was -> was.id().equals(other.id()) && Objects.equals(was.couple(), other.couple()))) {
                puts.put(RowKeys.person(other.id()), PersonForm.write(other));
            }
        }
    }

    private void writeOffers(State before, State after) {
        for (Offer offer : before.offers()) {
            if (after.offers().stream().noneMatch(kept -> kept.code().equals(offer.code()))) {
                remove(key(offer));
            }
        }
        for (Offer offer : after.offers()) {
            if (!before.offers().contains(offer)) {
                puts.put(key(offer), OfferForm.write(offer));
                expected.putIfAbsent(key(offer), 0L);
            }
        }
    }

    private String key(Offer offer) {
        return rowKeys.offer(Sweep.day(offer.until()), commit.read().chat().platform(), offer.code());
    }

    /**
     * So that an erasure finds every conversation in which something is remembered of a person. With a new such place the
     * person's row is written again: an erasure that has just looked for places expects it as it was, and looks again.
     */
    private void noteGuests(Conversation before, Conversation after) {
        for (Guest guest : after.guests()) {
            if (before.guests().stream().noneMatch(other -> other.person().equals(guest.person()))) {
                puts.put(RowKeys.guest(guest.person(), conversation), new byte[0]);
                if (commit.read().where() instanceof Where.Arrived arrived
                        && guest.person().equals(commit.read().state().person().id())) {
                    writeUser(guest.person(), arrived.person());
                }
            }
        }
        for (Guest guest : before.guests()) {
            if (after.guests().stream().noneMatch(other -> other.person().equals(guest.person()))) {
                deletes.add(RowKeys.guest(guest.person(), conversation));
            }
        }
    }

    /**
     * When a stored time has come, whose run that is may have been erased: under their id, which has no key any more,
     * nothing is remembered again. Nor when they are erased at this moment.
     */
    private Conversation withoutErased(Conversation before, Conversation after) {
        if (!(commit.read().where() instanceof Where.Known)) {
            return after;
        }
        List<Guest> kept = after.guests().stream()
                .filter(guest -> isKnown(before, guest) || isReached(guest.person()))
                .toList();
        return kept.size() == after.guests().size() ? after : after.with(after.runs(), kept);
    }

    private static boolean isKnown(Conversation before, Guest guest) {
        return before.guests().stream().anyMatch(other -> other.person().equals(guest.person()));
    }

    private boolean isReached(PersonId person) {
        Row user = records.get(RowKeys.user(person));
        expected.putIfAbsent(RowKeys.user(person), user == null ? 0 : user.revision());
        return user != null;
    }

    /** The same for what is under way in a group. */
    private void noteRuns(Conversation before, Conversation after) {
        Set<PersonId> was = Mentions.acting(before);
        Set<PersonId> is = Mentions.acting(after);
        for (PersonId person : is) {
            if (!was.contains(person)) {
                puts.put(RowKeys.run(person, conversation), new byte[0]);
                if (commit.read().where() instanceof Where.Arrived arrived
                        && person.equals(commit.read().state().person().id())) {
                    writeUser(person, arrived.person());
                }
            }
        }
        was.stream()
                .filter(person -> !is.contains(person))
                .forEach(person -> deletes.add(RowKeys.run(person, conversation)));
    }

    private void apply(Effect effect) {
        if (effect instanceof Effect.Send send) {
            letters.add(speaking, commit.read().chat(), null, send.outgoing());
        } else if (effect instanceof Effect.Tell tell) {
            personal.tell(tell);
        } else if (effect instanceof Effect.Schedule schedule) {
            String key = RowKeys.due(schedule.at(), conversation, schedule.number());
            puts.put(key, IdForm.write(schedule.person().value()));
            deletes.remove(key);
        } else if (effect instanceof Effect.Ring ring) {
            puts.put(
                    RowKeys.due(ring.at(), ring.conversation(), ring.number()),
                    IdForm.write(ring.person().value()));
        } else if (effect instanceof Effect.Cancel cancel) {
            String key = RowKeys.due(cancel.at(), conversation, cancel.number());
            puts.remove(key);
            deletes.add(key);
        } else if (effect instanceof Effect.Erase erase) {
            erase(erase);
        } else if (effect instanceof Effect.Forget) {
            erases = true;
            conversationsHere().forEach(this::forgetTopic);
        } else if (effect instanceof Effect.Close) {
            if (conversation.equals(commit.read().privately())) {
                personal.close(commit.read().state().person().id());
            }
            removeLetters(conversation);
        }
    }

    private void erase(Effect.Erase erase) {
        erases = true;
        PersonId person = erase.person();
        Row user = records.get(RowKeys.user(person));
        // Where it was read with the state, it must be as it was then: whoever has come back meanwhile is not erased.
        expected.putIfAbsent(RowKeys.user(person), user == null ? 0 : user.revision());
        PersonAddress address = user == null ? null : AddressForm.readPerson(user.value());
        if (address != null) {
            remove(rowKeys.at(address));
        }
        if (commit.read().where() instanceof Where.Arrived arrived) {
            address = arrived.person();
            remove(rowKeys.at(arrived.person()));
        }
        markErased(person.value());
        remove(RowKeys.person(person));
        remove(RowKeys.user(person));
        range(RowKeys.parts(person)).forEach(this::remove);
        personal.forget(person);
        eraseMentions(erase, new Mentions(records, person, address));
        if (!commit.read().group()) {
            removeAll(
                    commit.read().state().conversation(),
                    new AddressForm.Chat(commit.read().chat(), false));
        }
        privateChats(person).stream().filter(id -> !id.equals(conversation)).forEach(this::forget);
    }

    /** A private chat that is closed is one, too; and where a platform has topics there, somebody can have several. */
    private Set<ConversationId> privateChats(PersonId person) {
        Set<ConversationId> found = new LinkedHashSet<>();
        if (commit.read().privately() != null) {
            found.add(commit.read().privately());
        }
        for (String key : range(RowKeys.CHAT)) {
            OneRow.read(records, key, row -> AddressForm.readChat(row.value()))
                    .filter(chat -> person.equals(chat.person()))
                    .ifPresent(chat -> found.add(new ConversationId(RowKeys.part(key, 1))));
        }
        return found;
    }

    /** Takes the person out of what is others' too. */
    private void eraseMentions(Effect.Erase erase, Mentions mentions) {
        Set<ConversationId> others = new LinkedHashSet<>(mentions.conversations());
        if (commit.read().group()) {
            others.add(conversation); // Perhaps for the first time.
        }
        for (ConversationId other : others) {
            remove(RowKeys.guest(erase.person(), other));
            remove(RowKeys.run(erase.person(), other));
            forgetIn(other, erase);
        }
        for (String kind : List.of(RowKeys.OUT, RowKeys.HELD, RowKeys.DEAD)) {
            mentions.messages(kind).forEach(message -> {
                remove(message.key());
                removedLetters.add(message.key());
            });
        }
        mentions.accepted().forEach(accepted -> remove(accepted.key()));
        for (Mentions.Offered offered : mentions.offers()) {
            expected.putIfAbsent(offered.key(), offered.revision());
            Offer rest = offered.offer().without(erase.person());
            if (rest == null) {
                remove(offered.key());
            } else if (!deletes.contains(offered.key())) {
                puts.put(offered.key(), OfferForm.write(rest));
            }
        }
    }

    /** The conversations of this group: one for each topic. What it had under an id that it has no more is not here. */
    private Set<ConversationId> conversationsHere() {
        Set<ConversationId> here = new LinkedHashSet<>(List.of(conversation));
        rows.ofGroup(commit.read().chat()).forEach((id, chat) -> here.add(id));
        return here;
    }

    /** A topic that nobody knew of when it was decided that nobody is there any more is somebody who is. */
    private void forgetTopic(ConversationId id) {
        if (isLook()) {
            expected.putIfAbsent(RowKeys.talk(id), 0L);
        }
        forget(id);
    }

    /** Takes a group's conversation away; one that goes on meanwhile is looked at again. */
    private void forget(ConversationId id) {
        Row chat = records.get(RowKeys.chat(id));
        Row talk = records.get(RowKeys.talk(id));
        expected.putIfAbsent(RowKeys.talk(id), talk == null ? 0 : talk.revision());
        Conversation was = talk == null ? Conversation.fresh(id, 0) : ConversationForm.read(id, talk.value());
        forgetRounds(was);
        removeAll(
                was,
                chat == null ? new AddressForm.Chat(commit.read().chat(), true) : AddressForm.readChat(chat.value()));
    }

    /** What both were asked there can never be shown any more, and nobody would come to end it: their answers go along. */
    private void forgetRounds(Conversation talk) {
        for (PersonId person : Mentions.acting(talk)) {
            OneRow.read(records, RowKeys.person(person), row -> PersonForm.read(person, row.value()))
                    .map(known -> known.couple() != null ? known.couple() : known.left())
                    .ifPresent(couple -> forgetRounds(couple, talk.id()));
        }
    }

    private void forgetRounds(CoupleId id, ConversationId there) {
        Map<String, Long> revisions = new HashMap<>();
        Couple couple = CoupleRows.read(id, key -> {
            Row row = records.get(key);
            revisions.put(key, row == null ? 0 : row.revision());
            return asOfNow(key, row);
        });
        if (couple == null) {
            return;
        }
        List<Round> rest = couple.rounds().stream()
                .filter(round -> !round.conversation().equals(there))
                .toList();
        if (rest.size() < couple.rounds().size()) {
            revisions.forEach(expected::putIfAbsent);
            Couple less = new Couple(id, couple.seats(), couple.members(), rest);
            CoupleRows.write(less, couple, revisions, puts, deletes);
        }
    }

    /** The row as this commit leaves it so far: another topic of the same group may have gone before. */
    private @Nullable Row asOfNow(String key, @Nullable Row row) {
        byte[] written = puts.get(key);
        if (written != null) {
            return new Row(key, row == null ? 0 : row.revision(), written);
        }
        return deletes.contains(key) ? null : row;
    }

    private void removeAll(Conversation talk, AddressForm.Chat place) {
        markErased(talk.id().value());
        rows.all(talk, place).forEach(this::remove);
        removeLetters(talk.id());
    }

    /** From this commit on, the key has nothing to open any more and is to go. */
    private void markErased(String subject) {
        puts.put(RowKeys.erased(subject), new byte[0]);
    }

    private void removeLetters(ConversationId id) {
        rows.letters(id).forEach(key -> {
            remove(key);
            removedLetters.add(key);
        });
    }

    /** Takes the person out of a conversation with others: what they have begun there is nobody's from now on. */
    private void forgetIn(ConversationId other, Effect.Erase erase) {
        if (other.equals(conversation)) {
            if (commit.read().group()) {
                forgetIn(commit.turn().state().conversation(), erase);
            }
            return;
        }
        Row row = records.get(RowKeys.talk(other));
        if (row != null) {
            expected.put(RowKeys.talk(other), row.revision());
            forgetIn(ConversationForm.read(other, row.value()), erase);
        }
    }

    private void forgetIn(Conversation was, Effect.Erase erase) {
        TalkWithout rest = TalkWithout.of(was, erase.person(), erase.nobody(), records);
        puts.putAll(rest.puts());
        rest.deletes().forEach(this::remove);
    }

    private List<String> range(String prefix) {
        return records.keys(prefix, RowKeys.end(prefix), Integer.MAX_VALUE);
    }

    private void remove(String key) {
        puts.remove(key);
        deletes.add(key);
    }
}
