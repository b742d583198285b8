package tandem.trace;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Health;

/** How the way to a platform is; says so in the log when that changes. Thread-safe. */
public final class Vitals {

    private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

    private final String platform;
    private final InstantSource clock;
    private Health.State state = Health.State.STARTING;
    private @Nullable Instant heard;
    private String trouble = "";
    private long answered;
    private long events;
    private long unreadable;

    /** @param platform its name as people write it */
    public Vitals(String platform, InstantSource clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** What is known now. */
    public synchronized Health health() {
        return new Health(state, heard, trouble, answered, events, unreadable);
    }

    /** The platform answered as it should. */
    public synchronized void heard() {
        if (state == Health.State.TROUBLED) {
            LOG.info("{} answers again", platform);
        }
        state = Health.State.UP;
        trouble = "";
        heard = clock.instant();
    }

    /** The platform answered a call, be it with a no. */
    public synchronized void answered() {
        answered++;
    }

    /** It does not work now, and is tried again. */
    public synchronized void troubled(String what) {
        if (!what.equals(trouble)) {
            LOG.warn("{}: {}", platform, what);
        }
        state = Health.State.TROUBLED;
        trouble = what;
    }

    /** It is over; {@code why} is empty when that was wanted. */
    public synchronized void ended(String why) {
        if (!why.isEmpty()) {
            LOG.error("{}: {}", platform, why);
        }
        state = Health.State.ENDED;
        trouble = why;
    }

    /** Something that happened was taken. */
    public synchronized void taken() {
        events++;
    }

    /** Something that happened could not be read. */
    public synchronized void unreadable() {
        unreadable++;
    }
}
