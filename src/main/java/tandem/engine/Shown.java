package tandem.engine;

import java.time.Instant;

/**
 * A message that may be changed later.
 *
 * @param at when it was shown, or {@link #NEVER_CHANGED}
 */
public record Shown(long slot, Instant at) {

    /** The time of a message that is not changed in place, as if it were too old: it has a picture. */
    static final Instant NEVER_CHANGED = Instant.EPOCH;
}
