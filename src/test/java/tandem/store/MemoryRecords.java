package tandem.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Records in memory whose reads and commits a test can hold at the moments that matter. */
class MemoryRecords implements Records {
    final AtomicLong reads = new AtomicLong();

    private final ConcurrentSkipListMap<String, Row> rows = new ConcurrentSkipListMap<>();
    private final Deque<Runnable> completions = new ArrayDeque<>();
    private long last;
    private boolean holdsCompletions;
    private boolean fails;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean holdsReads;

    /** From now on a read has its row and does not return; what comes back tells that one is there. */
    CountDownLatch holdReads() {
        holdsReads = true;
        return loaded;
    }

    void releaseReads() {
        release.countDown();
    }

    /** From now on commits are written, but their futures wait. */
    synchronized void holdCompletions() {
        holdsCompletions = true;
    }

    synchronized void completeLastFirst() {
        while (!completions.isEmpty()) {
            completions.removeLast().run();
        }
    }

    /** From now on commits are written and said to have failed. */
    synchronized void failAfterWriting() {
        fails = true;
    }

    @Override
    public @Nullable Row get(String key) {
        reads.incrementAndGet();
        Row row = rows.get(key);
        if (holdsReads) {
            loaded.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return row;
    }

    @Override
    public List<Row> scan(String from, String to, int limit) {
        return rows.subMap(from, to).values().stream().limit(limit).toList();
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        return rows.subMap(from, to).keySet().stream().limit(limit).toList();
    }

    @Override
    public CompletableFuture<Verdict> commit(Batch batch) {
        CompletableFuture<Verdict> future = new CompletableFuture<>();
        boolean held;
        boolean failed;
        Verdict verdict;
        synchronized (this) {
            verdict = write(batch);
            failed = fails;
            held = holdsCompletions;
            if (held) {
                completions.add(() -> future.complete(verdict));
            }
        }
        if (failed) {
            future.completeExceptionally(new StoreException("a test says so"));
        } else if (!held) {
            future.complete(verdict);
        }
        return future;
    }

    private Verdict write(Batch batch) {
        for (Map.Entry<String, Long> expected : batch.expected().entrySet()) {
            Row row = rows.get(expected.getKey());
            if (expected.getValue() != (row == null ? 0 : row.revision())) {
                return new Verdict.Stale(expected.getKey());
            }
        }
        long sequence = ++last;
        batch.puts().forEach((key, value) -> rows.put(key, new Row(key, sequence, value)));
        batch.deletes().forEach(rows::remove);
        return new Verdict.Applied(sequence);
    }

    @Override
    public void close() {}
}
