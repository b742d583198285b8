package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tandem hear} makes of lines of JSON. */
final class HearCommandTest {

    private static final String NOTHING = ",\"safety\":{\"verdict\":\"none\",\"class\":null}}";

    private static final String OPTIONS = "\"options\":[\"Emotional\",\"Physical\"]";

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @Test
    void eachLineComesBackWithWhatWasHeard() throws Exception {
        hears("the 2nd", "1", "ordinal");
        hears("2", "1", "number");
        hears("physical please", "1", "label");
        hears("emotionl", "0", "spelling");
        hears("not the physical one", "0", "excluded");
        hears("asdf", "null", "nothing");
        hears("emotional physical", "null", "ambiguous");
        hears("x".repeat(301), "null", "too long");
        assertThat(answers("{\"id\":[7,{\"a\":null}],\"text\":\"yep\",\"options\":[\"No\",\"Yes\"],\"choice\":9}"))
                .containsExactly("{\"id\":[7,{\"a\":null}],\"text\":\"yep\",\"options\":[\"No\",\"Yes\"],\"choice\":1,"
                        + "\"why\":\"word list\"" + NOTHING);
        assertThat(answers("{\"text\":\"\\ud83d\",\"options\":[\"Ä\"]}"))
                .containsExactly("{\"text\":\"\\uD83D\",\"options\":[\"\\u00C4\"],\"choice\":null,\"why\":\"nothing\""
                        + NOTHING);
    }

    @Test
    void aBrokenLineIsSaidAndTheNextOneAnswered() throws Exception {
        List<String> answers = answers(
                "{\"text\": ",
                "",
                "[]",
                "{\"text\":\"a\"}",
                "{\"text\":1,\"options\":[]}",
                "{\"text\":\"a\",\"options\":[1]}",
                "{\"text\":\"a\",\"text\":\"b\",\"options\":[]}",
                "{\"text\":\"a\",\"options\":[]} x",
                "[".repeat(5_000),
                "{\"text\":\"a\",\"options\":[],\"deep\":" + "[".repeat(5_000),
                "\"" + "x".repeat(BoundedLines.LONGEST) + "\"",
                "{\"text\":\"a\",\"options\":[]}");
        assertThat(answers).hasSize(12);
        assertThat(answers.subList(0, 3)).allMatch(answer -> answer.startsWith("{\"error\":\""));
        assertThat(answers.subList(4, 11)).allMatch(answer -> answer.startsWith("{\"error\":\""));
        assertThat(answers.get(3)).isEqualTo("{\"text\":\"a\"" + NOTHING);
        assertThat(answers.get(10)).isEqualTo("{\"error\":\"the line has more than 65536 bytes\"}");
        assertThat(answers.get(11))
                .isEqualTo("{\"text\":\"a\",\"options\":[],\"choice\":null,\"why\":\"nothing\"" + NOTHING);
        try (Program program = desk.start("hear")) {
            program.type(new byte[] {(byte) 0xff, '\n'});
            assertThat(program.end().well().out()).isEqualTo("{\"error\":\"this is not UTF-8\"}\n");
        }
    }

    @Test
    void eachLineIsAnsweredBeforeTheNextIsTyped() throws Exception {
        try (Program program = desk.start("hear")) {
            program.type("{\"text\":\"1\"," + OPTIONS + "}").sees("\"choice\":0");
            program.type("{\"text\":\"2\"," + OPTIONS + "}").sees("\"choice\":1");
            program.end().well();
        }
    }

    @Test
    void theWordsAreThoseOfTheFolder() throws Exception {
        Counting.write(desk, "mine");
        Path words = desk.at("mine/words/en.json");
        String english = java.nio.file.Files.readString(words);
        desk.write("mine/words/en.json", english.replaceFirst("(\"yes\": *\\[)", "$1 \"jawohl\", "));
        String line = "{\"text\":\"jawohl\",\"options\":[\"No\",\"Yes\"]}\n";
        assertThat(desk.session(List.of("hear", "mine"), line).out()).contains("\"choice\":1,\"why\":\"word list\"");
        assertThat(desk.session(List.of("hear"), line).out()).contains("\"choice\":null");
        assertThat(desk.run("hear", "nowhere").code()).isEqualTo(2);
    }

    private void hears(String text, String choice, String why) throws Exception {
        String line = "{\"text\":\"" + text + "\"," + OPTIONS;
        assertThat(answers(line + "}"))
                .containsExactly(line + ",\"choice\":" + choice + ",\"why\":\"" + why + "\"" + NOTHING);
    }

    private List<String> answers(String... lines) throws Exception {
        try (Program program = desk.start("hear")) {
            return program.whole((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8))
                    .well()
                    .out()
                    .lines()
                    .toList();
        }
    }
}
