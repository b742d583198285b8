package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tandem.console.TerminalActors;
import tandem.discord.DiscordActors;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;
import tandem.telegram.TelegramActors;
import tandem.transcript.Script;
import tandem.transcript.ScriptReader;

/**
 * The transcripts that authors write, played once more by people on Telegram, on Discord and at the terminal: what they
 * type and tap goes through each platform's real adapter, and what they see comes from there. The same conversation is the
 * same everywhere: same words, same choices, same texts to copy, new messages and changed ones alike. Only the variables
 * of a person, of which some transcripts speak, can be seen on no platform; the engine alone is asked for them.
 */
final class TranscriptsEverywhereTest {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyTranscriptIsTheSameEverywhere() {
        Dialogs dialogs = TestDialogs.shipped();
        return scripts().stream()
                .map(script -> DynamicTest.dynamicTest(script.file(), () -> {
                    Performance telegram = played("telegram", TelegramActors::open, script, dialogs);
                    Performance discord = played("discord", DiscordActors::open, script, dialogs);
                    Performance terminal = played("terminal", TerminalActors::open, script, dialogs);
                    List<String> said = withoutLinks(telegram);
                    assertThat(withoutLinks(discord)).isEqualTo(said).isNotEmpty();
                    assertThat(withoutLinks(terminal)).isEqualTo(said);
                    // On Telegram a bot cannot show something to one person alone in a group, nor write to them first.
                    assertThat(terminal.early()).isEqualTo(discord.early());
                    assertThat(telegram.early()).isEmpty();
                }));
    }

    /**
     * Only Telegram has links that open a chat, so that what is said around a code to join differs; and the terminal shows a
     * file below its message.
     */
    private static List<String> withoutLinks(Performance performance) {
        return performance.said().stream()
                .map(line ->
                        line.replaceFirst("(?s)(Your code: \\S+|Everything I keep about you, as it is now\\.).*", "$1"))
                .toList();
    }

    private Performance played(String platform, Function<Scene, Actors> opening, Script script, Dialogs dialogs)
            throws IOException {
        Path data = Files.createDirectories(folder.resolve(script.file()).resolve(platform));
        Scene scene = Scene.of(script, data, dialogs);
        try (Actors actors = opening.apply(scene)) {
            Performance performance = new Performance(scene, actors);
            assertThat(performance.play())
                    .as("on %s; what really happened:\n%s", platform, String.join("\n", performance.said()))
                    .isEmpty();
            return performance;
        }
    }

    private static List<Script> scripts() {
        try (Stream<Path> files = Files.list(Path.of("dialogs/tests"))) {
            return files.filter(file -> file.toString().endsWith(".chat"))
                    .sorted()
                    .map(TranscriptsEverywhereTest::read)
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
