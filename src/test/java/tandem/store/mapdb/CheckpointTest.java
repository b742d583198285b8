package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.Batch;
import tandem.store.StoreException;
import tandem.store.TestStores;
import tandem.store.Verdict;

/** Merging in the background: what goes on meanwhile, and what happens when it cannot. */
final class CheckpointTest {
    @TempDir
    Path folder;

    @Test
    void readsCommitsAndDeletesGoOnWhileItMerges() throws Exception {
        CountDownLatch merging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {
            if (kind == FaultyVolume.Operation.MOVE && file.endsWith("snapshot-2")) {
                merging.countDown();
                await(goOn);
            }
        });
        try (MapDbRecords records = Folders.open(folder, volume, 1 << 20)) {
            Folders.commit(records, 0, 10);
            records.checkpoint().join();
            Folders.commit(records, 10, 14);
            CompletableFuture<Void> checkpoint = records.checkpoint();
            assertThat(merging.await(10, TimeUnit.SECONDS)).isTrue();
            for (int number = 14; number < 24; number++) {
                Folders.commit(records, number, number + 1);
                assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(number + 1));
            }
            goOn.countDown();
            checkpoint.join();
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(24));
            records.checkpoint().join();
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(24));
        }
        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(24));
    }

    /** MapDB maps files through channels, which an interrupt closes. */
    @Test
    void anInterruptOfItsThreadMakesItBeginAgain() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {
            if (kind == FaultyVolume.Operation.OPEN && file.endsWith("snapshot-1.tmp") && tries.incrementAndGet() < 3) {
                Thread.currentThread().interrupt();
            }
        });
        try (MapDbRecords records = Folders.open(folder, volume, 1 << 20)) {
            Folders.commit(records, 0, 5);
            records.checkpoint().join();
            assertThat(tries).hasValue(3);
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(5));
        }
        assertThat(Folders.names(folder)).containsExactly("journal-1", "snapshot-1");
    }

    @Test
    void beginsByItselfWhenEnoughWasWritten() {
        try (MapDbRecords records = Folders.open(folder, new DiskVolume(), 100_000)) {
            for (int i = 0; i < 300; i++) {
                records.commit(new Batch(Map.of(), Map.of("row", new byte[1000]), Set.of()))
                        .join();
            }
            records.checkpoint().join();
            assertThat(records.sizes().snapshots()).isPositive();
            assertThat(records.sizes().journals()).isLessThan(3 << 20);
        }
    }

    @Test
    void whatAStartFindsIsMergedAfterIt() throws IOException {
        try (MapDbRecords records = Folders.open(folder)) {
            Folders.commit(records, 0, 20);
        }
        try (MapDbRecords records = Folders.open(folder, new DiskVolume(), 100)) {
            // Nobody commits and nobody asks; this only waits for what begins by itself.
            while (records.sizes().snapshots() == 0) {
                Thread.onSpinWait();
            }
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(20));
        }
    }

    @Test
    void withoutSpaceItIsPutOffAndCommitsGoOn() throws IOException {
        AtomicBoolean full = new AtomicBoolean(true);
        Volume small = new SmallVolume(folder, full);
        try (MapDbRecords records = Folders.open(folder, small, 2500)) {
            Folders.commit(records, 0, 40);
            assertThat(records.checkpoint())
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(StoreException.class)
                    .withMessageContaining("bytes are needed, and 100 are left");
            assertThat(Folders.names(folder)).noneMatch(name -> name.contains("snapshot"));
            Folders.commit(records, 40, 80);
            full.set(false);
            Folders.commit(records, 80, 140);
            records.checkpoint().join();
            assertThat(Folders.names(folder)).hasSize(2);
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(140));
        }
        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(140));
    }

    @Test
    void whatCannotBeMergedIsNotLetInWithoutEndAndItRecovers() throws IOException {
        AtomicBoolean full = new AtomicBoolean(true);
        try (MapDbRecords records = Folders.open(folder, new SmallVolume(folder, full), 100)) {
            int done = 0;
            CompletableFuture<Verdict> commit = records.commit(Folders.batch(done));
            while (!commit.handle((verdict, failure) -> failure != null).join()) {
                done++;
                assertThat(done).isLessThan(1000);
                commit = records.commit(Folders.batch(done));
            }
            assertThat(commit)
                    .failsWithin(1, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withMessageContaining("cannot be merged");
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(done));
            full.set(false);
            records.checkpoint().join();
            Folders.commit(records, done, done + 5);
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(done + 5));
        }
    }

    @Test
    void commitsWaitWhenTheyAreFasterThanAMerge() throws Exception {
        CheckpointPlan plan =
                new CheckpointPlan(new CheckpointPlan.Found(5, 0, 0, 1000, 0, true), 1000, System::nanoTime, () -> {});
        assertThat(plan.wantsRotation()).isTrue();
        CheckpointPlan.Frozen frozen = new CheckpointPlan.Frozen(1, 5, 1000);
        plan.frozen(frozen);
        plan.written(6, 3000, 0);
        plan.awaitSpace(); // Nobody merges yet.
        assertThat(plan.poll()).isEqualTo(new CheckpointPlan.Work(frozen, 0));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(plan::awaitSpace, TestStores.threads());
        CompletableFuture<Boolean> waits =
                waiting.thenApply(done -> false).completeOnTimeout(true, 50, TimeUnit.MILLISECONDS);
        assertThat(waits.get()).isTrue();
        plan.mergeDone(frozen);
        assertThat(waiting).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void closingDoesNotWaitForAMerge() throws Exception {
        byte[] value = new byte[100_000];
        CompletableFuture<Void> checkpoint;
        try (MapDbRecords records = Folders.open(folder)) {
            for (int i = 0; i < 200; i++) {
                records.commit(new Batch(Map.of(), Map.of("row" + i, value), Set.of()))
                        .join();
            }
            checkpoint = records.checkpoint();
        }
        assertThat(checkpoint).isDone();
        try (MapDbRecords records = Folders.open(folder)) {
            assertThat(records.scan("", "\uffff", 999)).hasSize(200);
            assertThat(Folders.names(folder)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** A real disk that says it has little space left. */
    private static final class SmallVolume implements Volume {
        private final Volume real;
        private final AtomicBoolean full;

        SmallVolume(Path folder, AtomicBoolean full) throws IOException {
            this.real = new FaultyVolume(folder, (number, kind, file) -> {});
            this.full = full;
        }

        @Override
        public Tape create(Path file) throws IOException {
            return real.create(file);
        }

        @Override
        public Tape open(Path file) throws IOException {
            return real.open(file);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            real.move(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            real.delete(file);
        }

        @Override
        public void forceNames(Path folder) throws IOException {
            real.forceNames(folder);
        }

        @Override
        public long usable(Path folder) throws IOException {
            return full.get() ? 100 : real.usable(folder);
        }
    }
}
