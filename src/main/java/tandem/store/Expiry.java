package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Rows that are only kept for a while: each commit takes a few that are over along, so that no sweeper is needed. In
 * memory, made anew from the rows at every start. Thread-safe.
 */
final class Expiry {

    /** More than a commit adds, so that the rest shrinks. */
    private static final int PER_COMMIT = 4;

    private record Entry(Instant until, String key) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::until));

    synchronized void add(String key, Instant until) {
        entries.add(new Entry(until, key));
    }

    /** A few rows that are over; they are the caller's to delete. */
    synchronized List<String> over(Instant now) {
        List<String> over = new ArrayList<>(PER_COMMIT);
        while (over.size() < PER_COMMIT
                && !entries.isEmpty()
                && !entries.peek().until().isAfter(now)) {
            over.add(entries.remove().key());
        }
        return over;
    }
}
