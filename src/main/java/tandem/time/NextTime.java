package tandem.time;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a local hour comes next. Pure. */
public final class NextTime {

    private NextTime() {}

    /**
     * The next moment strictly after {@code now} at which clocks in {@code zone} show {@code at}. On a day whose clocks
     * skip that hour it is as much later as they skip; on a day that has it twice it is the first of the two.
     */
    public static Instant after(Instant now, LocalTime at, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        ZonedDateTime today = ZonedDateTime.of(local.toLocalDate(), at, zone).withEarlierOffsetAtOverlap();
        if (today.toInstant().isAfter(now)) {
            return today.toInstant();
        }
        return ZonedDateTime.of(local.toLocalDate().plusDays(1), at, zone)
                .withEarlierOffsetAtOverlap()
                .toInstant();
    }
}
