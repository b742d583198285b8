package tandem.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.pump.Pump;

/** Hands stored times on when they have come, a few at once and each until its turn is stored. Thread-safe. */
public final class ReminderPump implements AutoCloseable {

    private static final int AT_ONCE = 32;

    /** A turn that could not be stored is tried again after this long. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ReminderPump.class);

    private final DueRows rows;
    private final InstantSource clock;
    private final Function<Due, CompletionStage<?>> consumer;
    private final Pump pump;

    /** @param consumer plays the turn; completes when it is stored and its row is gone */
    public ReminderPump(DueRows rows, InstantSource clock, Function<Due, CompletionStage<?>> consumer) {
        this.rows = rows;
        this.clock = clock;
        this.consumer = consumer;
        this.pump = new Pump("reminder pump", clock, this::pass);
    }

    /** What a thread has to run for anything to be handed on; ends after {@link #close}. */
    public Runnable loop() {
        return pump;
    }

    /** Says that there is a new row, or that the clock was moved. */
    public void signal() {
        pump.signal();
    }

    /** Whether everything that was due has been handed on, waiting for it at most this long. */
    public boolean awaitIdle(Duration most) throws InterruptedException {
        return pump.awaitIdle(most);
    }

    @Override
    public void close() {
        pump.close();
    }

    private Optional<Instant> pass() {
        List<Due> due = rows.due(clock.instant(), AT_ONCE);
        while (!due.isEmpty()) {
            List<CompletableFuture<?>> turns = due.stream()
                    .<CompletableFuture<?>>map(row -> consumer.apply(row).toCompletableFuture())
                    .toList();
            if (!all(turns)) {
                return Optional.of(clock.instant().plus(AFTER_FAILURE));
            }
            due = rows.due(clock.instant(), AT_ONCE);
        }
        return rows.nextDue();
    }

    private static boolean all(List<CompletableFuture<?>> turns) {
        boolean stored = true;
        for (CompletableFuture<?> turn : turns) {
            try {
                turn.join();
            } catch (CompletionException e) {
                LOG.error("something that was due could not be stored and will be tried again", e);
                stored = false;
            }
        }
        return stored;
    }
}
