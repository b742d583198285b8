package tandem.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.form.IdForm;
import tandem.form.ParcelForm;
import tandem.runtime.Quarantine;
import tandem.runtime.Where;

/** Turns a quarantine into rows: the event's, and a message. Used once, on one thread. */
final class QuarantineRows {

    private final Records records;
    private final RowKeys rowKeys;
    private final OutQueue queue;
    private final Quarantine quarantine;
    private final EventRows events;
    private final boolean inConversation;
    private final List<OutQueue.Entry> letters = new ArrayList<>();

    QuarantineRows(Records records, RowKeys rowKeys, OutQueue queue, EventDays days, Quarantine quarantine) {
        this(records, rowKeys, queue, days, quarantine, true);
    }

    private QuarantineRows(
            Records records,
            RowKeys rowKeys,
            OutQueue queue,
            EventDays days,
            Quarantine quarantine,
            boolean inConversation) {
        this.inConversation = inConversation;
        this.records = records;
        this.rowKeys = rowKeys;
        this.queue = queue;
        this.quarantine = quarantine;
        this.events = EventRows.of(rowKeys, days, quarantine.event(), quarantine.consumed(), quarantine.now());
    }

    /** For when nothing can be written in the conversation itself. */
    static QuarantineRows elsewhere(
            Records records, RowKeys rowKeys, OutQueue queue, EventDays days, Quarantine quarantine) {
        return new QuarantineRows(records, rowKeys, queue, days, quarantine, false);
    }

    Batch batch() {
        Map<String, Long> expected = new HashMap<>();
        Map<String, byte[]> puts = new HashMap<>();
        Set<String> deletes = new HashSet<>();
        events.write(records, expected, puts, deletes);
        if (quarantine.where() instanceof Where.Arrived arrived) {
            for (Outgoing outgoing : quarantine.said()) {
                Parcel parcel = new Parcel(arrived.chat(), null, outgoing, null);
                String key = RowKeys.out(conversation(arrived), queue.number());
                puts.put(key, ParcelForm.write(parcel));
                letters.add(OutQueue.Entry.of(key, parcel));
            }
        }
        return new Batch(expected, puts, deletes);
    }

    EventRows events() {
        return events;
    }

    List<OutQueue.Entry> letters() {
        return letters;
    }

    /** The conversation; else a name made of the chat's address, for a conversation that has only such messages. */
    private ConversationId conversation(Where.Arrived arrived) {
        String at = rowKeys.at(arrived.chat());
        return new ConversationId(Optional.of(at)
                .filter(key -> inConversation)
                .flatMap(key -> OneRow.read(records, key, row -> IdForm.read(row.value())))
                .orElseGet(() -> RowKeys.part(at, 1)));
    }
}
