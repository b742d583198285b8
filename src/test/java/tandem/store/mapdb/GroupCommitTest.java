package tandem.store.mapdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.Batch;
import tandem.store.StoreException;
import tandem.store.TestStores;
import tandem.store.Verdict;

/** Commits that arrive while the disk is busy, on a disk whose forces wait for the test. */
final class GroupCommitTest {
    @TempDir
    Path folder;

    private final Semaphore mayForce = new Semaphore(0);
    private final Semaphore forcing = new Semaphore(0);
    private final AtomicInteger forces = new AtomicInteger();
    private volatile boolean slow;
    private volatile boolean sick;
    private FaultyVolume volume;

    @BeforeEach
    void prepare() throws IOException {
        volume = new FaultyVolume(folder, (number, kind, file) -> {
            if (sick && kind == FaultyVolume.Operation.CREATE) {
                throw new IllegalStateException("this is no trouble of the disk");
            }
            if (kind == FaultyVolume.Operation.FORCE) {
                forces.incrementAndGet();
                if (slow) {
                    forcing.release();
                    mayForce.acquireUninterruptibly();
                }
            }
        });
    }

    @Test
    void shareOneForceAndSeeEachOtherInOrder() {
        try (MapDbRecords records = Folders.open(folder, volume, 1 << 20)) {
            CompletableFuture<Verdict> first = whileForcing(records);
            List<CompletableFuture<Verdict>> group = List.of(
                    records.commit(put("a", 0)),
                    records.commit(put("a", 0)),
                    records.commit(put("a", 2)),
                    records.commit(new Batch(Map.of("a", 3L), Map.of(), Set.of("a"))),
                    records.commit(put("a", 3)),
                    records.commit(put("a", 0)));
            assertThat(records.get("first")).as("not durable yet").isNull();
            assertThat(first).isNotDone();
            go();

            assertThat(group.stream().map(CompletableFuture::join))
                    .containsExactly(
                            new Verdict.Applied(2),
                            new Verdict.Stale("a"),
                            new Verdict.Applied(3),
                            new Verdict.Applied(4),
                            new Verdict.Stale("a"),
                            new Verdict.Applied(5));
            assertThat(forces).hasValue(2);
            assertThat(first).isCompletedWithValue(new Verdict.Applied(1));
        }
        assertThat(Folders.contents(folder)).containsOnlyKeys("a", "first");
    }

    @Test
    void completeInOrderAndSurviveWhatTheirCallersThrow() {
        List<Integer> order = new CopyOnWriteArrayList<>();
        try (MapDbRecords records = Folders.open(folder, volume, 1 << 20)) {
            CompletableFuture<Verdict> first = whileForcing(records);
            List<CompletableFuture<Void>> done = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int number = i;
                done.add(records.commit(put("row" + i, 0)).thenAccept(verdict -> {
                    order.add(number);
                    throw new AssertionError("a callback that fails");
                }));
            }
            go();
            first.join();
            done.forEach(each -> assertThat(each).failsWithin(5, TimeUnit.SECONDS));
            assertThat(order).containsExactly(0, 1, 2, 3, 4);
            assertThat(records.commit(put("after", 0))).succeedsWithin(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void canBeMadeByACallbackOfAnother() {
        try (MapDbRecords records = Folders.open(folder)) {
            CompletableFuture<Verdict> chain = records.commit(put("row0", 0));
            for (int i = 1; i < 50; i++) {
                int number = i;
                chain = chain.thenCompose(verdict -> records.commit(put("row" + number, 0)));
            }
            assertThat(chain).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void interruptsOfTheWriterHarmNobody() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        Executor kept = task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            thread.start();
        };
        try (MapDbRecords records = MapDbRecords.open(folder, kept, new DiskVolume(), 300, System::nanoTime)) {
            for (int i = 0; i < 60; i++) {
                threads.forEach(Thread::interrupt);
                CompletableFuture<Verdict> commit = records.commit(Folders.batch(i));
                threads.forEach(Thread::interrupt);
                assertThat(commit).succeedsWithin(10, TimeUnit.SECONDS);
            }
            records.checkpoint().get(20, TimeUnit.SECONDS);
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(60));
        }
        for (Thread thread : threads) {
            thread.join(5000);
            assertThat(thread.isAlive()).as("ends with the store").isFalse();
        }
        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(60));
    }

