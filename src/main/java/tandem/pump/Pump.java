package tandem.pump;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.trace.Wordless;

/**
 * Repeats a {@link #pass} over due work and waits, by a computed duration, until more is due or somebody
 * {@link #signal signals}. Runs on a thread given by its owner until {@link #close}. Thread-safe.
 */
public abstract class Pump implements Runnable, AutoCloseable {

    /** A pass that failed is repeated after this long; the failure is in the log. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** No wait is longer, so that a clock which was set is noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

    private final String name;
    private final InstantSource clock;
    private final Duration longestWait;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean signalled = true;
    private boolean resting;
    private boolean closed;

    /**
     * @param name what the log calls it
     * @param clock the one whose times {@link #pass} answers
     */
    protected Pump(String name, InstantSource clock) {
        this(name, clock, LONGEST_WAIT);
    }

    Pump(String name, InstantSource clock, Duration longestWait) {
        this.longestWait = longestWait;
        this.name = name;
        this.clock = clock;
    }

    /**
     * Does or starts everything that is due.
     *
     * @return when to look again, or empty to wait for a signal
     */
    protected abstract Optional<Instant> pass();

    /** Whether work that a pass has started is still under way; whoever ends it signals. */
    protected boolean busy() {
        return false;
    }

    /** Says that there may be new work, or that the clock was moved. */
    public final void signal() {
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
    public final void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #close} was called: a long pass may end early then. */
    protected final boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a pass has found nothing more to do and nothing it started is under way.
     *
     * @return false when that took longer than {@code most}
     */
    public final boolean awaitIdle(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (!closed && (signalled || !resting || busy())) {
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

    /** Passes and rests until {@link #close}; for one thread. */
    @Override
    public final void run() {
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
            return pass();
        } catch (RuntimeException | Error e) {
            // Also when it was for want of memory: nobody else would do this work.
            LOG.error("{}: a pass failed and will be repeated", name, Wordless.of(e));
            return Optional.of(clock.instant().plus(AFTER_FAILURE));
        }
    }

    private void rest(Optional<Instant> next) throws InterruptedException {
        lock.lock();
        try {
            resting = true;
            changed.signalAll();
            long left = next.map(at -> Duration.between(clock.instant(), at))
                    .filter(wait -> wait.compareTo(longestWait) < 0)
                    .orElse(longestWait)
                    .toNanos();
            while (!signalled && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
