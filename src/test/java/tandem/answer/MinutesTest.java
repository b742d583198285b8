package tandem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinutesTest {
    private static final Listener LISTENER = EnglishWords.listener();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | 10",
                "ten | 10",
                "10 minutes | 10",
                "about 15 min | 15",
                "no more than 10 minutes | 10",
                "90min | 90",
                "1 hour | 60",
                "one hour | 60",
                "an hour | 60",
                "we have an hour tonight | 60",
                "half an hour | 30",
                "Half an hour, I think | 30",
                "2 h | 120",
                "2h | 120",
                "two hours | 120",
                "1h 30 | 90",
                "1h 30min | 90",
                "1 hour and 30 minutes | 90",
                "an hour and ten minutes | 70",
                "an hour and a half | 90",
                "1 day | 1440",
                "0 | 0",
            })
    void reads(String text, long minutes) {
        assertThat(LISTENER.minutes(text)).as(text).hasValue(minutes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hours",
                "a few hours",
                "a couple of hours",
                "1.5 hours",
                "1,5 h",
                "1½ hours",
                "-1 hour",
                "1 or 2 hours",
                "an hour or 90 minutes",
                "an hour or two",
                "10-15 minutes",
                "not an hour",
                "not even 10 minutes",
                "2 hours and a half",
                "3 times",
                "30 seconds",
                "30s",
                "2 weeks",
                "7pm",
                "19:30",
                "this one is hard",
                "as long as it takes",
            })
    void refuses(String text) {
        assertThat(LISTENER.minutes(text)).as(text).isEmpty();
    }
}
