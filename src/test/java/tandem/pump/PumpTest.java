package tandem.pump;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PumpTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final BlockingQueue<Instant> passes = new LinkedBlockingQueue<>();
    private volatile boolean busy;
    private @Nullable Tested pump;

    private final class Tested extends Pump {
        private final Supplier<Optional<Instant>> next;

        Tested(Duration longestWait, Supplier<Optional<Instant>> next) {
            super("test", clock::get, longestWait);
            this.next = next;
        }

        @Override
        protected Optional<Instant> pass() {
            passes.add(clock.get());
            return next.get();
        }

        @Override
        protected boolean busy() {
            return busy;
        }
    }

    @AfterEach
    void stop() {
        if (pump != null) {
            pump.close();
        }
    }

    @Test
    void looksAgainWhenTheTimeHasComeAndNotBefore() throws Exception {
        start(LONG, () -> Optional.of(NOW.plusMillis(200)));
        long begin = System.nanoTime();
        assertThat(seen()).isEqualTo(NOW);
        assertThat(seen()).isEqualTo(NOW);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void looksAgainAtASignal() throws Exception {
        Tested started = start(LONG, Optional::empty);
        seen();
        clock.set(NOW.plus(HOUR));
        assertThat(passes.poll(50, TimeUnit.MILLISECONDS)).isNull();
        started.signal();
        assertThat(seen()).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void noticesAClockThatWasSetWithoutASignal() throws Exception {
        start(Duration.ofMillis(20), () -> Optional.of(NOW.plus(HOUR)));
        seen();
        clock.set(NOW.plus(HOUR));
        Instant latest = seen();
        while (latest.equals(NOW)) {
            latest = seen();
        }
        assertThat(latest).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void aPassThatFailsIsRepeated() throws Exception {
        start(LONG, () -> {
            throw new IllegalStateException("a test says so");
        });
        seen();
        assertThat(seen()).isEqualTo(NOW);
    }

    @Test
    void isIdleOnlyWhenWhatAPassStartedIsOver() throws Exception {
        busy = true;
        Tested started = start(LONG, Optional::empty);
        seen();
        assertThat(started.awaitIdle(Duration.ofMillis(50))).isFalse();
        busy = false;
        started.signal();
        assertThat(started.awaitIdle(LONG)).isTrue();
    }

    @Test
    void endsAtAClose() throws Exception {
        Tested started = new Tested(LONG, Optional::empty);
        Thread thread = new Thread(started);
        thread.start();
        seen();
        started.close();
        thread.join(LONG.toMillis());
        assertThat(thread.isAlive()).isFalse();
        assertThat(started.awaitIdle(Duration.ZERO)).isTrue();
    }

    private Tested start(Duration longestWait, Supplier<Optional<Instant>> next) {
        Tested started = new Tested(longestWait, next);
        pump = started;
        new Thread(started).start();
        return started;
    }

    private Instant seen() throws InterruptedException {
        Instant seen = passes.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        if (seen == null) {
            throw new AssertionError("no pass");
        }
        return seen;
    }
}
