package tandem.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checker says of tone, and what it leaves alone. */
class ToneTest {

    @ParameterizedTest
    @CsvSource({
        "you must, YOU MUST try it., true",
        "you must, You mustard lover!, false",
        "you must, Are you musty?, false",
        "streak*, Seven streaks., true",
        "streak*, A mistreak., false",
        "5:1, Keep it at 5:1., true",
        "5:1, It is 15:10., false",
        "100 %, It works 100 % of the time., true"
    })
    void findsWholeWordsOrBeginnings(String phrase, String text, boolean found) {
        List<Problem> problems = loaded(phrase, "\"text\": \"" + text + "\"").problems();

        assertThat(problems.stream().anyMatch(problem -> problem.code().equals("F015")))
                .isEqualTo(found);
        assertThat(problems).allMatch(problem -> problem.severity() == Severity.WARNING);
    }

    @Test
    void letsPeopleTypeWhatTheyLike() {
        String question =
                "\"text\": \"Well?\", \"choices\": [ { \"id\": \"a\", \"label\": \"Yes\", \"match\": [ \"you must\" ],"
                        + " \"next\": \"z\" } ], \"timeout\": { \"after\": \"1d\", \"next\": \"z\" }";
        MemoryFiles files = MemoryFiles.sample().with("flows/a.json", flow("ask", question));

        assertThat(DialogLoader.load(files).problems()).isEmpty();
    }

    @Test
    void knowsPlainEnglishFromOther() {
        assertThat(ReadingEase.of(List.of("The cat sat on the mat."))).isBetween(115.0, 117.0);
        assertThat(ReadingEase.of(List.of("Somebody asked for a little time.", "Then both laughed.")))
                .isGreaterThan(ReadingEase.PLAIN);
        assertThat(ReadingEase.of(List.of("Individual expectations necessitate communication.")))
                .isLessThan(ReadingEase.PLAIN);
    }

    private static Loaded loaded(String avoided, String rest) {
        MemoryFiles files = MemoryFiles.sample();
        String words = files.text("words/en.json").replace("\"you must\"", "\"" + avoided + "\"");
        return DialogLoader.load(files.with("words/en.json", words).with("flows/a.json", flow("say", rest)));
    }

    private static String flow(String type, String rest) {
        String end = type.equals("end") ? "" : ", {\"id\": \"z\", \"type\": \"end\"}";
        return "{\"flow\": \"a\", \"language\": \"en\", \"title\": \"T\", \"triggers\": [{\"command\": \"a\"}],"
                + " \"steps\": [{\"id\": \"e\", \"type\": \"" + type + "\", " + rest + "}" + end + "]}";
    }
}
