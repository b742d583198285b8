package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whoever comes second finds it done, and waits for that. */
final class OnceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void theSecondWaitsForTheFirstAndDoesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Once once = new Once(() -> {
            begun.countDown();
            Awaitility.await().atMost(SOON).until(() -> goOn.getCount() == 0);
            done.incrementAndGet();
        });
        Thread first = new Thread(once, "first");
        Thread second = new Thread(once, "second");
        first.start();
        begun.await();
        second.start();
        Awaitility.await().atMost(SOON).until(() -> second.getState() == Thread.State.BLOCKED);

        goOn.countDown();
        first.join(SOON.toMillis());
        second.join(SOON.toMillis());
        assertThat(second.isAlive()).isFalse();
        assertThat(done).hasValue(1);
    }
}
