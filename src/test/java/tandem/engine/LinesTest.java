package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.chat.Lines;
import tandem.chat.Outgoing;
import tandem.chat.Picture;

/** A scale, what is recorded of it, and how it is shown again: as a picture, and in words. */
class LinesTest {

    private static final String FLOW = TestFlows.flow("rate", """
            "triggers": [ { "command": "rate", "where": "private" } ],
            "variables": { "n": { "type": "number", "scope": "run", "default": 0 } },""", """
            { "id": "how", "type": "ask", "text": "How?", "save": "n", "choicesFrom": { "scale": [ 0, 10 ] },
              "choices": [ { "id": "not-now", "label": "Not now", "match": [ "no" ], "next": "left" } ],
              "timeout": { "after": "4h", "next": "left" } },
            { "id": "keep", "type": "record", "series": "heart", "value": { "var": "n" }, "on": { "consent-needed": "unkept" } },
            { "id": "show", "type": "say",
              "text": "{lines_count}: {lines_heart_way} from {lines_heart_first} to {lines_heart_last}, {lines_days} days.",
              "picture": { "alt": "It ends at {lines_heart_last}.",
                "lines": { "low": "low", "of": [ { "id": "heart", "label": "heart", "series": "heart" } ] } } },
            { "id": "end", "type": "end" },
            { "id": "unkept", "type": "end", "text": "Not kept." },
            { "id": "left", "type": "end", "text": "Left." }""");

    private static final String AGREE =
            TestFlows.flow("agree", "\"triggers\": [ { \"command\": \"agree\", \"where\": \"private\" } ],", """
            { "id": "agree", "type": "do", "action": "consent" },
            { "id": "count", "type": "end", "text": "{lines_count}." }""");

    private static final String WAITS = TestFlows.flow("later", """
            { "id": "later", "type": "say", "text": "Later." },
            { "id": "wait", "type": "wait", "for": "7d" },
            { "id": "over", "type": "end", "text": "Over." }""");

    private static final String CALLS = TestFlows.flow("calls", """
            { "id": "call", "type": "call", "flow": "later" }""");

    private static final String STOPS = TestFlows.flow("quiet", """
            { "id": "quiet", "type": "do", "action": "stop", "with": { "flow": "later" } },
            { "id": "said", "type": "end", "text": "Quiet." }""");

    private final Conversing ana = new Conversing(TestDialogs.of(FLOW, AGREE, WAITS, CALLS, STOPS, TestFlows.STOP));

    @Test
    void aNumberIsTappedOrTyped() {
        ana.living("Europe/Berlin");
        for (String seven : List.of("7", "seven", "Seven.", "7/10", "I'd say 7", "around 7, maybe")) {
            ana.types("/rate");
            assertThat(ana.types(seven)).as(seven).first().asString().contains("to 7,");
        }
        ana.types("/rate");
        assertThat(ana.choices()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "Not now");
        assertThat(ana.taps("10")).first().asString().contains("to 10,");
        ana.types("/rate");
        assertThat(ana.types("zero")).first().asString().contains("to 0,");
    }

    @Test
    void aPositionAFractionAndANumberBesideTheScaleAreNone() {
        ana.living("Europe/Berlin").types("/rate");
        for (String none : List.of("the third", "7.5", "11", "7 or 8", "not 7", "last")) {
            assertThat(ana.types(none)).as(none).first().asString().contains("How?");
        }
        assertThat(ana.types("no")).containsExactly("Left.");
    }

    @Test
    void nothingIsRecordedOfSomebodyWhoHasNotAgreed() {
        ana.types("/rate");
        assertThat(ana.taps("7")).containsExactly("Not kept.");
        assertThat(ana.types("/agree")).containsExactly("0.");
        ana.types("/rate");
        ana.taps("7");
        assertThat(ana.types("/agree")).containsExactly("1.");
    }

    @Test
    void theLineIsShownByDays() {
        ana.living("Pacific/Auckland").types("/rate");
        assertThat(ana.taps("6")).containsExactly("1: steady from 6 to 6, 0 days.");
        ana.waits("P7D");
        ana.types("/rate");
        ana.stage().unread().clear();
        ana.taps("4");
        ana.waits("P8D");
        ana.types("/rate");
        Picture picture = shown(ana, "9");
        assertThat(picture.alt()).isEqualTo("It ends at 9.");
        assertThat(picture.shared()).isFalse();
        long first = java.time.LocalDate.of(2026, 1, 6).toEpochDay(); // 20:00 UTC is the next morning there.
        assertThat(picture.lines())
                .isEqualTo(new Lines(
                        List.of(new Lines.Line(
                                "heart",
                                List.of(
                                        new Lines.Point(first, 6),
                                        new Lines.Point(first + 7, 4),
                                        new Lines.Point(first + 15, 9)))),
                        "en",
                        "low",
                        "",
                        "",
                        null));
    }

    @Test
    void runsThatWaitAreEndedByTheirFlow() {
        ana.types("/later");
        ana.types("/calls");
        assertThat(ana.due()).isEqualTo(2);
        assertThat(ana.types("/quiet")).containsExactly("Quiet.");
        assertThat(ana.due()).isZero();
        ana.types("/later");
        assertThat(ana.waits("P7D")).containsExactly("Over.");
    }

    private static Picture shown(Conversing ana, String label) {
        ana.stage().unread().clear();
        ana.stage().taps("Ana", "Ana", label, false);
        return ana.stage().unread().stream()
                .map(message -> message.outgoing())
                .map(Outgoing::picture)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
