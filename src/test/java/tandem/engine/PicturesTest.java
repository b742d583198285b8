package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.chat.Outgoing;
import tandem.chat.Picture;
import tandem.chat.Said;
import tandem.transcript.Stage;

/** Messages with a picture: shown once, and never changed but for their choices. */
class PicturesTest {

    private static final String SHOW = "\"picture\": { \"file\": \"pictures/two-lines.png\", \"alt\": \"Lines.\" },";

    private static final Picture LINES = new Picture("pictures/two-lines.png", "Lines.");

    private static final String TURNS = TestFlows.flow("turns", """
            { "id": "first", "type": "ask", "text": "First.", "choices": [ { "id": "on", "label": "On", "next": "second" } ] },
            { "id": "second", "type": "ask", "replace": "first", SHOW "text": "Second.",
              "choices": [ { "id": "on", "label": "On", "next": "third" } ] },
            { "id": "third", "type": "ask", "replace": "first", "text": "Third.",
              "choices": [ { "id": "on", "label": "On", "next": "fourth" } ] },
            { "id": "fourth", "type": "say", "replace": "first", "text": "Fourth." },
            { "id": "fifth", "type": "say", SHOW "text": "Fifth." },
            { "id": "sixth", "type": "say", "to": "private", SHOW "text": "Sixth." }""".replace("SHOW", SHOW));

    private final Stage stage =
            new Stage(() -> new Engine(TestDialogs.of(TURNS), new Operator(null, null)), 7, Conversing.START);

    @Test
    void aTextIsNotChangedIntoAPictureNorAPictureIntoAText() {
        types("/turns");
        Outgoing first = heard().get(0);
        taps();
        Outgoing second = heard().get(0);
        assertThat(second.mode()).isEqualTo(Outgoing.Mode.NEW);
        assertThat(second.picture()).isEqualTo(LINES);
        assertThat(second.slot()).isNotEqualTo(first.slot());
        assertThat(stage.withoutChoices("Ana")).containsExactly(first.slot());
        taps();
        Outgoing third = heard().get(0);
        assertThat(third.mode()).isEqualTo(Outgoing.Mode.NEW);
        assertThat(third.picture()).isNull();
        assertThat(stage.withoutChoices("Ana")).containsExactly(first.slot(), second.slot());
        taps();
        Outgoing fourth = heard().get(0);
        assertThat(fourth.mode()).isEqualTo(Outgoing.Mode.REPLACE);
        assertThat(fourth.slot()).isEqualTo(third.slot());
    }

    @Test
    void aSayShowsItTooAlsoToOnePersonAlone() {
        types("hello");
        heard();
        stage.happens(Stage.GROUP, "Ana", true, Said.Command.typed("turns", ""));
        for (int i = 0; i < 3; i++) {
            stage.taps(Stage.GROUP, "Ana", "On", false);
        }
        assertThat(heard().stream()
                        .filter(outgoing -> outgoing.picture() != null)
                        .map(Outgoing::plainText))
                .containsExactly("Second.", "Fifth.", "Sixth.");
    }

    @Test
    void aQuestionThatIsAskedAgainIsWordsAlone() {
        types("/turns");
        taps();
        heard();
        types("what?");
        assertThat(heard()).singleElement().satisfies(again -> {
            assertThat(again.plainText()).endsWith("Second.");
            assertThat(again.picture()).isNull();
        });
    }

    private void types(String text) {
        stage.happens(
                "Ana",
                "Ana",
                true,
                text.startsWith("/") ? Said.Command.typed(text.substring(1), "") : new Said.Text(text));
    }

    private void taps() {
        stage.taps("Ana", "Ana", "On", false);
    }

    private List<Outgoing> heard() {
        List<Outgoing> heard =
                stage.unread().stream().map(Stage.Message::outgoing).toList();
        stage.unread().clear();
        return heard;
    }
}
