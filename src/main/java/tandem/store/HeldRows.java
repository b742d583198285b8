package tandem.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.form.AddressForm;
import tandem.form.IdForm;
import tandem.form.ParcelForm;

/**
 * What is written when messages that were to be sent wait for the one person they are for. Used once, on one thread.
 *
 * <p>As in {@link PersonalRows}, the person's row is written again.
 */
final class HeldRows {

    private final Records records;
    private final Instant now;
    private final Map<String, Long> expected;
    private final Map<String, byte[]> puts;
    private final Set<String> deletes;

    HeldRows(Records records, Instant now, Map<String, Long> expected, Map<String, byte[]> puts, Set<String> deletes) {
        this.records = records;
        this.now = now;
        this.expected = expected;
        this.puts = puts;
        this.deletes = deletes;
    }

    /**
     * Has a message wait.
     *
     * @param key its row in the outbox
     * @return false for somebody who was erased: for them nothing waits
     */
    boolean hold(String key, PersonId person, Outgoing outgoing) {
        Optional<Row> found = OneRow.read(records, RowKeys.user(person), row -> row);
        found.ifPresent(user -> {
            expected.put(user.key(), user.revision());
            puts.put(user.key(), user.value());
            long number = Long.parseLong(RowKeys.part(key, 2));
            puts.put(
                    RowKeys.held(Sweep.day(now), person, number),
                    document(AddressForm.readPerson(user.value()), outgoing));
        });
        return found.isPresent();
    }

    /** The person's private chat counts as open no longer, where it is one of these; so it is looked for what waits. */
    void closePrivateChat(PersonId person, Predicate<ConversationId> which) {
        OneRow.read(records, RowKeys.dm(person), row -> row)
                .filter(dm -> which.test(new ConversationId(IdForm.read(dm.value()))))
                .ifPresent(dm -> {
                    expected.put(dm.key(), dm.revision());
                    deletes.add(dm.key());
                });
    }

    /** The document of a message that waits; where it goes is known only when the person comes. */
    static byte[] document(PersonAddress address, Outgoing outgoing) {
        return ParcelForm.write(new Parcel(ChatAddress.of(address.platform(), ""), address, outgoing, null));
    }
}
