package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Choice;

final class BoardTest {

    private final Shown card = new Shown(
            2,
            null,
            "Tea?\nOr a walk",
            List.of(Bot.button("2.a", "Yes"), new Choice.Copy("Copy", "Tea, ten minutes?")));
    private final Shown forBen = new Shown(3, "ben", "Ben?", List.of(Bot.button("3.a", "I will")));
    private final Shown old = new Shown(1, null, "Hello", List.of(Bot.button("1.a", "Idea")));

    @Test
    void comesBackFromItsString() {
        Board board = new Board(List.of(forBen, card, old.withoutChoices()));
        assertThat(BoardText.read(BoardText.write(board))).isEqualTo(board);
        assertThat(BoardText.read(BoardText.write(Board.EMPTY))).isEqualTo(Board.EMPTY);
    }

    @Test
    void isWrittenLikeThisForEver() {
        assertThat(BoardText.read("1\u001E2\u001F\u001FTea?\nOr a walk\u001Fbutton\u001D2.a\u001DYes"
                        + "\u001Fcopy\u001DTea, ten minutes?\u001DCopy"))
                .isEqualTo(new Board(List.of(card)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2\u001E2\u001F\u001Fx",
                "1\u001E",
                "1\u001Ex\u001F\u001F",
                "1\u001E2\u001F\u001Fx\u001Fbutton"
            })
    void isEmptyWhereTheStringIsNoBoard(String text) {
        assertThat(BoardText.read(text)).isEqualTo(Board.EMPTY);
    }

    @Test
    void keepsForARestartOnlyWhatSomebodySeesLast() {
        Board board = new Board(List.of(forBen, card, old));
        assertThat(board.front(List.of("anna", "ben")).messages()).containsExactly(forBen, card);
        assertThat(board.front(List.of("ben")).messages()).containsExactly(forBen);
    }

    @Test
    void keepsNoTextThatCannotBeAnswered() {
        Board board = new Board(List.of(new Shown(4, null, "Everything is erased.", List.of()), card));
        assertThat(board.front(List.of("anna")).messages()).containsExactly(new Shown(4, null, "", List.of()));
    }

    @Test
    void putsAChangedMessageLast() {
        Shown changed = new Shown(1, null, "Hello again", List.of());
        assertThat(new Board(List.of(card, old)).with(changed).messages()).containsExactly(changed, card);
    }

    @Test
    void staysSmall() {
        Board board = Board.EMPTY;
        for (int slot = 0; slot < 100; slot++) {
            board = board.with(new Shown(slot, null, "x", List.of()));
        }
        assertThat(board.messages()).hasSize(32).first().extracting(Shown::slot).isEqualTo(99L);
    }
}
