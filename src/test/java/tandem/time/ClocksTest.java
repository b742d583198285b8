package tandem.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:40:00Z");

    @ParameterizedTest
    @CsvSource({
        "21:40, +01:00",
        "21:46, +01:00",
        "21:34, +01:00",
        "20:40, +00:00",
        "02:25, +05:45",
        "08:40, +12:00",
        "08:55, -11:45",
        "23:59, +03:15",
        "00:05, +03:30",
        "15:41, -05:00",
    })
    void whatAClockShowsIsAnOffset(LocalTime shown, ZoneOffset offset) {
        assertThat(Clocks.offset(shown, NOW)).isEqualTo(offset);
    }

    @Test
    void whatClocksShowInAZoneLeadsBackToIt() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (int hour = 0; hour < 366 * 24; hour += 37) {
                Instant now = NOW.plus(Duration.ofHours(hour));
                for (int off = -7; off <= 7; off += 7) {
                    LocalTime shown = now.atZone(zone).toLocalTime().plusMinutes(off);
                    if (!Clocks.agree(zone, Clocks.offset(shown, now), now)) {
                        throw new AssertionError(shown + " at " + now + " is not in " + id);
                    }
                }
            }
        }
    }

    @Test
    void aDayApartIsTheSame() {
        assertThat(Clocks.agree(ZoneId.of("Pacific/Tongatapu"), ZoneOffset.ofHours(-11), NOW))
                .isTrue();
        assertThat(Clocks.agree(ZoneId.of("Pacific/Pago_Pago"), ZoneOffset.ofHours(13), NOW))
                .isTrue();
        assertThat(Clocks.agree(ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(2), NOW))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T20:40:00Z,             20:40, 2026-01-05T20:40:00Z",
        "2026-01-05T20:40:00.000000001Z,   20:40, 2026-01-06T20:40:00Z",
        "2026-01-05T20:39:59.5Z,           20:40, 2026-01-05T20:40:00Z",
        "2026-01-05T20:40:00Z,             03:00, 2026-01-06T03:00:00Z",
    })
    void theNextTimeOfDayIsNotBefore(Instant from, LocalTime at, Instant next) {
        assertThat(Clocks.next(from, at)).isEqualTo(next);
    }
}
