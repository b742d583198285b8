package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;

/** Plays every transcript of {@code dialogs/tests} on the shipped dialogs. */
class TranscriptsTest {

    private static final Path FOLDER = Path.of("dialogs", "tests");

    private final Dialogs dialogs = TestDialogs.shipped();

    @TestFactory
    Stream<DynamicTest> everyTranscriptHolds() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Player.Result result = play(file);
                    assertThat(result.failures())
                            .as("what really happened:\n%s", result.seen())
                            .isEmpty();
                }));
    }

    @Test
    void thereAreTheOnesThatMustBeThere() {
        assertThat(files().stream().map(file -> file.getFileName().toString()))
                .contains("first-minutes.private.chat", "greeting.group.chat", "tonight.group.chat")
                .hasSizeGreaterThan(11);
    }

    @Test
    void aTranscriptThatDoesNotHoldIsFoundLineByLine() {
        Script script = ScriptReader.read("wrong.chat", """
                flow: first-minutes   seed: 7   start: 2026-01-05 20:00   private: Ana
                Ana> /start
                bot: Goodbye. *
                choices: A | B
                Ana> [No such button]
                bot: anything
                state Ana: tried = 9
                """);
        assertThat(Player.play(script, dialogs).failures())
                .satisfiesExactly(
                        failure -> assertThat(failure).startsWith("wrong.chat:3: bot: Hello."),
                        failure -> assertThat(failure).startsWith("wrong.chat:4: the choices are We feel distant"),
                        failure -> assertThat(failure).isEqualTo("wrong.chat:5: there is no button [No such button]"),
                        failure -> assertThat(failure).isEqualTo("wrong.chat:6: the bot says nothing more"),
                        failure -> assertThat(failure).startsWith("wrong.chat:7: tried is "));
    }

    private Player.Result play(Path file) {
        try {
            return Player.play(ScriptReader.read(file.toString(), Files.readString(file)), dialogs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".chat"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
