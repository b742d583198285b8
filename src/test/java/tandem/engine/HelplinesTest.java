package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.flow.Helplines;
import tandem.transcript.Player;
import tandem.transcript.ScriptReader;

/** What people are shown of the helplines that there are. */
class HelplinesTest {

    private static final Dialogs DIALOGS = TestDialogs.shipped();

    private static final List<String> NEEDS =
            List.of("emergency", "partner-violence", "crisis", "own-behaviour", "children");

    /** A flow of somebody else, which wants a kind first. */
    private static final String CALLER = """
            { "flow": "caller", "language": "en", "title": "Caller",
              "triggers": [ { "command": "call", "where": "private" } ],
              "variables": { "need": { "type": "choice", "scope": "run",
                "values": [ "emergency", "partner-violence", "crisis", "own-behaviour", "children" ] } },
              "steps": [
                { "id": "need", "type": "set", "var": "need", "to": "NEED" },
                { "id": "help", "type": "call", "flow": "support" },
                { "id": "end", "type": "end", "text": "Back." } ] }""";

    private static String support() {
        try {
            return Files.readString(Path.of("dialogs/flows/support.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(String need, String label) {
        Dialogs dialogs = TestDialogs.of(CALLER.replace("NEED", need), support());
        String script = "flow: caller   seed: 7   private: Ana\nAna> /call\nAna> [" + label + "]\n";
        String seen =
                Player.play(ScriptReader.read("caller.chat", script), dialogs).seen();
        Matcher last = Pattern.compile("bot: (.*)\nchoices: Another country \\| Hide this\n$")
                .matcher(seen);
        assertThat(last.find()).as(seen).isTrue();
        return last.group(1).replace("\\n", "\n");
    }

    @Test
    void everyCountryFitsIntoEightyWordsWhateverIsWantedFirst() {
        for (Helplines.Country country : DIALOGS.helplines().countries()) {
            String text = shown("crisis", country.label());
            assertThat(text.split("\\s+")).as(text).hasSizeLessThanOrEqualTo(80);
            assertThat(text).startsWith(country.label() + "\n").contains("Danger now: ");
        }
    }

    @Test
    void whatIsWantedComesFirst() {
        List<String> beginnings =
                List.of("Danger now: ", "Violence or control", "In crisis: ", "Worried about your own", "Under 18: ");
        for (int i = 0; i < NEEDS.size(); i++) {
            String[] rows = shown(NEEDS.get(i), "United Kingdom").split("\n");
            assertThat(rows).hasSize(6);
            assertThat(rows[1]).startsWith(beginnings.get(i));
            assertThat(rows[2]).startsWith(beginnings.get(i == 0 ? 1 : 0));
        }
    }

    @Test
    void aClockSaysInWhichCountryItIs() {
        assertThat(id("Europe/Berlin")).isEqualTo("DE");
        assertThat(id("Europe/Vienna")).isEqualTo("EU");
        assertThat(id("Europe/London")).isEqualTo("GB");
        assertThat(id("America/Los_Angeles")).isEqualTo("US");
        assertThat(id("Asia/Kolkata")).isEqualTo("IN");
        assertThat(id("Asia/Tokyo")).as("elsewhere is asked, and not guessed").isNull();
        assertThat(id("UTC")).isNull();
        assertThat(id("+02:00")).isNull();
    }

    private static @Nullable String id(String zone) {
        Helplines.Country country = DIALOGS.helplines().country(ZoneId.of(zone));
        return country == null ? null : country.id();
    }

    @Test
    void aWordOfAnAnswerLeadsToItsCountry() {
        assertThat(DIALOGS.helplines().country("AT")).extracting("id").isEqualTo("EU");
        assertThat(DIALOGS.helplines().country("JP")).isNull();
        assertThat(DIALOGS.helplines().country(Helplines.ELSEWHERE)).isNotNull();
    }
}
