package tandem.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.Audience;
import tandem.chat.ConversationId;
import tandem.chat.Parcel;
import tandem.chat.PersonId;
import tandem.delivery.PutAside;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.ParcelForm;

/**
 * What is written when a chat cannot be reached any more: what waits for it is put aside, and nothing is due there. What is for one person alone in
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
    private final HeldRows held;
    private int putAside;

    GoneRows(Records records, ConversationId conversation, Instant now) {
        this.records = records;
        this.conversation = conversation;
        this.now = now;
        this.held = new HeldRows(records, now, expected, puts, deletes);
        this.place = OneRow.read(records, RowKeys.chat(conversation), row -> AddressForm.readChat(row.value()))
                .orElse(null);
        close();
        endWaits();
    }

    /** Nothing is due there any more; also not what a turn schedules at this moment. */
    private void endWaits() {
        OneRow.read(records, RowKeys.talk(conversation), row -> {
                    expected.put(row.key(), row.revision());
                    return ConversationForm.read(conversation, row.value());
                })
                .ifPresent(talk -> TimeRows.of(talk).forEach(deletes::add));
    }

    private void close() {
        PersonId person = place == null ? null : place.person();
        if (person != null) {
            held.closePrivateChat(person, conversation::equals);
        }
    }

    /** A message that waits. */
    void add(String key, long revision, Parcel parcel) {
        expected.put(key, revision);
        deletes.add(key);
        boolean privately = place != null && !place.group();
        boolean waits = privately
                && parcel.outgoing().audience() instanceof Audience.Only only
                && held.hold(key, only.person(), parcel.outgoing());
        if (!waits) {
            puts.put(RowKeys.grave(Sweep.day(now), key), ParcelForm.writePutAside(parcel, PutAside.GONE.word()));
            putAside++;
        }
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
