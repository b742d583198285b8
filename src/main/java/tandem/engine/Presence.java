package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * By what is forgotten whoever does nothing any more: a person, wherever they are, or a group.
 *
 * @param seen the day on which they did something last, at its beginning in UTC; null when nobody noted it
 * @param told when they were told since, or it was noted for want of a way to tell them, that all will be erased; or null
 */
public record Presence(@Nullable Instant seen, @Nullable Instant told) {

    /** Nothing is known. */
    public static final Presence NONE = new Presence(null, null);

    /** Who did something is noted by the day. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /** They do something now. A clock that is behind takes nothing back. */
    Presence seenAt(Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        return seen != null && !seen.isBefore(day) ? this : new Presence(day, null);
    }

    Presence toldAt(Instant now) {
        return new Presence(seen, now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** When that day was over; only then is anything known to have ended. */
    @Nullable
    Instant gone() {
        return seen == null ? null : seen.plus(A_DAY);
    }

    /**
     * When they were told, as far as that counts: after they did something last, not in the future of a clock that was wrong,
     * and not before the bot was down.
     *
     * @param since when the bot began to run without a longer break
     */
    @Nullable
    Instant told(Instant since, Instant now) {
        Instant gone = gone();
        boolean counts =
                told != null && gone != null && !told.isBefore(gone) && !told.isBefore(since) && !told.isAfter(now);
        return counts ? told : null;
    }
}
