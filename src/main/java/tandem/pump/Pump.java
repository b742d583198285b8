package tandem.pump;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a pass over due work and waits, by a computed duration, until more is due or somebody {@link #signal signals}.
 * Runs on a thread given by its owner until {@link #close}. Thread-safe.
 */
public final class Pump implements Runnable, AutoCloseable {

    /** One look at the work. */
    @FunctionalInterface
    public interface Pass {

        /**
         * Does or starts everything that is due.
         *
         * @return when to look again, or empty to wait for a signal
         */
        Optional<Instant> run();
    }

    /** A pass that failed is repeated after this long; the failure is in the log. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** No wait is longer, so that a clock which was set forward is noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

    private final String name;
    private final InstantSource clock;
    private final Pass pass;
    private final BooleanSupplier busy;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean signalled = true;
    private boolean resting;
    private boolean closed;

    /** @param busy whether work that a pass has started is still under way; when it ends, its owner signals */
    public Pump(String name, InstantSource clock, Pass pass, BooleanSupplier busy) {
        this.name = name;
        this.clock = clock;
        this.pass = pass;
        this.busy = busy;
    }

    /** A pump whose passes leave nothing under way. */
    public Pump(String name, InstantSource clock, Pass pass) {
        this(name, clock, pass, () -> false);
    }

    /** Says that there may be new work, or that the clock was moved. */
    public void signal() {
        lock.lock();
        try {
            signalled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends {@link #run} after the current pass. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a pass has found nothing more to do and nothing it started is under way.
     *
     * @return false when that took longer than {@code most}
     */
    public boolean awaitIdle(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (!closed && (signalled || !resting || busy.getAsBoolean())) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        while (begin()) {
            Optional<Instant> next = attempt();
            try {
                rest(next);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            signalled = false;
            resting = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Instant> attempt() {
        try {
            return pass.run();
        } catch (RuntimeException e) {
            LOG.error("{}: a pass failed and will be repeated", name, e);
            return Optional.of(clock.instant().plus(AFTER_FAILURE));
        }
    }

    private void rest(Optional<Instant> next) throws InterruptedException {
        lock.lock();
        try {
            resting = true;
            changed.signalAll();
            long left = next.map(at -> Duration.between(clock.instant(), at))
                    .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                    .orElse(LONGEST_WAIT)
                    .toNanos();
            while (!signalled && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
