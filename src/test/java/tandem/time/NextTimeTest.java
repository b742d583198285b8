package tandem.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextTimeTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "2026-01-05T17:59:59Z, 19:00, 2026-01-05T18:00:00Z, later today",
        "2026-01-05T18:00:00Z, 19:00, 2026-01-06T18:00:00Z, exactly now means tomorrow",
        "2026-01-05T18:00:01Z, 19:00, 2026-01-06T18:00:00Z, already past",
        "2026-03-28T19:00:00Z, 19:00, 2026-03-29T17:00:00Z, the evening after clocks went forward",
        "2026-03-28T12:00:00Z, 02:30, 2026-03-29T01:30:00Z, an hour that is skipped comes as much later",
        "2026-10-24T12:00:00Z, 02:30, 2026-10-25T00:30:00Z, an hour that comes twice: the first",
        "2026-10-25T00:30:00Z, 02:30, 2026-10-26T01:30:00Z, not again at its second coming",
        "2026-10-24T17:30:00Z, 19:00, 2026-10-25T18:00:00Z, the evening after clocks went back",
    })
    void inBerlin(Instant now, LocalTime at, Instant expected, String why) {
        assertThat(NextTime.after(now, at, ZoneId.of("Europe/Berlin"))).as(why).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Apia, 2011-12-29T20:00:00Z, 10:00, 2011-12-30T20:00:00Z",
        "Asia/Colombo, 2026-01-05T20:00:00Z, 19:00, 2026-01-06T13:30:00Z",
        "America/St_Johns, 2026-01-05T20:00:00Z, 19:00, 2026-01-05T22:30:00Z",
    })
    void elsewhere(ZoneId zone, Instant now, LocalTime at, Instant expected) {
        assertThat(NextTime.after(now, at, zone)).isEqualTo(expected);
    }
}
