package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.Choice;
import tandem.chat.Said;

final class HearingTest {

    private static final Choice.Copy COPY = new Choice.Copy("Copy invitation", "Tea?");

    /** Newest first: one for Ben alone, a card for all, a greeting further up. */
    private final Board board = new Board(List.of(
            new Shown(3, "ben", "Ben?", List.of(Bot.button("3.b", "Yes"))),
            new Shown(2, null, "Card", List.of(Bot.button("2.a", "We'll do it"), Bot.button("2.b", "Another"), COPY)),
            new Shown(1, null, "Hello", List.of(Bot.button("1.a", "Idea for tonight"), Bot.button("1.b", "Another")))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    /tonight              | /tonight          | /tonight
                    /Tonight@tandem 10    | /tonight 10       | /tonight 10
                    /tonight@Tandem       | /tonight          | /tonight
                    /tonight@other        | /tonight@other    | -
                    /lines  touch  7      | /lines touch  7   | /lines touch  7
                    /                     | /                 | -
                    1                     | tap 2.a           | tap 2.a
                    2                     | tap 2.b           | tap 2.b
                    4                     | 4                 | -
                    0                     | 0                 | -
                    007                   | 007               | -
                    1 2                   | 1 2               | -
                    [another]             | tap 2.b           | tap 2.b
                    [Idea for tonight]    | tap 1.a           | tap 1.a
                    [Yes]                 | [Yes]             | -
                    [no such]             | [no such]         | -
                    another               | another           | -
                    @tandem hello there   | @tandem hello there | hello there
                    @Tandem, hello        | @Tandem, hello    | hello
                    hello @tandem         | hello @tandem     | hello
                    @tandem               | @tandem           | @tandem
                    @tandem /tonight 10   | @tandem /tonight 10 | /tonight 10
                    @tandems hello        | @tandems hello    | -
                    me@tandem.org         | me@tandem.org     | -
                    > by the sea          | > by the sea      | by the sea
                    >seaside              | >seaside          | seaside
                    what shall we eat     | what shall we eat | -
                    """)
    void hearsWhatAPlatformWouldHear(String words, String inPrivate, String inGroup) {
        assertThat(heard(words, "anna", false)).isEqualTo(inPrivate);
        assertThat(heard(words, "anna", true)).isEqualTo(inGroup);
    }

    @Test
    void countsOnlyWhatThePersonCanSee() {
        assertThat(heard("1", "ben", true)).isEqualTo("tap 3.b");
        assertThat(heard("2", "ben", true)).isEqualTo("-");
        assertThat(heard("[yes]", "ben", true)).isEqualTo("tap 3.b");
    }

    @Test
    void keepsACopyBetweenPersonAndTerminal() {
        assertThat(Hearing.of("3", "anna", board, true)).isEqualTo(new Heard.Copied(COPY));
        assertThat(Hearing.of("[COPY INVITATION]", "anna", board, false)).isEqualTo(new Heard.Copied(COPY));
    }

    @Test
    void takesNumbersAsWordsWhenTheNewestMessageOffersNothing() {
        Board silent = board.with(new Shown(4, null, "How many?", List.of()));
        assertThat(heard("1", "anna", false, silent)).isEqualTo("1");
        assertThat(heard("[Another]", "anna", false, silent)).isEqualTo("tap 2.b");
    }

    @Test
    void tapsTheNumberThatStandsOnTheButton() {
        List<Choice> scale = Stream.concat(
                        Stream.iterate(0, i -> i + 1).limit(11).map(i -> Bot.button("s." + i, "" + i)),
                        Stream.of(Bot.button("s.no", "Not now")))
                .toList();
        Board asked = Board.EMPTY.with(new Shown(1, null, "How close?", scale));
        assertThat(heard("7", "anna", false, asked)).isEqualTo("tap s.7");
        assertThat(heard("0", "anna", false, asked)).isEqualTo("tap s.0");
        assertThat(heard("12", "anna", false, asked)).isEqualTo("tap s.no");
    }

    private String heard(String words, String person, boolean group) {
        return heard(words, person, group, board);
    }

    private static String heard(String words, String person, boolean group, Board board) {
        Heard heard = Hearing.of(words, person, board, group);
        if (heard instanceof Heard.Told told) {
            Said said = told.said();
            return Bot.words(said);
        }
        return heard instanceof Heard.Unheard ? "-" : "copy";
    }
}