    @Test
    void areRefusedAndNotLeftWaitingWhenTheWriterFailsBetweenTwoOfThem() {
        try (MapDbRecords records = Folders.open(folder, volume, 1 << 20)) {
            records.commit(put("before", 0)).join();
            sick = true;
            assertThat(records.checkpoint()).failsWithin(5, TimeUnit.SECONDS);
            assertThat(records.commit(put("after", 0)))
                    .failsWithin(5, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(StoreException.class);
            assertThat(records.get("before")).isNotNull();
        }
        assertThat(Folders.contents(folder)).containsOnlyKeys("before");
    }

    @Test
    void closingFinishesWhatWasBegun() {
        CompletableFuture<Verdict> first;
        CompletableFuture<Verdict> second;
        CompletableFuture<Void> closing;
        MapDbRecords records = Folders.open(folder, volume, 1 << 20);
        first = whileForcing(records);
        second = records.commit(put("second", 0));
        closing = CompletableFuture.runAsync(records::close, TestStores.threads());
        assertThat(closing).isNotDone();
        go();
        assertThat(closing).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(Folders.contents(folder)).containsOnlyKeys("first", "second");
    }

    @Test
    void waitForRoomButNotOnTheThreadThatMakesIt() throws Exception {
        CommitQueue queue = new CommitQueue(2, 1000);
        assertThat(queue.put(Pending.of(put("a", 0)))).isTrue();
        assertThat(queue.put(Pending.of(put("b", 0)))).isTrue();
        CompletableFuture<Boolean> third = putOn(queue, "c");
        assertThat(third.completeOnTimeout(false, 50, TimeUnit.MILLISECONDS).get())
                .as("no room")
                .isFalse();

        assertThat(queue.await()).as("this is the writer now").isTrue();
        assertThat(queue.put(Pending.of(put("d", 0)))).isTrue();
        assertThat(queue.take(1000)).hasSizeBetween(3, 4);
        CompletableFuture<Boolean> large = CompletableFuture.supplyAsync(
                () -> queue.put(Pending.of(new Batch(Map.of(), Map.of("large", new byte[2000]), Set.of()))),
                TestStores.threads());
        while (queue.take(1).isEmpty()) {
            queue.await();
        }
        assertThat(large.orTimeout(5, TimeUnit.SECONDS))
                .as("alone it may be too large")
                .isNotCompletedExceptionally();
    }

    @Test
    void thatWaitForRoomAreRefusedWhenItIsClosed() {
        CommitQueue queue = new CommitQueue(1, 1000);
        assertThat(queue.put(Pending.of(put("a", 0)))).isTrue();
        CompletableFuture<Boolean> second = putOn(queue, "b");
        queue.close();
        assertThat(second).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
        assertThat(queue.await()).isTrue();
        assertThat(queue.take(1000)).hasSize(1);
        assertThat(queue.await()).isFalse();
    }

    /** A commit whose force has begun and waits. */
    private CompletableFuture<Verdict> whileForcing(MapDbRecords records) {
        slow = true;
        forces.set(0);
        CompletableFuture<Verdict> first = records.commit(put("first", 0));
        forcing.acquireUninterruptibly();
        return first;
    }

    private void go() {
        slow = false;
        mayForce.release(100);
    }

    private static CompletableFuture<Boolean> putOn(CommitQueue queue, String key) {
        return CompletableFuture.supplyAsync(() -> queue.put(Pending.of(put(key, 0))), TestStores.threads());
    }

    private static Batch put(String key, long expected) {
        return new Batch(Map.of(key, expected), Map.of(key, key.getBytes(UTF_8)), Set.of());
    }
}
