package tandem.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds, in numbers: nothing of what is in the rows, only their names are read.
 *
 * @param rows how many there are of each kind
 * @param firstDue the earliest stored time, or null when there is none
 * @param lastDue the latest one
 */
public record Statistics(
        Map<String, Long> rows,
        @Nullable Instant firstDue,
        @Nullable Instant lastDue) {

    private static final int PAGE = 4096;

    public Statistics {
        rows = Map.copyOf(rows);
    }

    /** Counts, some rows at a time; commits go on meanwhile. */
    public static Statistics of(Records records) {
        Count count = new Count();
        Pages.of(records, PAGE, count);
        return new Statistics(count.rows, count.firstDue, count.lastDue);
    }

    private static final class Count implements Consumer<String> {
        private final Map<String, Long> rows = new TreeMap<>();
        private @Nullable Instant firstDue;
        private @Nullable Instant lastDue;

        @Override
        public void accept(String key) {
            String kind = RowKeys.kind(key);
            rows.merge(kind, 1L, Long::sum);
            if (kind.equals("due")) {
                lastDue = Instant.ofEpochSecond(Long.parseLong(RowKeys.part(key, 1)));
                firstDue = firstDue == null ? lastDue : firstDue;
            }
        }
    }

    /** How many rows there are of a kind. */
    public long count(String kind) {
        return rows.getOrDefault(kind, 0L);
    }
}
