package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tandem.chat.Choice;
import tandem.chat.Span;
import tandem.chat.Style;

final class PaintingTest {

    private final Painting narrow = new Painting(20, false);
    private final Painting styled = new Painting(20, true);

    @Test
    void breaksLongLinesAtWords() {
        assertThat(narrow.plain("One talks; the other only listens.")).isEqualTo("""
                One talks; the other
                only listens.
                """);
        assertThat(narrow.plain("12345678901234567890 exactly twenty")).isEqualTo("""
                12345678901234567890
                exactly twenty
                """);
    }

    @Test
    void hangsListItemsUnderTheirFirstWord() {
        assertThat(narrow.plain(
                        "Steps:\n1. Sit down with some tea\n- breathe together slowly\n  and then swap and rest"))
                .isEqualTo("""
                        Steps:
                        1. Sit down with
                           some tea
                        - breathe together
                          slowly
                          and then swap and
                          rest
                        """);
    }

    @Test
    void breaksAWordThatFitsNowhereButNoCharacter() {
        assertThat(narrow.plain("x" + "日".repeat(12))).isEqualTo("x" + "日".repeat(9) + "\n" + "日".repeat(3) + "\n");
        assertThat(narrow.plain("e\u0301".repeat(21))).isEqualTo("e\u0301".repeat(20) + "\ne\u0301\n");
        assertThat(narrow.plain("x".repeat(18) + "👩\u200D👩")).isEqualTo("x".repeat(18) + "👩\u200D👩\n");
        assertThat(narrow.plain("  " + "x".repeat(30)))
                .isEqualTo("  " + "x".repeat(18) + "\n  " + "x".repeat(12) + "\n");
        assertThat(new Painting(1, false).plain("still readable")).isEqualTo("still readable\n");
    }

    @Test
    void keepsEmptyLinesInsideAndNoneAtTheEnd() {
        assertThat(narrow.plain("a\n\nb\n\n")).isEqualTo("a\n\nb\n");
        assertThat(narrow.plain("")).isEmpty();
    }

    @Test
    void formatsOnlyWhereTheTerminalCan() {
        List<Span> spans = List.of(
                new Span("Tonight:", Style.BOLD),
                Span.plain(" the "),
                new Span("Couch Anchor", Style.ITALIC),
                Span.plain(" or "),
                new Span("/tonight", Style.CODE));
        assertThat(narrow.text(spans)).isEqualTo("Tonight: the Couch\nAnchor or /tonight\n");
        assertThat(styled.text(spans).replace('\u001B', '^')).isEqualTo("""
                ^[1mTonight:^[0m the ^[3mCouch^[0m
                ^[3mAnchor^[0m or ^[36m/tonight^[0m
                """);
        assertThat(narrow.dim("a\nb")).isEqualTo("a\nb\n");
        assertThat(styled.dim("a\n\nb")).isEqualTo("\u001B[2ma\u001B[0m\n\n\u001B[2mb\u001B[0m\n");
    }

    @Test
    void showsNothingRawOfWhatAMessageHolds() {
        String painted = styled.text(List.of(new Span("\u001B[2Jwipe\u0007", Style.BOLD)));
        assertThat(painted).isEqualTo("\u001B[1mwipe\u001B[0m\n");
    }

    @Test
    void numbersChoices() {
        List<Choice> choices = List.of(
                Bot.button("a", "We'll do it"),
                Bot.button("b", "Something else,\nplease, with a long label"),
                new Choice.Copy("Copy invitation", "Tea?"));
        assertThat(narrow.choices(choices)).isEqualTo("""
                  1  We'll do it
                  2  Something else,
                     please, with a
                     long label
                  3  Copy invitation
                """);
        assertThat(narrow.choices(List.of())).isEmpty();
    }

    @Test
    void keepsNumbersThatAreLabelsOnOneLine() {
        List<Choice> scale = new java.util.ArrayList<>();
        IntStream.rangeClosed(0, 3).forEach(i -> scale.add(Bot.button("s" + i, Integer.toString(i))));
        scale.add(Bot.button("no", "Not now"));
        assertThat(narrow.choices(scale)).isEqualTo("""
                  0  1  2  3
                  5  Not now
                """);
    }

    @Test
    void givesEveryChoiceAKeyOfItsOwn() {
        List<Choice> choices =
                List.of(Bot.button("a", "Two"), Bot.button("b", "1"), Bot.button("c", "1"), Bot.button("d", "3"));
        assertThat(ChoiceKeys.of(choices)).containsExactly("2", "1", "4", "3");
    }
}
