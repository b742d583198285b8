package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SkipsTest {

    @ParameterizedTest
    @CsvSource({
        "1d, P1D, 1d",
        "30m, PT30M, 30m",
        "2h, PT2H, 2h",
        "45s, PT45S, 45s",
        "1w, P7D, 7d",
        "1d2h, PT26H, 1d2h",
        "1D 2H, PT26H, 1d2h",
        "90m, PT90M, 1h30m",
        "0d5m, PT5M, 5m",
    })
    void readsTimesAndSaysThemAgain(String typed, Duration time, String again) {
        assertThat(Skips.read(typed)).contains(time);
        assertThat(Skips.write(time)).isEqualTo(again);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "d", "-1d", "1.5h", "1y", "0s", "999999w", "1d tomorrow", "99999999999999s", "١d"})
    void takesNothingElseForATime(String typed) {
        assertThat(Skips.read(typed)).isEmpty();
    }
}
