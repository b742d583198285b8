package tandem.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.EventId;
import tandem.reminder.Due;

/**
 * What a commit does with the event that led to it: marks it as applied, and takes away the row it stood in, if any.
 *
 * @param mark the row that says from now on that the event was applied; null for a due row
 * @param marks where that may be said already, on this day or another; none of them may be there
 * @param accepted the row in which the event waits where it was accepted before its turn; null for a due row
 * @param due the due row that was the event; null for an event of a platform
 */
record EventRows(
        @Nullable String mark,
        List<String> marks,
        @Nullable String accepted,
        @Nullable String due) {

    /** A revision no row ever has: a row that is gone was consumed, and that makes this a duplicate. */
    private static final long GONE = Long.MAX_VALUE;

    static EventRows of(RowKeys keys, EventDays days, @Nullable EventId event, @Nullable Due consumed, Instant now) {
        String due = consumed == null ? null : RowKeys.due(consumed.at(), consumed.conversation(), consumed.number());
        if (event == null) {
            return new EventRows(null, List.of(), null, due);
        }
        long today = Sweep.day(now);
        String address = keys.address(event);
        return new EventRows(
                RowKeys.event(today, address), days.marks(address, today).toList(), RowKeys.in(address), due);
    }

    void write(Records records, Map<String, Long> expected, Map<String, byte[]> puts, Set<String> deletes) {
        marks.forEach(key -> expected.put(key, 0L));
        if (mark != null) {
            puts.put(mark, new byte[0]);
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
        return marks.contains(key) || key.equals(due);
    }

    private static long revision(Records records, String key) {
        Row row = records.get(key);
        return row == null ? GONE : row.revision();
    }
}
