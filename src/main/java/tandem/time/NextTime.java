package tandem.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a local hour comes next. Pure. */
public final class NextTime {

    private NextTime() {}

    /**
     * The moment of this day at which clocks in {@code zone} show {@code at}. On a day whose clocks skip that hour it is as
     * much later as they skip; on a day that has it twice it is the first of the two.
     */
    public static Instant on(LocalDate day, LocalTime at, ZoneId zone) {
        return ZonedDateTime.of(day, at, zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /**
     * The next moment strictly after {@code now} at which clocks in {@code zone} show {@code at}. On a day whose clocks
     * skip that hour it is as much later as they skip; on a day that has it twice it is the first of the two.
     */
    public static Instant after(Instant now, LocalTime at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        Instant today = on(day, at, zone);
        return today.isAfter(now) ? today : on(day.plusDays(1), at, zone);
    }
}
