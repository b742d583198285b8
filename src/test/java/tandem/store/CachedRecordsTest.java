package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CachedRecordsTest extends RecordsContract {
    @Override
    protected Records open(Path folder) {
        return new CachedRecords(TestStores.encrypted(folder, new MasterKey(new byte[32])), 10_000);
    }

    @Test
    void answersWhatWasReadBefore() {
        MemoryRecords inner = new MemoryRecords();
        CachedRecords cached = new CachedRecords(inner, 1 << 20);
        commit(cached, Map.of("a", bytes("1")), Set.of());
        for (int i = 0; i < 10; i++) {
            assertThat(revision(cached, "a")).isEqualTo(1);
        }

        assertThat(inner.reads.get()).isEqualTo(1);
        assertThat(cached.hitRate()).isEqualTo(0.9, within(0.001));
        commit(cached, Map.of("a", bytes("2")), Set.of());
        assertThat(revision(cached, "a")).isEqualTo(2);
        assertThat(inner.reads.get()).as("a commit renews the cached row").isEqualTo(1);
    }

    @Test
    void keepsWithinItsBound() {
        MemoryRecords inner = new MemoryRecords();
        CachedRecords cached = new CachedRecords(inner, 100_000);
        for (int i = 0; i < 1000; i++) {
            commit(cached, Map.of("k" + i, new byte[1000]), Set.of());
            cached.get("k" + i);
        }
        long loads = inner.reads.get();
        for (int i = 0; i < 1000; i++) {
            cached.get("k" + i);
        }
        assertThat(inner.reads.get() - loads).as("rows that were not kept").isGreaterThan(900);
    }

    /** A reader takes the old row, then a commit comes and goes, then the reader puts its row into the cache. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLoadThatBeganBeforeACommitLeavesNothingOldBehind(boolean deletes) throws Exception {
        MemoryRecords inner = new MemoryRecords();
        CachedRecords cached = new CachedRecords(inner, 1 << 20);
        commit(cached, Map.of("a", bytes("old")), Set.of());
        CountDownLatch loaded = inner.holdReads();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<?> reader = pool.submit(() -> cached.get("a"));
            assertThat(loaded.await(5, TimeUnit.SECONDS)).isTrue();
            Future<?> writer = pool.submit(() -> {
                commit(cached, deletes ? Map.of() : Map.of("a", bytes("new")), deletes ? Set.of("a") : Set.of());
            });
            Thread.sleep(100); // Time for a commit that does not wait for the reader to be over.
            inner.releaseReads();
            reader.get(5, TimeUnit.SECONDS);
            writer.get(5, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }

        Row row = cached.get("a");
        assertThat(row == null ? 0 : row.revision()).isEqualTo(deletes ? 0 : 2);
    }

    /** A put whose turn at the cache comes after that of the delete that followed it. */
    @Test
    void twoCommitsMayReachTheCacheInTheOtherOrder() {
        MemoryRecords inner = new MemoryRecords();
        CachedRecords cached = new CachedRecords(inner, 1 << 20);
        commit(cached, Map.of("a", bytes("1")), Set.of());
        cached.get("a");
        inner.holdCompletions();
        CompletableFuture<Verdict> put = cached.commit(new Batch(Map.of(), Map.of("a", bytes("2")), Set.of()));
        CompletableFuture<Verdict> delete = cached.commit(new Batch(Map.of(), Map.of(), Set.of("a")));
        CompletableFuture<Verdict> other = cached.commit(new Batch(Map.of(), Map.of("b", bytes("3")), Set.of()));
        inner.completeLastFirst();

        assertThat(CompletableFuture.allOf(put, delete, other)).succeedsWithin(1, TimeUnit.SECONDS);
        assertThat(cached.get("a")).isNull();
        assertThat(revision(cached, "b")).isEqualTo(4);
    }

    @Test
    void anOlderCommitDoesNotReplaceANewerRow() {
        MemoryRecords inner = new MemoryRecords();
        CachedRecords cached = new CachedRecords(inner, 1 << 20);
        commit(cached, Map.of("a", bytes("1")), Set.of());
        cached.get("a");
        inner.holdCompletions();
        CompletableFuture<Verdict> second = cached.commit(new Batch(Map.of(), Map.of("a", bytes("2")), Set.of()));
        CompletableFuture<Verdict> third = cached.commit(new Batch(Map.of(), Map.of("a", bytes("3")), Set.of()));
        inner.completeLastFirst();

        assertThat(CompletableFuture.allOf(second, third)).succeedsWithin(1, TimeUnit.SECONDS);
        assertThat(revision(cached, "a")).isEqualTo(3);
    }

    @Test
    void dropsWhatACommitFoundStale() {
        MemoryRecords shared = new MemoryRecords();
        CachedRecords cached = new CachedRecords(shared, 1 << 20);
        commit(cached, Map.of("a", bytes("1"), "b", bytes("1")), Set.of());
        cached.get("a");
        cached.get("b");
        commit(shared, Map.of("a", bytes("2"), "b", bytes("2")), Set.of()); // Another process.
        Verdict verdict = cached.commit(new Batch(Map.of("a", 1L), Map.of("b", bytes("3")), Set.of()))
                .join();

        assertThat(verdict).isEqualTo(new Verdict.Stale("a"));
        assertThat(revision(cached, "a")).isEqualTo(2);
        assertThat(revision(cached, "b")).isEqualTo(2);
    }

    @Test
    void dropsWhatAFailedCommitMayHaveWritten() {
        MemoryRecords inner = new MemoryRecords();
        CachedRecords cached = new CachedRecords(inner, 1 << 20);
        commit(cached, Map.of("a", bytes("1")), Set.of());
        cached.get("a");
        inner.failAfterWriting();

        assertThat(cached.commit(new Batch(Map.of(), Map.of("a", bytes("2")), Set.of())))
                .isCompletedExceptionally();
        assertThat(revision(cached, "a")).isEqualTo(2);
    }

    /**
     * Writers note, after each commit, what every later read must at least see; readers look at the note first and read
     * then. A row that is older was served from a stale cache.
     */
    @Test
    void noReadIsOlderThanACommitThatWasOver() throws Exception {
        int keys = 8;
        CachedRecords cached = new CachedRecords(new MemoryRecords(), 1_500); // About half of them fit.
        AtomicLongArray floor = new AtomicLongArray(keys);
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Random random = new Random(i);
                readers.add(pool.submit(() -> {
                    while (writing.get()) {
                        readNothingOld(cached, floor, random.nextInt(keys));
                    }
                }));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Random random = new Random(100 + i);
                writers.add(pool.submit(() -> write(cached, floor, random)));
            }
            for (Future<?> writer : writers) {
                writer.get(20, TimeUnit.SECONDS);
            }
            writing.set(false);
            for (Future<?> reader : readers) {
                reader.get(5, TimeUnit.SECONDS);
            }
        } finally {
            writing.set(false);
            pool.shutdownNow();
        }
    }

    private static void write(CachedRecords cached, AtomicLongArray floor, Random random) {
        for (int i = 0; i < 12_000; i++) {
            int number = random.nextInt(floor.length());
            boolean deletes = number % 2 == 0 && random.nextInt(3) == 0;
            long sequence = commit(
                    cached,
                    deletes ? Map.of() : Map.of("k" + number, new byte[100]),
                    deletes ? Set.of("k" + number) : Set.of());
            floor.accumulateAndGet(number, sequence, Math::max);
        }
    }

    private static void readNothingOld(CachedRecords cached, AtomicLongArray floor, int number) {
        long least = floor.get(number);
        Row row = cached.get("k" + number);
        if (row == null) {
            assertThat(number % 2 == 0 || least == 0)
                    .as("only even keys are ever deleted")
                    .isTrue();
        } else {
            assertThat(row.revision()).isGreaterThanOrEqualTo(least);
        }
    }

    private static long commit(Records records, Map<String, byte[]> puts, Set<String> deletes) {
        Verdict verdict = records.commit(new Batch(Map.of(), puts, deletes)).join();
        return ((Verdict.Applied) verdict).sequence();
    }
}
