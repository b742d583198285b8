package tandem.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows that were read last, within a bound of memory. Safe for many threads.
 *
 * <p>It never serves a row older than a commit whose future had completed before the read began. Two rules give that: a
 * row is loaded inside the cache's lock for its key, so a load that began before a commit is over before the commit's
 * turn at that key; and a commit only replaces a cached row by a higher revision or drops it, it never adds one, because
 * two commits may come here in the other order.
 */
public final class CachedRecords implements Records {
    /** What a cached row costs beside its value and the two bytes of each key character: objects, links, counters. */
    private static final int ROW_OVERHEAD = 200;

    private final Records inner;
    private final Cache<String, Row> rows;

    /** @param maxBytes how much memory the cached rows may take, about */
    public CachedRecords(Records inner, long maxBytes) {
        this.inner = inner;
        // Housekeeping happens on the calling thread: this class owns no executor that somebody would have to close.
        this.rows = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<String, Row>weigher((key, row) -> ROW_OVERHEAD + 2 * key.length() + row.size())
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    @Override
    public @Nullable Row get(String key) {
        return rows.get(key, inner::get);
    }

    /** Straight from the inner records: a range may hold rows that nobody read yet. */
    @Override
    public List<Row> scan(String from, String to, int limit) {
        return inner.scan(from, to, limit);
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        return inner.keys(from, to, limit);
    }

    @Override
    public CompletableFuture<Verdict> commit(Batch batch) {
        return inner.commit(batch).whenComplete((verdict, failure) -> {
            if (verdict instanceof Verdict.Applied applied) {
                batch.puts().forEach((key, value) -> renew(new Row(key, applied.sequence(), value)));
            } else {
                // Stale: what we keep may be why. Failed: nobody knows what became of it.
                batch.expected().keySet().forEach(this::drop);
                batch.puts().keySet().forEach(this::drop);
            }
            batch.deletes().forEach(this::drop);
        });
    }

    // Both by compute, which is sure to wait for a load of the key that is under way: computeIfPresent looks first,
    // finds nothing yet, and lets that load leave an old row behind; invalidate promises nothing about such a load.
    private void renew(Row row) {
        rows.asMap().compute(row.key(), (key, old) -> old == null || old.revision() > row.revision() ? old : row);
    }

    private void drop(String key) {
        rows.asMap().compute(key, (same, old) -> null);
    }

    /** The part of the reads so far that the cache could answer, 0 to 1; 1 before the first read. */
    public double hitRate() {
        return rows.stats().hitRate();
    }

    @Override
    public void close() {
        inner.close();
        rows.invalidateAll();
    }
}
