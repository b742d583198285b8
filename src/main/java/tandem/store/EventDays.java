package tandem.store;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The days of which there are marks of applied events. An event is looked for under all of them, and the last three on
 * which there were any are kept: so a clock that was set, back or ahead by whatever, hides none. Thread-safe.
 */
final class EventDays {

    /** More than the two days for which an event is promised to be known. */
    private static final int KEPT = 3;

    private final NavigableSet<Long> days = new ConcurrentSkipListSet<>();

    private EventDays() {}

    /** Finds the days in the rows, with one look for each. */
    static EventDays open(Records records) {
        EventDays found = new EventDays();
        String from = RowKeys.EVENT;
        for (List<String> first = next(records, from); !first.isEmpty(); first = next(records, from)) {
            long day = Long.parseLong(RowKeys.part(first.get(0), 1));
            found.days.add(day);
            from = RowKeys.since(RowKeys.EVENT, day + 1);
        }
        return found;
    }

    private static List<String> next(Records records, String from) {
        return records.keys(from, RowKeys.end(RowKeys.EVENT), 1);
    }

    /** The rows under which an event may be marked; tomorrow's too, where midnight falls between two looks. */
    Stream<String> marks(String address, long today) {
        return LongStream.concat(LongStream.of(today, today + 1), days.stream().mapToLong(Long::longValue))
                .distinct()
                .mapToObj(day -> RowKeys.event(day, address));
    }

    /** Something was applied now. */
    void note(Instant now) {
        days.add(Sweep.day(now));
    }

    /** Marks of days before this one are over. */
    long over(long before) {
        return days.descendingSet().stream()
                .skip(KEPT - 1)
                .findFirst()
                .map(third -> Math.min(third, before))
                .orElse(0L);
    }

    /** There are no marks of days before this one any more. */
    void gone(long before) {
        days.headSet(before).clear();
    }
}
