package tandem.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Rows that are kept for some days only. Each commit takes a few that are over along, so that what comes in and what goes
 * keep pace; what a crash or a conflict leaves is found again, because the day stands in the rows' names. Thread-safe.
 */
final class Sweep {

    /** For how many whole days after the one it was written on a row of this kind is kept. */
    private static final Map<String, Integer> DAYS =
            Map.of(RowKeys.EVENT, 2, RowKeys.REF, 2, RowKeys.DEAD, 7, RowKeys.HELD, 7, RowKeys.OFFER, 0);

    /** More than a commit adds, so that the rest shrinks. */
    static final int PER_COMMIT = 8;

    private static final int PAGE = 512;

    private final Records records;
    private final EventDays events;
    private final Deque<String> over = new ArrayDeque<>();

    /** What was over on this day has been found. */
    private long found = Long.MIN_VALUE;

    Sweep(Records records, EventDays events) {
        this.records = records;
        this.events = events;
    }

    static long day(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), TimeUnit.DAYS.toSeconds(1));
    }

    /**
     * The days on which a row of this kind may have been written that still counts, the newest first. Tomorrow is one of
     * them: the clock may have been put back since.
     */
    static LongStream days(String kind, Instant now) {
        long today = day(now);
        return LongStream.rangeClosed(-1, DAYS.getOrDefault(kind, 0)).map(age -> today - age);
    }

    /** A few rows that are over; they are the caller's to delete, or to hand back by {@link #again}. */
    synchronized List<String> over(Instant now, int most) {
        if (over.isEmpty() && found < day(now)) {
            find(day(now));
        }
        List<String> few = new ArrayList<>();
        while (few.size() < most && !over.isEmpty()) {
            few.add(over.remove());
        }
        return few;
    }

    /** They could not be deleted after all. */
    synchronized void again(Collection<String> rows) {
        over.addAll(rows);
    }

    private void find(long today) {
        long marks = events.over(today - DAYS.getOrDefault(RowKeys.EVENT, 0));
        DAYS.forEach((kind, days) -> {
            long before = kind.equals(RowKeys.EVENT) ? marks : today - days;
            over.addAll(records.keys(kind, RowKeys.since(kind, before), PAGE));
        });
        if (over.isEmpty()) {
            found = today;
            events.gone(marks);
        }
    }
}
