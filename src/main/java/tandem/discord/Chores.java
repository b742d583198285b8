package tandem.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.trace.Wordless;

/** What the adapter does beside its events, each at its time, one after another on the thread that runs it. Thread-safe. */
final class Chores {

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    /** Something to be done at a time. */
    private record Chore(Instant at, Runnable work) {}

    private final InstantSource steady;
    private final PriorityQueue<Chore> chores = new PriorityQueue<>(Comparator.comparing(Chore::at));
    private boolean ended;

    Chores(InstantSource steady) {
        this.steady = steady;
    }

    /** Has something done as soon as may be after this long. */
    synchronized void after(Duration wait, Runnable work) {
        chores.add(new Chore(steady.instant().plus(wait), work));
        notifyAll();
    }

    /** Nothing more is begun. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Does what is due, until the end. */
    void run() throws InterruptedException {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("something beside the events of Discord failed", Wordless.of(e));
            }
        }
    }

    private synchronized @Nullable Runnable next() throws InterruptedException {
        while (!ended) {
            Chore first = chores.peek();
            if (first == null) {
                wait();
            } else {
                Duration left = Duration.between(steady.instant(), first.at());
                if (left.isZero() || left.isNegative()) {
                    chores.remove();
                    return first.work();
                }
                wait(left.toMillis() + 1); // Never a moment too early.
            }
        }
        return null;
    }
}
