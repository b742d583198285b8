package tandem.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From 22 to 8 it is quiet, in every zone of the tz database and on every day of a year, whatever its clocks do. */
class QuietHoursTest {

    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 366;

    /** Not a divisor of a day, so that every time of day comes up. */
    private static final Duration STEP = Duration.ofMinutes(407);

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "2026-01-05T20:59:59Z, Europe/Berlin, 2026-01-05T20:59:59Z, a second before",
        "2026-01-05T21:00:00Z, Europe/Berlin, 2026-01-06T07:00:00Z, from 22:00 on",
        "2026-01-06T06:59:59Z, Europe/Berlin, 2026-01-06T07:00:00Z, until 8:00",
        "2026-01-06T07:00:00Z, Europe/Berlin, 2026-01-06T07:00:00Z, and not at 8:00",
        "2026-03-28T21:30:00Z, Europe/Berlin, 2026-03-29T06:00:00Z, a night that is an hour shorter",
        "2026-10-24T20:30:00Z, Europe/Berlin, 2026-10-25T07:00:00Z, a night that is an hour longer",
        "2011-12-30T08:30:00Z, Pacific/Apia,  2011-12-30T18:00:00Z, and a whole day that was left out",
    })
    void endAtEight(Instant moment, ZoneId zone, Instant over, String why) {
        assertThat(QuietHours.after(moment, zone)).as(why).isEqualTo(over);
    }

    @Test
    void areNeverBrokenAndNeverLongerThanTheyMust() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (Instant at = YEAR; at.isBefore(YEAR.plus(Duration.ofDays(DAYS))); at = at.plus(STEP)) {
                Instant after = QuietHours.after(at, zone);
                LocalTime local = after.atZone(zone).toLocalTime();
                if (local.isBefore(LocalTime.of(8, 0)) || !local.isBefore(LocalTime.of(22, 0))) {
                    throw new AssertionError(at + " leads to " + local + " in " + id);
                }
                boolean quiet = !after.equals(at);
                if (quiet != QuietHours.hold(at, zone)
                        || after.isBefore(at)
                        || (quiet && !QuietHours.hold(after.minusSeconds(1), zone))
                        || Duration.between(at, after).compareTo(Duration.ofHours(11)) > 0) {
                    throw new AssertionError(at + " leads to " + after + " in " + id);
                }
            }
        }
    }

    @Test
    void everyLocalHourComesOnceADay() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (LocalTime hour : new LocalTime[] {
                LocalTime.MIDNIGHT, LocalTime.of(1, 30), LocalTime.of(2, 30), LocalTime.of(8, 0), LocalTime.of(19, 30)
            }) {
                Instant at = YEAR;
                for (int day = 0; day < DAYS; day++) {
                    Instant next = NextTime.after(at, hour, zone);
                    boolean shown = next.atZone(zone).toLocalTime().equals(hour);
                    boolean skipped = !zone.getRules()
                            .isValidOffset(
                                    next.atZone(zone).toLocalDate().atTime(hour),
                                    zone.getRules().getOffset(next));
                    boolean sameDay = day > 0
                            && next.atZone(zone)
                                    .toLocalDate()
                                    .equals(at.atZone(zone).toLocalDate());
                    long hours = Duration.between(at, next).toHours();
                    if (!next.isAfter(at) || hours > 26 || (day > 0 && hours < 22) || sameDay || (!shown && !skipped)) {
                        throw new AssertionError(hour + " after " + at + " is " + next + " in " + id);
                    }
                    at = next;
                }
            }
        }
    }
}
