package tandem.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Incoming;
import tandem.pump.Pump;
import tandem.trace.Wordless;

/**
 * Stores events whose turns take longer than their platforms have patience, so that those can be told that we have them;
 * and says when it is time to try again what failed. Thread-safe.
 */
public final class Watchdog extends Pump {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    /** What is to be done at a time, unless something is over by then. */
    private record Watched(Instant deadline, CompletableFuture<?> over, Runnable task) {}

    private final Store store;
    private final InstantSource clock;
    private final InstantSource steady;
    private final PriorityQueue<Watched> watched = new PriorityQueue<>(Comparator.comparing(Watched::deadline));

    /**
     * @param clock the time of day
     * @param steady a clock that never goes back, for patience
     */
    public Watchdog(Store store, InstantSource clock, InstantSource steady) {
        super("watchdog", steady);
        this.store = store;
        this.clock = clock;
        this.steady = steady;
    }

    /**
     * Stores the event when its turn is not over after this long, and says so. When it cannot be stored, only its turn is
     * told.
     */
    void watch(Incoming incoming, Duration patience, Promise promise) {
        watch(patience, promise.told(), () -> accept(incoming, promise));
    }

    /** Runs a short task after this long. */
    void later(Duration wait, Runnable task) {
        watch(wait, new CompletableFuture<>(), task);
    }

    private void watch(Duration wait, CompletableFuture<?> over, Runnable task) {
        Watched late = new Watched(steady.instant().plus(wait), over, task);
        boolean isFirst;
        synchronized (watched) {
            Watched first = watched.peek();
            isFirst = first == null || late.deadline().isBefore(first.deadline());
            watched.add(late);
        }
        if (isFirst) {
            signal();
        }
    }

    @Override
    protected Optional<Instant> pass() {
        for (Watched late = late(); late != null; late = late()) {
            late.task().run();
        }
        synchronized (watched) {
            return Optional.ofNullable(watched.peek()).map(Watched::deadline);
        }
    }

    /** The next whose time has come and that is not over; those that are over are forgotten. */
    private @Nullable Watched late() {
        synchronized (watched) {
            for (Watched first = watched.peek(); first != null; first = watched.peek()) {
                boolean over = first.over().isDone();
                if (!over && first.deadline().isAfter(steady.instant())) {
                    return null;
                }
                watched.remove();
                if (!over) {
                    return first;
                }
            }
            return null;
        }
    }

    private void accept(Incoming incoming, Promise promise) {
        CompletionStage<Outcome> accepting = store.accept(incoming, clock.instant());
        accepting.whenComplete((stored, failure) -> {
            if (failure == null) {
                promise.accepted();
            } else {
                LOG.error("an event whose turn takes long could not be stored", Wordless.of(failure));
            }
        });
    }
}
