package tandem.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplittingTest {

    private static final List<Choice> CHOICES = List.of(new Choice.Button("1.a", "ok"));

    private static final List<Style> STYLES = List.of(Style.values());

    @Test
    void whatFitsIsLeftAlone() {
        Outgoing fits = message(Outgoing.Mode.NEW, Span.plain("x".repeat(20)));
        assertThat(fit(fits, 20)).containsExactly(fits);
        Outgoing removal = message(Outgoing.Mode.REMOVE_CHOICES, Span.plain("x".repeat(21)));
        assertThat(fit(removal, 20)).containsExactly(removal);
    }

    @Test
    void paragraphsComeBeforeLinesBeforeSentencesBeforeWords() {
        assertThat(cut("First here.\nSecond\n\nthird. And", 24)).containsExactly("First here.\nSecond", "third. And");
        assertThat(cut("First here. Then\nsecond. And more", 24))
                .containsExactly("First here. Then", "second. And more");
        assertThat(cut("First it is here. Then more of it", 24))
                .containsExactly("First it is here.", "Then more of it");
        assertThat(cut("First it is here then more of it", 24)).containsExactly("First it is here then", "more of it");
    }

    @Test
    void aCutThatLeavesAlmostNothingIsNotMade() {
        assertThat(cut("No.\n\nOne two three four five six", 24))
                .containsExactly("No.\n\nOne two three four", "five six");
    }

    @Test
    void aWordIsCutOnlyWhenItFitsNowhereAndNeverInsideACharacter() {
        assertThat(cut("ab " + "x".repeat(20), 20)).containsExactly("ab", "x".repeat(20));
        assertThat(cut("👋".repeat(8), 5)).containsExactly("👋👋", "👋👋", "👋👋", "👋👋");
        assertThat(cut("e\u0301".repeat(5), 5)).containsExactly("e\u0301e\u0301", "e\u0301e\u0301", "e\u0301");
    }

    @Test
    void formattingGoesOnBehindACut() {
        List<Outgoing> parts = fit(
                message(
                        Outgoing.Mode.NEW,
                        Span.plain("so "),
                        new Span("bold words here", Style.BOLD),
                        Span.plain(" end")),
                12);
        assertThat(parts.get(0).text()).containsExactly(Span.plain("so "), new Span("bold", Style.BOLD));
        assertThat(parts.get(1).text()).containsExactly(new Span("words here", Style.BOLD));
        assertThat(parts.get(2).text()).containsExactly(Span.plain("end"));
    }

    @Test
    void theChoicesStandUnderTheLast() {
        List<Outgoing> parts = fit(message(Outgoing.Mode.NEW, Span.plain("one two three")), 6);
        assertThat(parts).extracting(Outgoing::choices).containsExactly(List.of(), List.of(), CHOICES);
        assertThat(parts).extracting(Outgoing::slot).containsOnly(7L);
        assertThat(parts).extracting(Outgoing::protect).containsOnly(true);
    }

    @Test
    void aChangeThatDoesNotFitIsNewAndTheEarlierLosesItsChoices() {
        List<Outgoing> parts = fit(message(Outgoing.Mode.REPLACE, Span.plain("one two")), 4);
        assertThat(parts)
                .extracting(Outgoing::mode)
                .containsExactly(Outgoing.Mode.REMOVE_CHOICES, Outgoing.Mode.NEW, Outgoing.Mode.NEW);
        assertThat(parts.get(0).text()).isEmpty();
    }

    @Test
    void nothingIsLostOfAnyTextAndNoWordIsBrokenThatFits() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            List<Span> spans = new ArrayList<>();
            for (int k = random.nextInt(6) + 1; k > 0; k--) {
                spans.add(new Span(text(random), STYLES.get(random.nextInt(STYLES.size()))));
            }
            int longest = 12 + random.nextInt(60);
            Outgoing whole = message(Outgoing.Mode.NEW, spans.toArray(Span[]::new));
            List<Outgoing> parts = fit(whole, longest);

            assertThat(parts).allSatisfy(part -> {
                assertThat(part.plainText()).hasSizeLessThanOrEqualTo(longest);
                assertThat(parts.size() == 1 || !part.plainText().isBlank()).isTrue();
            });
            assertThat(styled(parts)).isEqualTo(styled(List.of(whole)));
            assertThat(brokenWords(whole.plainText(), parts))
                    .allSatisfy(word -> assertThat(word).hasSizeGreaterThan(longest));
        }
    }

    /** Every character that is no blank, with its style. */
    private static String styled(List<Outgoing> parts) {
        StringBuilder all = new StringBuilder();
        for (Outgoing part : parts) {
            for (Span span : part.text()) {
                span.text()
                        .codePoints()
                        .filter(c -> !Character.isWhitespace(c))
                        .forEach(c -> all.appendCodePoint(c).append(span.style()));
            }
        }
        return all.toString();
    }

    private static List<String> brokenWords(String text, List<Outgoing> parts) {
        List<String> broken = new ArrayList<>();
        int end = 0;
        for (Outgoing part : parts.subList(0, parts.size() - 1)) {
            end = text.indexOf(part.plainText(), end) + part.plainText().length();
            if (!Character.isWhitespace(text.charAt(end))) {
                int first = end;
                int last = end;
                while (first > 0 && !Character.isWhitespace(text.charAt(first - 1))) {
                    first--;
                }
                while (last < text.length() && !Character.isWhitespace(text.charAt(last))) {
                    last++;
                }
                broken.add(text.substring(first, last));
            }
        }
        return broken;
    }

    private static String text(Random random) {
        String[] pieces = {
            "word", "a", " ", " ", "\n", "\n\n", ". ", "! ", "👋 ", "e\u0301", " long" + "g".repeat(80) + " "
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static List<String> cut(String text, int longest) {
        return fit(message(Outgoing.Mode.NEW, Span.plain(text)), longest).stream()
                .map(Outgoing::plainText)
                .toList();
    }

    private static List<Outgoing> fit(Outgoing outgoing, int longest) {
        return Splitting.fit(outgoing, new Capabilities(longest, 9, false, Capabilities.ANY_TOUCH));
    }

    @Test
    void aPictureKeepsATextThatFitsBesideItAndElseGoesFirst() {
        Picture picture = new Picture("pictures/a.png", "two lines");
        Outgoing fits = pictured("nine long", picture);
        assertThat(fit(fits, 20)).containsExactly(fits);
        List<Outgoing> parts = fit(pictured("ten of them", picture), 20);
        assertThat(parts).extracting(Outgoing::plainText).containsExactly("two lines", "ten of them");
        assertThat(parts).extracting(Outgoing::picture).containsExactly(picture, null);
        assertThat(parts).extracting(Outgoing::choices).containsExactly(List.of(), CHOICES);
        assertThat(parts).extracting(Outgoing::slot).containsOnly(7L);
        assertThat(fit(pictured("ten of them and more of those", picture), 20)).hasSize(3);
    }

    private static Outgoing pictured(String text, Picture picture) {
        return new Outgoing(
                7, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(Span.plain(text)), CHOICES, true, picture);
    }

    private static Outgoing message(Outgoing.Mode mode, Span... text) {
        return new Outgoing(7, mode, new Audience.EveryoneHere(), List.of(text), CHOICES, true);
    }
}
