package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.ChatAddress;

final class LineReadingTest {

    private final LineReading alone = new LineReading(new People(List.of("you")));
    private final LineReading two = new LineReading(new People(List.of("anna", "ben")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /tonight            | anna | group:anna,ben | /tonight
                    ben: /tonight       | ben  | group:anna,ben | /tonight
                    BEN:/tonight        | ben  | group:anna,ben | /tonight
                    ben@ /help          | ben  | ben            | /help
                    Ben@/help           | ben  | ben            | /help
                    anna@ hello you     | anna | anna           | hello you
                    cleo: /tonight      | anna | group:anna,ben | cleo: /tonight
                    cleo@ /help         | anna | group:anna,ben | cleo@ /help
                    ben@example.com     | anna | group:anna,ben | ben@example.com
                    note: ben is late   | anna | group:anna,ben | note: ben is late
                    :-)                 | anna | group:anna,ben | :-)
                    ben: :skip 1d       | ben  | group:anna,ben | :skip 1d
                    """)
    void saysWhoSpeaksWhereAmongSeveral(String line, String person, String chat, String words) {
        assertThat(two.read(line)).isEqualTo(new Line.Spoken(person, ChatAddress.of("console", chat), words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "you: hello", "you@ hello", "/start", ">x", ":)"})
    void takesEveryWordOfSomebodyAlone(String line) {
        assertThat(alone.read(line)).isEqualTo(new Line.Spoken("you", ChatAddress.of("console", "you"), line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "\u0000\u0007", "ben:", "ben@", "ben@  "})
    void hearsNothingInNothing(String line) {
        assertThat(two.read(line)).isEqualTo(new Line.Blank());
    }

    @Test
    void readsItsOwnWords() {
        assertThat(alone.read(" :quit ")).isEqualTo(new Line.Quit());
        assertThat(two.read(":HELP")).isEqualTo(new Line.Help());
        assertThat(alone.read(":skip 1d2h")).isEqualTo(new Line.Skip(Duration.ofHours(26)));
        assertThat(alone.read(":skip soon")).isEqualTo(new Line.UnclearSkip());
        assertThat(alone.read(":skip")).isEqualTo(new Line.UnclearSkip());
        assertThat(alone.read(":frobnicate now")).isEqualTo(new Line.Unknown("frobnicate"));
        assertThat(alone.read(":" + "x".repeat(999))).isEqualTo(new Line.Unknown("x".repeat(32)));
    }

    @Test
    void cutsWhatNoPlatformWouldTake() {
        String long4097 = "x".repeat(4095) + "\uD83D\uDE00";
        assertThat(alone.read(long4097))
                .isEqualTo(new Line.Spoken("you", ChatAddress.of("console", "you"), "x".repeat(4095)));
        assertThat(two.read("ben@ " + "x".repeat(5000)))
                .isEqualTo(new Line.Spoken("ben", ChatAddress.of("console", "ben"), "x".repeat(4096)));
    }
}
