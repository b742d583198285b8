package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.Said;

/** What the transcripts of {@code /settings} cannot show, because there is one language, and nobody leaves. */
class SettingsTest {

    @Test
    void theLanguageIsThereWhereThereIsAChoice() throws IOException {
        Conversing ana = new Conversing(TestDialogs.inGerman(List.of("language", "settings"), shipped()));
        ana.types("/settings");
        assertThat(ana.choices())
                .containsExactly(
                        "When I may ask",
                        "My time zone",
                        "Language",
                        "Nudges",
                        "Limits",
                        "A pause",
                        "The two of us",
                        "Not now");
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

    /** Somebody of whom this is known, who has just tapped that they want nudges. */
    private static Alone chosen(Instant now, @Nullable String zone, @Nullable LocalTime hour) {
        Alone ana = new Alone(new Engine(TestDialogs.shipped(), new Operator(null, null)), now, zone, hour, 7);
        ana.types("/settings");
        ana.taps("Nudges");
        ana.taps("Once a week");
        return ana;
    }

    @Test
    void nudgesComeAtTheTimeAtWhichTheyWereChosenThoughNobodySaysWhere() {
        Alone ana = chosen(Conversing.START, null, null);
        ana.waits(Duration.ofHours(5));
        // Four hours later the question is over, and nothing is said of it: it is midnight.
        assertThat(ana.unasked()).isEmpty();
        ana.waits(Duration.ofDays(8));
        assertThat(ana.unasked()).hasSize(1);
        assertThat(ana.unasked().get(0).at()).isEqualTo("2026-01-12T20:00:00Z");
    }

    @Test
    void nudgesComeThoughSomethingElseFollowsTheQuestionWhere() {
        Alone ana = chosen(Conversing.START, null, null);
        assertThat(ana.heard()).startsWith("What time is it for you right now?");
        ana.types("/history");
        ana.waits(Duration.ofDays(8));
        assertThat(ana.unasked()).extracting(Alone.Unasked::at).containsExactly(Instant.parse("2026-01-12T20:00:00Z"));
    }

    @Test
    void nobodyHearsAnythingOfAnHourAtNightForWantOfAZone() {
        Alone ana =
                new Alone(new Engine(TestDialogs.shipped(), new Operator(null, null)), Conversing.START, null, null, 7);
        ana.types("/settings");
        ana.taps("When I may ask");
        ana.taps("19:30");
        assertThat(ana.heard()).startsWith("What time is it for you right now?");
        ana.waits(Duration.ofDays(1));
        assertThat(ana.unasked()).isEmpty();
        assertThat(ana.state().conversation().runs()).isEmpty();
        assertThat(ana.state().person().hour()).isEqualTo(LocalTime.of(19, 30));
    }

    @Test
    void theQuietHoursArePromisedWhereTheyAreKnown() {
        String promise = "Never between 22:00 and 8:00";
        Alone somewhere =
                new Alone(new Engine(TestDialogs.shipped(), new Operator(null, null)), Conversing.START, null, null, 7);
        somewhere.types("/settings");
        somewhere.taps("Nudges");
        assertThat(somewhere.heard()).startsWith("A nudge is one line").doesNotContain(promise);
        Alone london = new Alone(
                new Engine(TestDialogs.shipped(), new Operator(null, null)),
                Conversing.START,
                "Europe/London",
                null,
                7);
        london.types("/settings");
        london.taps("Nudges");
        assertThat(london.heard()).startsWith("A nudge is one line").contains(promise);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "20:00, 19:30, 'around 19:30', 19:30",
                "20:00, 23:30, 'around 8:00',  08:00",
                "20:00, 06:00, 'around 8:00',  08:00",
                "20:00, -,     'at about this time of day', 20:00",
                "23:10, -,     'around 8:00',  08:00",
            })
    void whatIsPromisedIsWhatComes(LocalTime now, @Nullable LocalTime hour, String promise, LocalTime comes) {
        Instant evening = LocalDate.of(2026, 1, 5).atTime(now).toInstant(ZoneOffset.UTC);
        Alone ana = chosen(evening, "Europe/London", hour);
        assertThat(ana.heard()).startsWith("Good. ").contains(promise);
        ana.waits(Duration.ofDays(9));
        assertThat(ana.unasked()).hasSize(1);
        assertThat(ana.unasked().get(0).at().atOffset(ZoneOffset.UTC).toLocalTime())
                .isEqualTo(comes);
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
