package tandem.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.Audience;
import tandem.chat.ConversationId;
import tandem.chat.Parcel;
import tandem.chat.PersonId;
import tandem.delivery.PutAside;
import tandem.form.AddressForm;
import tandem.form.IdForm;
import tandem.form.ParcelForm;

/**
 * What is written when a chat cannot be reached any more: what waits for it is put aside. What is for one person alone in
 * their private chat waits for them instead, and that chat counts as open no longer. Used once, on one thread.
 */
final class GoneRows {

    private final Records records;
    private final ConversationId conversation;
    private final Instant now;
    private final AddressForm.@Nullable Chat place;
    private final Map<String, Long> expected = new HashMap<>();
    private final Map<String, byte[]> puts = new HashMap<>();
    private final Set<String> deletes = new HashSet<>();
    private int putAside;

    GoneRows(Records records, ConversationId conversation, Instant now) {
        this.records = records;
        this.conversation = conversation;
        this.now = now;
        this.place = OneRow.read(records, RowKeys.chat(conversation), row -> AddressForm.readChat(row.value()))
                .orElse(null);
        close();
    }

    private void close() {
        PersonId person = place == null ? null : place.person();
        if (person != null) {
            OneRow.read(records, RowKeys.dm(person), row -> row)
                    .filter(dm -> IdForm.read(dm.value()).equals(conversation.value()))
                    .ifPresent(dm -> {
                        expected.put(dm.key(), dm.revision());
                        deletes.add(dm.key());
                    });
        }
    }

    /** A message that waits. */
    void add(String key, long revision, Parcel parcel) {
        expected.put(key, revision);
        deletes.add(key);
        boolean privately = place != null && !place.group();
        boolean held = privately
                && parcel.outgoing().audience() instanceof Audience.Only only
                && hold(key, only.person(), parcel);
        if (!held) {
            puts.put(RowKeys.grave(Sweep.day(now), key), ParcelForm.writePutAside(parcel, PutAside.GONE.word()));
            putAside++;
        }
    }

    /** As in {@link PersonalRows}, the person's row is written again; for somebody who was erased nothing waits. */
    private boolean hold(String key, PersonId person, Parcel parcel) {
        Optional<Row> found = OneRow.read(records, RowKeys.user(person), row -> row);
        found.ifPresent(user -> {
            expected.put(user.key(), user.revision());
            puts.put(user.key(), user.value());
            long number = Long.parseLong(RowKeys.part(key, 2));
            puts.put(
                    RowKeys.held(Sweep.day(now), person, number),
                    PersonalRows.held(AddressForm.readPerson(user.value()), parcel.outgoing()));
        });
        return found.isPresent();
    }

    /** Something that goes along. */
    void delete(String key) {
        deletes.add(key);
    }

    Batch batch() {
        return new Batch(expected, puts, deletes);
    }

    /** How many messages are put aside. */
    int putAside() {
        return putAside;
    }
}
