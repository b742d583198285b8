package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;
import tandem.engine.Witness;

/** Plays every transcript of {@code dialogs/tests} on the shipped dialogs. */
class TranscriptsTest {

    private static final Path DIALOGS = Path.of("dialogs");

    /** {@code mvn verify -Dupdate} changes what is expected into what was said, and still fails. */
    private static final boolean UPDATE = !System.getProperty("update", "false").equals("false");

    private final Dialogs dialogs = TestDialogs.shipped();

    @TestFactory
    Stream<DynamicTest> everyTranscriptHolds() {
        return TranscriptFile.of(DIALOGS, "*").stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    Outcome outcome =
                            UPDATE ? file.playAndUpdate(dialogs, Witness.NOBODY) : file.play(dialogs, Witness.NOBODY);
                    assertThat(outcome.holds())
                            .as(() -> String.join("\n", outcome.report()))
                            .isTrue();
                }));
    }

    @Test
    void thereAreTheOnesThatMustBeThere() {
        assertThat(TranscriptFile.of(DIALOGS, "*").stream().map(TranscriptsTest::name))
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
        assertThat(Player.play(script, dialogs).failures().stream().map(Failure::toString))
                .satisfiesExactly(
                        failure -> assertThat(failure).startsWith("wrong.chat:3: bot: Hello."),
                        failure -> assertThat(failure).startsWith("wrong.chat:4: the choices are We feel distant"),
                        failure -> assertThat(failure).isEqualTo("wrong.chat:5: there is no button [No such button]"),
                        failure -> assertThat(failure).isEqualTo("wrong.chat:6: the bot says nothing more"),
                        failure -> assertThat(failure).startsWith("wrong.chat:7: tried is "));
    }

    private static String name(TranscriptFile file) {
        return String.valueOf(file.path().getFileName());
    }
}
