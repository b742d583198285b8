package tandem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTest {
    private static final Listener LISTENER = EnglishWords.listener();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "10 | 10",
                "ten | 10",
                "TEN. | 10",
                "10 minutes | 10",
                "10min | 10",
                "2h | 2",
                "about 15 | 15",
                "no more than 10 | 10",
                "~15 | 15",
                "maybe 10 | 10",
                "I'd say ten | 10",
                "we have 20 I think | 20",
                "ten (10) | 10",
                "10/10 | 10",
                "1,000 | 1000",
                "1,234,567 | 1234567",
                "007 | 7",
                "0 | 0",
                "zero | 0",
                "one | 1",
                "one minute please | 1",
                "twenty-five | 25",
                "twenty five minutes | 25",
                "a hundred | 100",
                "a dozen | 12",
                "10! | 10",
                "so... 10... | 10",
                "...10 | 10",
                "１０ | 10",
                "١٠ | 10",
                "⑩ | 10",
                "5️⃣ | 5",
                "10 😊 | 10",
                "#3 | 3",
                "999999999999 | 999999999999",
            })
    void reads(String text, long number) {
        assertThat(LISTENER.number(text)).as(text).isEqualTo(OptionalLong.of(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "minutes",
                "10 or 15",
                "10-15",
                "ten, no, fifteen",
                "5/10",
                "19:30",
                "1e999",
                "1e5",
                "0x10",
                "b2",
                "10k",
                "1.5",
                "1,5",
                "1.000",
                "1½",
                "½",
                "10²",
                ".5",
                "-5",
                "−5",
                "- 5 -6",
                "not 10",
                "no 10",
                "one and a half",
                "half an hour",
                "this one is hard",
                "two hundred",
                "20, twenty five",
                "twenty, twenty five",
                "é5",
                "7pm",
                "1234567890123",
                "99999999999999999999999999",
                "\uD83D",
                "😀",
            })
    void refuses(String text) {
        assertThat(LISTENER.number(text)).as(text).isEmpty();
    }
}
