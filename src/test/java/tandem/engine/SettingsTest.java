package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.chat.Said;

/** What the transcripts of {@code /settings} cannot show, because there is one language, and nobody leaves. */
class SettingsTest {

    @Test
    void theLanguageIsThereWhereThereIsAChoice() throws IOException {
        Conversing ana = new Conversing(TestDialogs.inGerman(List.of("language", "settings"), shipped()));
        ana.types("/settings");
        assertThat(ana.choices())
                .containsExactly("When I may ask", "My time zone", "Language", "Nudges", "Limits", "Not now");
        assertThat(ana.taps("Language")).containsExactly("Which language shall we speak here?");
        assertThat(ana.taps("Deutsch").toString()).startsWith("[D:");
        assertThat(ana.types("/settings").toString()).startsWith("[D:As it is now");
        assertThat(new Conversing(TestDialogs.shipped()).types("/settings")).hasSize(1);
    }

    @Test
    void whoeverLeavesAndComesBackHasNoNudgesAndIsNotToldOtherwise() {
        Alone ana = new Alone(
                new Engine(TestDialogs.shipped(), new Operator(null, null)),
                Conversing.START,
                "Europe/London",
                LocalTime.of(20, 0),
                7);
        ana.types("/settings");
        ana.taps("Nudges");
        ana.taps("Once a week");
        ana.types("/settings");
        assertThat(ana.heard()).contains("nudge you once a week");
        ana.does(new Said.Removed());
        assertThat(ana.next()).isNull();
        ana.types("/settings");
        assertThat(ana.heard()).contains("never nudge you");
        assertThat(ana.state().person().zone()).isEqualTo(ZoneId.of("Europe/London"));
    }

    private static String[] shipped() throws IOException {
        List<String> flows = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("dialogs/flows"))) {
            for (Path file : files.sorted().toList()) {
                flows.add(Files.readString(file));
            }
        }
        return flows.toArray(String[]::new);
    }
}
