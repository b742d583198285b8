package tandem.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads every row of a store and says what is wrong: a row that was not written as it stands there, a document that this
 * version does not read, a reference that leads nowhere. It takes a page of rows at a time and holds nothing up, so it
 * may run over a store that is in use. For one thread.
 */
public final class Verification {

    private static final int PAGE = 512;

    private final Records records;
    private final RowCheck check;
    private long unwoken;

    /** Hears of each problem. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Hears of one.
         *
         * @param kind of the row
         * @param what is wrong with it; nothing private
         */
        void found(String kind, String what);
    }

    /**
     * What there is.
     *
     * @param rows how many of each kind
     * @param unwoken waits without a stored time that would end them: no fault, but good to know. A chat that is gone
     *     loses its times, and so does an event whose turn fails for ever
     */
    public record Seen(Map<String, Long> rows, long unwoken) {
        public Seen {
            rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        }
    }

    /** @param records already decrypted, without a cache between: the files are to be read */
    public Verification(Records records, Keys keys) {
        this.records = records;
        this.check = new RowCheck(records, new RowKeys(keys));
    }

    /** Looks at everything. */
    public Seen run(Listener listener) {
        Map<String, Long> counts = new TreeMap<>();
        unwoken = 0;
        Pages.of(records, PAGE, key -> {
            counts.merge(RowKeys.kind(key), 1L, Long::sum);
            look(key, listener);
        });
        return new Seen(counts, unwoken);
    }

    /**
     * Looks at the keys of people and conversations: that each is one, and was wrapped by our master key.
     *
     * @return how many there are
     */
    public static long ofKeys(Records secrets, KeyRing ring, Listener listener) {
        long[] count = {0};
        Pages.of(secrets, PAGE, key -> {
            count[0] += KeyRing.isOfSomebody(key) ? 1 : 0;
            try {
                ring.check(key);
            } catch (StoreException e) {
                listener.found(RowKeys.kind(key), String.valueOf(e.getMessage()));
            }
        });
        return count[0];
    }

    private void look(String key, Listener listener) {
        Row row;
        try {
            row = records.get(key);
        } catch (StoreException e) {
            listener.found(RowKeys.kind(key), String.valueOf(e.getMessage()));
            return;
        }
        List<String> wrong = row == null ? List.of() : check.of(row);
        if (row != null && !wrong.isEmpty() && isStillThere(row)) {
            wrong.forEach(what -> listener.found(RowKeys.kind(key), what));
        }
        long asleep = row == null || !wrong.isEmpty() ? 0 : check.unwoken(row);
        if (row != null && asleep > 0 && isStillThere(row)) {
            unwoken += asleep;
        }
    }

    /**
     * Commits go on meanwhile, and change rows that belong together all at once: what was missing between the same
     * revision of a row, read twice, was missing indeed.
     */
    private boolean isStillThere(Row row) {
        Row again = records.get(row.key());
        return again != null && again.revision() == row.revision();
    }
}
