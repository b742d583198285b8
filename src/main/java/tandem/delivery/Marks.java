package tandem.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.trace.Wordless;

/**
 * Writes down what became of messages. What cannot be written is written again later, and its message is not sent again
 * meanwhile: a full disk may have room then. Thread-safe.
 */
final class Marks {

    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);

    private record Late(Instant at, int attempts, Supplier<? extends CompletionStage<?>> write) {}

    private final InstantSource steady;
    private final PriorityQueue<Late> late = new PriorityQueue<>(Comparator.comparing(Late::at));

    Marks(InstantSource steady) {
        this.steady = steady;
    }

    /** @param tried is run when it is written, or put off */
    void write(Supplier<? extends CompletionStage<?>> write, Runnable tried) {
        write(write, 0, tried);
    }

    /**
     * Writes what was put off and is due again.
     *
     * @param tried is run after each, when it is written or put off again
     */
    void again(Runnable tried) {
        Instant now = steady.instant();
        for (Late due = take(now); due != null; due = take(now)) {
            write(due.write(), due.attempts(), tried);
        }
    }

    /** When the next of these is due. */
    synchronized Optional<Instant> next() {
        return Optional.ofNullable(late.peek()).map(Late::at);
    }

    private synchronized @Nullable Late take(Instant now) {
        Late first = late.peek();
        return first == null || first.at().isAfter(now) ? null : late.remove();
    }

    private void write(Supplier<? extends CompletionStage<?>> write, int attempts, Runnable tried) {
        begin(write).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error(
                        "what became of a message could not be stored and is stored later; after a restart before"
                                + " that it is sent again",
                        Wordless.of(failure));
                putOff(new Late(steady.instant().plus(RetryPolicy.after(attempts)), attempts + 1, write));
            }
            tried.run();
        });
    }

    private static CompletionStage<?> begin(Supplier<? extends CompletionStage<?>> write) {
        try {
            return write.get();
        } catch (RuntimeException e) {
            return java.util.concurrent.CompletableFuture.failedStage(e);
        }
    }

    private synchronized void putOff(Late put) {
        late.add(put);
    }
}
