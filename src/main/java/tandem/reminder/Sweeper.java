package tandem.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Memory;
import tandem.pump.Pump;
import tandem.trace.Wordless;

/**
 * Looks once a day at everybody whom something is kept about, so that nothing is kept for too long where nobody says anything
 * any more. What is to go is seen by what is kept, so a restart can neither hide nor repeat anything.
 *
 * <p>It remembers when it looked last, and since when it did so without a longer break: what people did while nothing ran, or
 * while the clock was wrong, may not have come here, so a notice from before counts no more. After a start it leaves the
 * platforms some time to bring what has waited there. Thread-safe.
 */
public final class Sweeper extends Pump {

    /** How often; so something may be kept for a day longer than it is said to be. */
    private static final Duration EVERY = Duration.ofDays(1);

    /** What a platform has to bring after a start is here by then. */
    private static final Duration AFTER_START = Duration.ofMinutes(10);

    /** The name of its memory in the store. */
    public static final String MEMORY = "sweeper";

    /** Longer than a day and a restart: then something else has happened. */
    private static final Duration BREAK = Duration.ofHours(36);

    /** Few beside the lanes of a runner: the people who speak now are not kept waiting. */
    private static final int AT_ONCE = 8;

    /** After a disk that failed all is looked at again after this long. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private static final String LAST = "last";
    private static final String SINCE = "since";

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Subjects subjects;
    private final Memory memory;
    private final InstantSource clock;
    private final BiFunction<Subject, Instant, CompletionStage<?>> consumer;

    /** When it looks next, as far as the clock is not set; and when that was decided. */
    private volatile Instant next;

    private Instant decided;

    /**
     * @param memory durable, its own
     * @param consumer looks at one of them, knowing since when there was no longer break; completes when what follows from it
     *     is stored
     */
    public Sweeper(
            Subjects subjects,
            Memory memory,
            InstantSource clock,
            BiFunction<Subject, Instant, CompletionStage<?>> consumer) {
        super("sweeper", clock);
        this.subjects = subjects;
        this.memory = memory;
        this.clock = clock;
        this.consumer = consumer;
        this.decided = clock.instant();
        this.next = decided.plus(AFTER_START);
    }

    @Override
    protected Optional<Instant> pass() {
        Instant now = clock.instant();
        if (now.isBefore(next) && !now.isBefore(decided)) {
            return Optional.of(next);
        }
        Instant since = since(now);
        List<Subject> all = subjects.subjects();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            if (isClosed()) {
                return Optional.empty();
            }
            if (!areLookedAt(all.subList(i, Math.min(all.size(), i + AT_ONCE)), since)) {
                return Optional.of(clock.instant().plus(AFTER_FAILURE));
            }
        }
        while (subjects.clear(now)) {
            if (isClosed()) {
                return Optional.empty();
            }
        }
        memory.put(LAST, Long.toString(now.getEpochSecond()));
        decided = now;
        next = now.plus(EVERY);
        return Optional.of(next);
    }

    /** When it looks next, as far as the clock is not set. */
    public Instant next() {
        return next;
    }

    /** Since when it looked every day; now where it did not. */
    private Instant since(Instant now) {
        Instant last = time(LAST);
        Instant since = time(SINCE);
        boolean goesOn = last != null
                && since != null
                && Duration.between(last, now).abs().compareTo(BREAK) < 0;
        if (since != null && goesOn) {
            return since;
        }
        memory.put(SINCE, Long.toString(now.getEpochSecond()));
        return now;
    }

    private @Nullable Instant time(String key) {
        return memory.get(key)
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .orElse(null);
    }

    private boolean areLookedAt(List<Subject> few, Instant since) {
        List<CompletableFuture<?>> looks = few.stream()
                .<CompletableFuture<?>>map(
                        subject -> consumer.apply(subject, since).toCompletableFuture())
                .toList();
        boolean stored = true;
        for (CompletableFuture<?> look : looks) {
            try {
                look.join();
            } catch (CompletionException e) {
                if (!isClosed()) {
                    LOG.error("what is kept for too long could not be taken away; it is tried again", Wordless.of(e));
                }
                stored = false;
            }
        }
        return stored;
    }
}
