package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.flow.Limits;

/** What an author sees who lets random people loose with {@code tandem walk}. */
final class WalkCommandTest {

    private static final String SAID = "walks, none failed; the largest saved conversation had [0-9]+ bytes, and none"
            + " can have more than [0-9]+\n";

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
        Counting.write(desk, "mine");
    }

    @Test
    void whereNothingFailsOneLineSaysSo() throws Exception {
        String out = desk.run("walk", "mine", "--walks", "20", "--people", "1")
                .well()
                .out();
        assertThat(out).matches("20 " + SAID);
        assertThat(desk.run("walk", "mine", "--walks", "20").well().out()).matches("40 " + SAID);
        assertThat(desk.run("walk", "mine", "--walks", "20", "--people", "1")
                        .well()
                        .out())
                .isEqualTo(out);
    }

    @Test
    void stepsThatNobodyReachesAreListed() throws Exception {
        assertThat(desk.run("walk", "mine", "--walks", "2", "--people", "2", "--seed", "3")
                        .well()
                        .out())
                .startsWith("2 walks, none failed; ");
        desk.write("mine/flows/lonely.json", """
                { "flow": "lonely", "language": "en", "title": "Lonely",
                  "triggers": [ { "start": "very-far" } ],
                  "variables": { "n": { "type": "number", "scope": "run", "default": 0 } },
                  "steps": [
                    { "id": "in", "type": "branch", "cases": [
                      { "when": { "var": "n", "atLeast": 1 }, "next": "never" } ], "else": "bye" },
                    { "id": "never", "type": "say", "text": "Never." },
                    { "id": "bye", "type": "end", "text": "Bye." } ] }
                """);
        assertThat(desk.run("walk", "mine", "--people", "1").well().out())
                .endsWith("\nsteps that no walk has reached: lonely/never\n");
    }

    @Test
    void aWalkThatFailsIsShownAsATranscriptThatFails() throws Exception {
        desk.write("mine/flows/long.json", """
                { "flow": "long", "language": "en", "title": "Long",
                  "triggers": [ { "command": "long", "description": "More than a turn may have" } ],
                  "variables": { "n": { "type": "number", "scope": "run" } },
                  "steps": [ %s { "id": "end", "type": "end", "text": "At last." } ] }
                """.formatted(IntStream.rangeClosed(0, Limits.STEPS_PER_TURN)
                .mapToObj(i -> "{ \"id\": \"s" + i + "\", \"type\": \"set\", \"var\": \"n\", \"to\": 1 }, ")
                .collect(Collectors.joining())));
        Ended ended = desk.run("walk", "mine", "--people", "1");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("this fails: tandem.engine.EndlessFlowException");
        Matcher first =
                Pattern.compile("# (walk --seed \\d+ --walks 1 --people 1): .*").matcher(ended.out());
        assertThat(first.find()).isTrue();

        String[] again = first.group(1).replace("walk ", "walk mine ").split(" ", -1);
        Ended alone = desk.run(again);
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.out()).startsWith(first.group());
        Files.createDirectory(desk.at("mine/tests"));
        Files.writeString(
                desk.at("mine/tests/again.chat"),
                alone.out().substring(0, alone.out().indexOf("\n\n") + 1));
        Ended test = desk.run("test", "mine");
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.out()).contains(": 1 line does not hold\n", "came:     this fails: tandem.engine.EndlessFlow");
    }

    @Test
    void whatCannotBeWalkedIsRefused() throws Exception {
        assertThat(desk.run("walk", "mine", "--people", "3").code()).isEqualTo(2);
        assertThat(desk.run("walk", "nowhere").code()).isEqualTo(2);
        assertThat(desk.run("walk", "mine", "--walks", "0").err()).startsWith("--walks is at least 1");
    }
}
