package tandem.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.Audience;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.engine.Effect;
import tandem.form.AddressForm;
import tandem.form.IdForm;
import tandem.form.ParcelForm;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Where;

/**
 * What one commit writes of messages for one person alone: which private chat is open, what goes there, and what waits
 * until one is. Used once, on one thread.
 *
 * <p>There is something that waits only while no private chat is open. Where a group can show it to them alone, it need not
 * wait for that. Whoever stores something to wait writes the
 * person's row again: an event that opens the private chat at the same time expects it as it was, and looks again.
 */
final class PersonalRows {

    private final Records records;
    private final Commit commit;
    private final PersonId person;
    private final OutQueue queue;
    private final NewLetters letters;
    private final Map<String, Long> expected;
    private final Map<String, byte[]> puts;
    private final Set<String> deletes;

    PersonalRows(
            Records records,
            Commit commit,
            OutQueue queue,
            NewLetters letters,
            Map<String, Long> expected,
            Map<String, byte[]> puts,
            Set<String> deletes) {
        this.records = records;
        this.commit = commit;
        this.person = commit.read().state().person().id();
        this.queue = queue;
        this.letters = letters;
        this.expected = expected;
        this.puts = puts;
        this.deletes = deletes;
    }

    /**
     * Somebody did something in their private chat: it is open from now on, and what waits for them goes out.
     *
     * @param erases whether they have everything erased; then it does not
     */
    void open(Where.Arrived arrived, boolean erases) {
        ConversationId here = commit.read().state().conversation().id();
        if (here.equals(commit.read().privately())) {
            return;
        }
        puts.put(RowKeys.dm(person), IdForm.write(here.value()));
        puts.put(RowKeys.chat(here), AddressForm.write(new AddressForm.Chat(arrived.chat(), false, person)));
        if (!erases) {
            expectUser();
            waiting().forEach(key -> release(key, here, arrived));
        }
    }

    /** Somebody did something in a group; where it can be shown to them alone, what waits for them goes there. */
    void whisper(Where.Arrived arrived) {
        boolean can = commit.capabilities().apply(arrived.chat().platform()).whispers();
        if (can && commit.read().privately() == null) {
            waiting()
                    .forEach(key ->
                            release(key, commit.read().state().conversation().id(), arrived));
        }
    }

    /** The names of what waits for the person, the oldest first. */
    private List<String> waiting() {
        return Sweep.days(RowKeys.HELD, commit.now())
                .mapToObj(day -> RowKeys.helds(day, person))
                .flatMap(prefix -> records.keys(prefix, RowKeys.end(prefix), Integer.MAX_VALUE).stream())
                .sorted()
                .toList();
    }

    private void release(String key, ConversationId here, Where.Arrived arrived) {
        OneRow.read(records, key, row -> Map.entry(row.revision(), ParcelForm.read(row.value())))
                .ifPresent(found -> {
                    // Whoever else shows it at this moment gives way.
                    expected.put(key, found.getKey());
                    deletes.add(key);
                    letters.addFromElsewhere(
                            here,
                            arrived.chat(),
                            arrived.person(),
                            found.getValue().outgoing());
                });
    }

    /** Says something to the person alone: where they are, else in their private chat, else later or never. */
    void tell(Effect.Tell tell) {
        Outgoing outgoing = tell.outgoing();
        if (!(outgoing.audience() instanceof Audience.Only only)) {
            throw new IllegalArgumentException("what everybody may read is told nobody alone");
        }
        if (!only.person().equals(person)) {
            tellOther(only.person(), outgoing);
            return;
        }
        PersonAddress address = address();
        if (address == null) {
            return; // They had everything erased, and are nobody any more.
        }
        Loaded read = commit.read();
        AddressForm.Chat home = home(read.privately());
        boolean whispers = commit.capabilities().apply(read.chat().platform()).whispers();
        if (whispers && address.platform().equals(read.chat().platform())) {
            letters.add(read.state().conversation().id(), read.chat(), address, outgoing);
        } else if (read.privately() != null && home != null) {
            letters.addFromElsewhere(read.privately(), home.address(), address, outgoing);
        } else if (tell.waits()) {
            hold(address, outgoing);
        }
    }

    /** Says something to another one of the couple, in their private chat; while that is not open, it is not said. */
    private void tellOther(PersonId other, Outgoing outgoing) {
        if (commit.read().state().others().stream()
                .noneMatch(known -> known.id().equals(other))) {
            throw new IllegalArgumentException("only one of the couple can be told something alone");
        }
        Row dm = records.get(RowKeys.dm(other));
        Row user = records.get(RowKeys.user(other));
        expected.putIfAbsent(RowKeys.dm(other), dm == null ? 0 : dm.revision());
        ConversationId privately = dm == null ? null : new ConversationId(IdForm.read(dm.value()));
        AddressForm.Chat home = home(privately);
        if (privately != null && home != null && user != null) {
            letters.addFromElsewhere(privately, home.address(), AddressForm.readPerson(user.value()), outgoing);
        }
    }

    private void hold(PersonAddress address, Outgoing outgoing) {
        expectUser();
        puts.putIfAbsent(
                RowKeys.user(person),
                AddressForm.write(
                        new AddressForm.User(address, commit.turn().state().presence())));
        String key = RowKeys.held(Sweep.day(commit.now()), person, queue.number());
        puts.put(key, HeldRows.document(address, outgoing));
    }

    private void expectUser() {
        Row user = records.get(RowKeys.user(person));
        expected.putIfAbsent(RowKeys.user(person), user == null ? 0 : user.revision());
    }

    /** How the person is reached; null when they are nobody any more. */
    private @Nullable PersonAddress address() {
        if (commit.read().where() instanceof Where.Arrived arrived) {
            return arrived.person();
        }
        Row user = records.get(RowKeys.user(person));
        return user == null ? null : AddressForm.readPerson(user.value());
    }

    private AddressForm.@Nullable Chat home(@Nullable ConversationId privately) {
        Row chat = privately == null ? null : records.get(RowKeys.chat(privately));
        return chat == null ? null : AddressForm.readChat(chat.value());
    }

    /** The private chat is not open any more, because the person has closed it or is to be forgotten. */
    void close(PersonId whose) {
        puts.remove(RowKeys.dm(whose));
        deletes.add(RowKeys.dm(whose));
    }

    /** Takes back what waits for somebody who is to be forgotten. */
    void forget(PersonId whose) {
        close(whose);
        records.keys(RowKeys.HELD, RowKeys.end(RowKeys.HELD), Integer.MAX_VALUE).stream()
                .filter(key -> RowKeys.part(key, 2).equals(whose.value()))
                .forEach(deletes::add);
    }
}
