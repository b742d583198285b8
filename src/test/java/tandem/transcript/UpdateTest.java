package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;
import tandem.engine.Witness;

/** What becomes of a transcript that fails when it is to follow what was said. */
class UpdateTest {

    private static final String HEADER = "# A walk\nflow: walk   seed: 7   start: 2026-01-05 20:00   private: Ana\n";

    private final Dialogs dialogs = TestDialogs.of("""
            { "flow": "walk", "language": "en", "title": "A walk",
              "triggers": [ { "command": "walk", "description": "A walk" } ],
              "variables": { "walks": { "type": "number", "scope": "person", "default": 0 } },
              "steps": [
                { "id": "hello", "type": "say", "text": "Hello." },
                { "id": "invite", "type": "ask", "text": "Shall we?",
                  "choices": [
                    { "id": "go", "label": "We'll go", "next": "count", "notice": "Shoes!" },
                    { "id": "no", "label": "Not now", "next": "bye" } ] },
                { "id": "count", "type": "set", "var": "walks", "add": 1 },
                { "id": "enjoy", "type": "end", "text": "Enjoy it." },
                { "id": "bye", "type": "end" } ] }
            """);

    @TempDir
    Path folder;

    @Test
    void onlyWhatDoesNotHoldIsRewritten() throws IOException {
        updates("""
                Ana> /walk
                bot: Hel*            # short
                bot: Will we?        # asks
                choices: Yes | No

                # The last words
                Ana> [We'll go]
                bot: Goodbye.
                state Ana: walks = 3
                """, """
                Ana> /walk
                bot: Hel*            # short
                bot: Shall we?        # asks
                choices: We'll go | Not now

                # The last words
                Ana> [We'll go]
                bot: Enjoy it.
                state Ana: walks = 1
                only Ana: Shoes!
                """);
    }

    @Test
    void whatIsMissingIsPutInAndWhatDoesNotComeIsTakenOut() throws IOException {
        updates("""
                Ana> /walk
                silence
                bot: Shall *
                picture: a tree      # where is it?
                Ana> [Not now]
                bot: Never said.
                only Ana: Nor this.
                """, """
                Ana> /walk
                bot: Hello.
                bot: Shall *
                # where is it?
                Ana> [Not now]
                """);
    }

    @Test
    void lineEndsStayWhatTheyAre() throws IOException {
        Path file = write(HEADER.replace("\n", "\r\n") + "Ana> /walk\r\nbot: Hello.\r\n");
        new TranscriptFile(file).playAndUpdate(dialogs, Witness.NOBODY);
        assertThat(Files.readString(file))
                .endsWith("Ana> /walk\r\nbot: Hello.\r\nbot: Shall we?\r\nchoices: We'll go | Not now\r\n");
    }

    @Test
    void whatCannotBeDoneStaysAFailureAndNothingAfterItIsRewritten() throws IOException {
        String rest = "Ana> [Maybe]\nbot: So?\nAna> [Not now]\nbot: Well.\n";
        Path file = write(HEADER + "Ana> /walk\nbot: Hi.\nbot: *\n" + rest);
        Outcome outcome = new TranscriptFile(file).playAndUpdate(dialogs, Witness.NOBODY);

        assertThat(Files.readString(file)).isEqualTo(HEADER + "Ana> /walk\nbot: Hello.\nbot: *\n" + rest);
        assertThat(outcome.holds()).isFalse();
        assertThat(outcome.changes()).containsExactly(file + ":4: - bot: Hi.", file + ":4: + bot: Hello.");
        assertThat(outcome.left().get(0)).hasToString(file + ":6: there is no button [Maybe]");
        assertThat(outcome.report())
                .startsWith(file + ":4: 4 lines do not hold")
                .contains("  line 6 expected: Ana> [Maybe]", "         came:     there is no button [Maybe]")
                .contains("  what was really said:", "    Ana> /walk");
    }

    @Test
    void whatHoldsIsNotTouched() throws IOException {
        String text = HEADER + "Ana> /walk\nbot: *\nbot: *\n";
        Path file = write(text);
        assertThat(new TranscriptFile(file)
                        .playAndUpdate(dialogs, Witness.NOBODY)
                        .holds())
                .isTrue();
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    private void updates(String before, String after) throws IOException {
        Path file = write(HEADER + before);
        Outcome outcome = new TranscriptFile(file).playAndUpdate(dialogs, Witness.NOBODY);
        assertThat(Files.readString(file)).isEqualTo(HEADER + after);
        assertThat(outcome.left()).isEmpty();
        assertThat(outcome.holds()).as("it failed first").isFalse();
        assertThat(new TranscriptFile(file).play(dialogs, Witness.NOBODY).holds())
                .isTrue();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("walk.chat"), text);
    }
}
