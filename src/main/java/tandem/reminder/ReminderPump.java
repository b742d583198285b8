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
import tandem.trace.Wordless;

/**
 * Hands stored times on when they have come, the earliest first, a few at once and each until its turn is stored.
 * Thread-safe.
 *
 * <p>What came due while nothing ran, or when the clock was set forward, is handed on at once in that order. When the
 * clock was set back, what is due waits until it is there again; what was handed on is gone and does not come again.
 */
public final class ReminderPump extends Pump {

    /** Few beside the lanes of a runner: after a downtime the people who speak now are not kept waiting. */
    private static final int AT_ONCE = 8;

    /** A turn that could not be stored is tried again after this long. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** A clock that is corrected by less than this needs no warning. */
    private static final Duration BACK = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ReminderPump.class);

    private final DueRows rows;
    private final InstantSource clock;
    private final Function<Due, CompletionStage<?>> consumer;
    private Instant latest = Instant.MIN;

    /** @param consumer plays the turn; completes when it is stored and its row is gone */
    public ReminderPump(DueRows rows, InstantSource clock, Function<Due, CompletionStage<?>> consumer) {
        super("reminder pump", clock);
        this.rows = rows;
        this.clock = clock;
        this.consumer = consumer;
    }

    @Override
    protected Optional<Instant> pass() {
        List<Due> due = rows.due(now(), AT_ONCE);
        while (!due.isEmpty() && !isClosed()) {
            List<CompletableFuture<?>> turns = due.stream()
                    .<CompletableFuture<?>>map(row -> consumer.apply(row).toCompletableFuture())
                    .toList();
            if (!all(turns)) {
                return Optional.of(clock.instant().plus(AFTER_FAILURE));
            }
            due = rows.due(now(), AT_ONCE);
        }
        return rows.nextDue();
    }

    private Instant now() {
        Instant now = clock.instant();
        if (now.plus(BACK).isBefore(latest)) {
            LOG.warn(
                    "the clock went back by {} min: nothing that was done is done again, and what is due waits until the"
                            + " clock is there again. If nobody meant that, set the machine's clock",
                    Duration.between(now, latest).toMinutes());
            latest = now;
        }
        latest = now.isAfter(latest) ? now : latest;
        return now;
    }

    private boolean all(List<CompletableFuture<?>> turns) {
        boolean stored = true;
        for (CompletableFuture<?> turn : turns) {
            try {
                turn.join();
            } catch (CompletionException e) {
                if (!isClosed()) {
                    // At a stop it is refused like everything else, and waits for the next start.
                    LOG.error("something that was due could not be stored and will be tried again", Wordless.of(e));
                }
                stored = false;
            }
        }
        return stored;
    }
}
