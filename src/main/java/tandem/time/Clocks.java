package tandem.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the time on somebody's clock tells about where they are. Pure. Clocks a whole day apart show the same time, so an
 * offset here stands for those a day from it too: on Tonga (+13:00) it is as late as on Samoa (-11:00).
 */
public final class Clocks {

    /** No zone of the tz database is nearer to another one today: they differ by whole quarters of an hour. */
    private static final int QUARTER = 15 * 60;

    private static final int DAY = 24 * 60 * 60;

    private Clocks() {}

    /**
     * By how much a clock that shows this time now is ahead of UTC, to the nearest quarter of an hour, because nobody's
     * clock and nobody's reading of it is exact; more than -12 hours and up to 12.
     */
    public static ZoneOffset offset(LocalTime shown, Instant now) {
        int ahead = shown.toSecondOfDay()
                - now.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        int rounded = Math.floorDiv(ahead + QUARTER / 2, QUARTER) * QUARTER;
        return folded(rounded);
    }

    /** Whether clocks of this zone show now what a clock that is so much ahead of UTC shows. */
    public static boolean agree(ZoneId zone, ZoneOffset offset, Instant now) {
        return folded(zone.getRules().getOffset(now).getTotalSeconds()).equals(folded(offset.getTotalSeconds()));
    }

    /** The first moment, not before this one, at which clocks in UTC show {@code at}. */
    public static Instant next(Instant from, LocalTime at) {
        int now = from.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        Instant whole = from.getNano() == 0 ? from : Instant.ofEpochSecond(from.getEpochSecond() + 1);
        int wait = Math.floorMod(at.toSecondOfDay() - now - (from.getNano() == 0 ? 0 : 1), DAY);
        return whole.plus(Duration.ofSeconds(wait));
    }

    private static ZoneOffset folded(int seconds) {
        int within = Math.floorMod(seconds, DAY);
        return ZoneOffset.ofTotalSeconds(within > DAY / 2 ? within - DAY : within);
    }
}
