package tandem.telegram;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Health;

/** How the way to Telegram is; says so in the log when that changes. Thread-safe. */
final class Vitals {

    private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

    private final InstantSource clock;
    private Health.State state = Health.State.STARTING;
    private @Nullable Instant heard;
    private String trouble = "";
    private long answered;
    private long events;
    private long unreadable;

    Vitals(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Health health() {
        return new Health(state, heard, trouble, answered, events, unreadable);
    }

    /** Telegram answered as it should. */
    synchronized void heard() {
        if (state == Health.State.TROUBLED) {
            LOG.info("Telegram answers again");
        }
        state = Health.State.UP;
        trouble = "";
        heard = clock.instant();
    }

    /** Telegram answered a call, be it with a no. */
    synchronized void answered() {
        answered++;
    }

    /** It does not work now, and is tried again. */
    synchronized void troubled(String what) {
        if (!what.equals(trouble)) {
            LOG.warn("Telegram: {}", what);
        }
        state = Health.State.TROUBLED;
        trouble = what;
    }

    /** It is over. */
    synchronized void ended(String why) {
        if (!why.isEmpty()) {
            LOG.error("Telegram: {}", why);
        }
        state = Health.State.ENDED;
        trouble = why;
    }

    synchronized void taken() {
        events++;
    }

    synchronized void unreadable() {
        unreadable++;
    }
}
