package tandem.store;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tandem.form.ParcelForm;

/**
 * What a store holds, in numbers. Of what is in the rows nothing is read but of which platform the messages are that were
 * put aside, and why.
 *
 * @param rows how many there are of each kind
 * @param firstDue the earliest stored time, or null when there is none
 * @param lastDue the latest one
 * @param putAside messages that are not sent any more, by platform and by {@link tandem.delivery.PutAside#word}; without
 *     those that cannot be read
 */
public record Statistics(
        Map<String, Long> rows,
        @Nullable Instant firstDue,
        @Nullable Instant lastDue,
        Map<String, Map<String, Long>> putAside) {

    private static final int PAGE = 4096;

    public Statistics {
        rows = Map.copyOf(rows);
        putAside = Collections.unmodifiableMap(new TreeMap<>(putAside));
    }

    /** Counts, some rows at a time; commits go on meanwhile. */
    public static Statistics of(Records records) {
        Count count = new Count(records);
        Pages.of(records, PAGE, count);
        return new Statistics(count.rows, count.firstDue, count.lastDue, count.putAside);
    }

    private static final class Count implements Consumer<String> {
        private final Records records;
        private final Map<String, Long> rows = new TreeMap<>();
        private final Map<String, Map<String, Long>> putAside = new TreeMap<>();
        private @Nullable Instant firstDue;
        private @Nullable Instant lastDue;

        private Count(Records records) {
            this.records = records;
        }

        @Override
        public void accept(String key) {
            String kind = RowKeys.kind(key);
            rows.merge(kind, 1L, Long::sum);
            if (kind.equals("due")) {
                lastDue = Instant.ofEpochSecond(Long.parseLong(RowKeys.part(key, 1)));
                firstDue = firstDue == null ? lastDue : firstDue;
            } else if (key.startsWith(RowKeys.DEAD)) {
                OneRow.read(records, key, row -> ParcelForm.readPutAside(row.value()))
                        .ifPresent(dead -> putAside.computeIfAbsent(
                                        dead.parcel().chat().platform(), platform -> new TreeMap<>())
                                .merge(dead.why(), 1L, Long::sum));
            }
        }
    }

    /** How many rows there are of a kind. */
    public long count(String kind) {
        return rows.getOrDefault(kind, 0L);
    }
}
