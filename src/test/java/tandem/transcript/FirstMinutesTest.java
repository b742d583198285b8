package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Outgoing;
import tandem.chat.Said;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.TestDialogs;

/** Something to try by the third tap, and at most 150 words before it: in private and in a group, whatever is drawn. */
class FirstMinutesTest {

    private static final int MOST_WORDS = 150;

    private final Dialogs dialogs = TestDialogs.shipped();
    private final Stage stage =
            new Stage(() -> new Engine(dialogs, new Operator(null, null)), 1, Instant.parse("2026-01-05T20:00:00Z"));
    private int words;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idea for tonight",
                "We feel distant/Heart",
                "We feel distant/Touch",
                "We feel distant/Both",
            })
    void alone(String path) {
        stage.happens("Ana", "Ana", true, Said.Command.typed("start", ""));
        for (String label : path.split("/", -1)) {
            assertThat(hearsACard()).isFalse();
            stage.taps("Ana", "Ana", label, false);
        }
        assertThat(hearsACard()).isTrue();
        assertThat(words).isLessThanOrEqualTo(MOST_WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idea for tonight"})
    void inAGroup(String label) {
        stage.happens(Stage.GROUP, "Ana", true, new Said.Added());
        assertThat(hearsACard()).isFalse();
        stage.taps(Stage.GROUP, "Ben", label, false);
        assertThat(hearsACard()).isTrue();
        assertThat(words).isLessThanOrEqualTo(MOST_WORDS);
    }

    private static int count(String text) {
        return text.strip().split("\\s+").length;
    }

    /** Reads what the bot said; counts the words of everything before the first card. */
    private boolean hearsACard() {
        boolean card = false;
        while (!stage.unread().isEmpty()) {
            Outgoing outgoing = stage.unread().remove().outgoing();
            card |= outgoing.plainText().contains("Ask first; either of you can stop.");
            if (!card) {
                words += count(outgoing.plainText());
                words += outgoing.picture() == null
                        ? 0
                        : count(outgoing.picture().alt());
            }
        }
        return card;
    }
}
