package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tandem.transcript.Script;
import tandem.transcript.ScriptReader;

/**
 * The transcripts that authors write, played once more by people on Telegram: what they type and tap goes through the real
 * client, and what they see comes from there. Left out is what only the engine alone can promise: a certain draw, a time
 * zone that was told before, and a variable.
 */
class TranscriptsOnTelegramTest {

    /** Expects a card that only its seed draws. */
    private static final String DRAWN = "five-ways.whole.chat";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyTranscriptHolds() {
        return scripts().stream()
                .map(script -> DynamicTest.dynamicTest(script.file(), () -> {
                    try (OnTelegram stage = OnTelegram.open(script, folder.resolve(script.file()))) {
                        assertThat(stage.play())
                                .as("what really happened:\n%s", stage.seen())
                                .isEmpty();
                    }
                }));
    }

    private static List<Script> scripts() {
        try (Stream<Path> files = Files.list(Path.of("dialogs/tests"))) {
            return files.filter(file -> file.toString().endsWith(".chat"))
                    .sorted()
                    .map(TranscriptsOnTelegramTest::read)
                    .filter(script -> script.zone() == null && !script.file().equals(DRAWN))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Script read(Path file) {
        try {
            return ScriptReader.read(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
