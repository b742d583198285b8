package tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        hold.countDown();
        threads.shutdown();
    }

    @Test
    void whatHasTheSameHashRunsInOrder() throws Exception {
        Lanes lanes = new Lanes(4, 10, threads);
        IntStream.range(0, 1_000).forEach(number -> lanes.add(7, () -> done.add(number)));
        assertThat(lanes.awaitIdle(LONG)).isTrue();
        assertThat(done).hasSize(1_000).isSorted();
    }

    @Test
    void otherLanesDoNotWait() throws Exception {
        Lanes lanes = new Lanes(2, 10, threads);
        lanes.add(0, this::block);
        lanes.add(0, () -> done.add(2));
        lanes.add(-1, () -> done.add(1));
        Awaitility.await().until(() -> done.contains(1));
        assertThat(done).containsExactly(1);
        assertThat(lanes.awaitIdle(Duration.ZERO)).isFalse();
        hold.countDown();
        assertThat(lanes.awaitIdle(LONG)).isTrue();
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void whoAddsMoreThanMayWaitWaitsForRoom() throws Exception {
        Lanes lanes = new Lanes(2, 2, threads);
        full(lanes);
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> lanes.add(1, () -> done.add(3)), threads);
        assertThatThrownBy(() -> caller.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(lanes.waiting()).isEqualTo(2);
        hold.countDown();
        caller.get(20, TimeUnit.SECONDS);
        assertThat(lanes.awaitIdle(LONG)).isTrue();
        assertThat(done).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void whoCannotWaitIsRefusedAtOnce() {
        Lanes lanes = new Lanes(2, 2, threads);
        full(lanes);
        assertThatThrownBy(() -> lanes.offer(1, () -> done.add(3))).isInstanceOf(RefusedException.class);
        assertThat(lanes.waiting()).isEqualTo(2);
    }

    @Test
    void aCloseLetsGoOfWhoeverWaitsAndRunsWhatWasTaken() throws Exception {
        Lanes lanes = new Lanes(2, 2, threads);
        full(lanes);
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> lanes.add(1, () -> done.add(3)), threads);
        assertThatThrownBy(() -> caller.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        lanes.close();
        assertThatThrownBy(() -> caller.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("stopping");
        assertThatThrownBy(() -> lanes.add(1, () -> done.add(4))).isInstanceOf(RefusedException.class);
        hold.countDown();
        assertThat(lanes.awaitIdle(LONG)).isTrue();
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void aTaskThatFailsDoesNotStopItsLane() throws Exception {
        Lanes lanes = new Lanes(1, 10, threads);
        lanes.add(0, () -> {
            throw new IllegalStateException("a test says so");
        });
        lanes.add(0, () -> done.add(1));
        assertThat(lanes.awaitIdle(LONG)).isTrue();
        assertThat(done).containsExactly(1);
    }

    @Test
    void withoutThreadsEverythingIsRefusedAndNothingWaits() {
        threads.shutdown();
        Lanes lanes = new Lanes(1, 10, threads);
        assertThatThrownBy(() -> lanes.add(0, () -> done.add(1))).isInstanceOf(RefusedException.class);
        assertThat(lanes.waiting()).isZero();
    }

    /** One runs and two wait. */
    private void full(Lanes lanes) {
        lanes.add(0, this::block);
        Awaitility.await().until(() -> lanes.waiting() == 0);
        lanes.add(0, () -> done.add(1));
        lanes.add(0, () -> done.add(2));
    }

    private void block() {
        try {
            hold.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
