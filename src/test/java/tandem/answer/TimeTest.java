package tandem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
    private static final Listener LISTENER = EnglishWords.listener();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "19:30 | 19:30",
                "19.30 | 19:30",
                "19h30 | 19:30",
                "19h | 19:00",
                "1930 | 19:30",
                "19：30 | 19:30",
                "7pm | 19:00",
                "7 PM | 19:00",
                "7 p.m. | 19:00",
                "7.30 pm | 19:30",
                "730pm | 19:30",
                "07:30 pm | 19:30",
                "7 am | 07:00",
                "12 am | 00:00",
                "12 pm | 12:00",
                "12:15 am | 00:15",
                "at 7 | 19:00",
                "1 | 13:00",
                "7:59 | 19:59",
                "8 | 08:00",
                "9:15 | 09:15",
                "11 | 11:00",
                "12 | 12:00",
                "12:30 | 12:30",
                "07:30 | 07:30",
                "0730 | 07:30",
                "0:30 | 00:30",
                "00:00 | 00:00",
                "23:59 | 23:59",
                "seven | 19:00",
                "seven thirty | 19:30",
                "seven forty-five | 19:45",
                "half past seven | 19:30",
                "half seven | 19:30",
                "half past 7 in the morning | 07:30",
                "quarter to eight | 19:45",
                "quarter past nine | 09:15",
                "a quarter to nine | 08:45",
                "quarter to one | 12:45",
                "ten to nine | 08:50",
                "twenty-five past six | 18:25",
                "10 past 9 pm | 21:10",
                "quarter to 12 pm | 11:45",
                "5 to midnight | 23:55",
                "noon | 12:00",
                "12 noon | 12:00",
                "at midnight please | 00:00",
                "12 midnight | 00:00",
                "tonight at 9 | 21:00",
                "9 at night | 21:00",
                "1 at night | 01:00",
                "12 tonight | 00:00",
                "tomorrow at 6 in the evening | 18:00",
                "around 8 o'clock | 08:00",
                "8ish? No: 8 o’clock | ",
                "7 pm 😊 | 19:00",
            })
    void reads(String text, LocalTime time) {
        assertThat(LISTENER.time(text).orElse(null)).as(text).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "at",
                "evening",
                "7 or 8",
                "between 7 and 8",
                "7-8",
                "7-30",
                "10/12",
                "7, 30",
                "25:00",
                "24:00",
                "7:60",
                "7:5",
                "19:30:15",
                "1.2.2026",
                "12345",
                "19 am",
                "0:30 pm",
                "7 am pm",
                "not 7",
                "half past",
                "half past 7:30",
                "half past quarter to 7",
                "seven one",
                "7 eight",
                "noon 7",
                "-7",
                "later",
                "99999999999999999999",
                "\uD83D",
            })
    void refuses(String text) {
        assertThat(LISTENER.time(text)).as(text).isEmpty();
    }
}
