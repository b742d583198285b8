package tandem.store;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.EventId;
import tandem.form.TimedForm;
import tandem.reminder.Due;

/**
 * What a commit does with the event that led to it: marks it as applied, and takes away the row it stood in, if any.
 *
 * @param mark the row that says that the event was applied, which must be new; null for a due row
 * @param accepted the row in which the event waits where it was accepted before its turn; null for a due row
 * @param due the due row that was the event; null for an event of a platform
 */
record EventRows(
        @Nullable String mark,
        @Nullable String accepted,
        @Nullable String due) {

    /** A revision no row ever has: a row that is gone was consumed, and that makes this a duplicate. */
    private static final long GONE = Long.MAX_VALUE;

    static EventRows of(RowKeys keys, @Nullable EventId event, @Nullable Due consumed) {
        return new EventRows(
                event == null ? null : keys.event(event),
                event == null ? null : keys.in(event),
                consumed == null ? null : RowKeys.due(consumed.at(), consumed.conversation(), consumed.number()));
    }

    void write(
            Records records, Instant now, Map<String, Long> expected, Map<String, byte[]> puts, Set<String> deletes) {
        if (mark != null) {
            expected.put(mark, 0L);
            puts.put(mark, TimedForm.write(new TimedForm.Timed(now.plus(DocumentStore.EVENTS_KEPT), "")));
        }
        if (accepted != null) {
            deletes.add(accepted);
        }
        if (due != null) {
            expected.put(due, revision(records, due));
            deletes.add(due);
        }
    }

    /** Whether this key, when it is not as expected, says that the event was applied before. */
    boolean contains(String key) {
        return key.equals(mark) || key.equals(due);
    }

    private static long revision(Records records, String key) {
        Row row = records.get(key);
        return row == null ? GONE : row.revision();
    }
}
