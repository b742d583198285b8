package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author, an editor and a script read when conversations are checked without a bot. */
final class CheckTest {

    private static final String UNHEARD =
            "safety: no patterns for \"en\" (safety/en.json), so what people type there only"
                    + " chooses among what is offered";

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @Test
    void whatIsInOrderIsOneLine() throws Exception {
        Counting.write(desk, "mine");
        assertThat(desk.run("check", "mine").well().out())
                .isEqualTo("no errors, no warnings in 3 files of mine\n" + UNHEARD + "\n");
        assertThat(desk.run("check", "mine", "--json").well().out()).isEqualToIgnoringNewLines("[]");
    }

    @Test
    void everyProblemIsALineAndTheLastOneCounts() throws Exception {
        Counting.write(desk, "mine");
        Counting.writeNext(desk, "mine", "twice", "\"next\": \"addd\"");
        desk.write("mine/flows/broken.json", "{ \"flow\": \"broken\",\n");

        ends(
                desk.run("check", "mine"),
                1,
                "mine/flows/broken.json:2:1: error J001 this is not JSON: the file ends before everything is closed; a"
                        + " quote or a bracket is missing",
                "mine/flows/twice.json:8:50: error F020 step \"ask\" goes to \"addd\", which does not exist; did you"
                        + " mean \"add\"?",
                "2 errors, no warnings in 5 files of mine",
                "What they mean: docs/problems/J001.md, docs/problems/F020.md");
    }

    @Test
    void warningsAloneHinderNothing() throws Exception {
        Counting.write(desk, "mine");
        desk.write("mine/flow/lost.json", "{}");

        ends(
                desk.run("check", "mine"),
                0,
                "mine/flow/lost.json:1:1: warning D004 nothing reads this file; flows stand in flows/, cards in cards/,"
                        + " word lists in words/",
                "no errors, 1 warning in 3 files of mine",
                "What they mean: docs/problems/D004.md",
                UNHEARD);
    }

    @Test
    void aFolderThatIsNoneEndsOtherwiseThanOneWithErrors() throws Exception {
        desk.write("file", "");
        Files.createDirectory(desk.at("empty"));
        for (String name : new String[] {"missing", "file", "empty"}) {
            ends(
                    desk.run("check", name),
                    2,
                    name + ":1:1: error D001 there is no folder \"" + name + "\", or nothing is in it; give the folder"
                            + " that holds flows/, cards/, words/ and system.json",
                    "1 error, no warnings in no files of " + name,
                    "What they mean: docs/problems/D001.md");
        }
        Ended json = desk.run("check", "missing", "--json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(new ObjectMapper().readTree(json.out()).get(0).get("code").asText())
                .isEqualTo("D001");
    }

    @Test
    void programsReadEveryFieldUnderANameThatStays() throws Exception {
        Counting.write(desk, "mine");
        Counting.writeNext(desk, "mine", "twice", "\"next\": \"\u00e4dd\"");
        desk.write("mine/flow/lost.json", "{}");

        Ended ended = desk.run("check", "mine", "--json");

        assertThat(ended.code()).isEqualTo(1);
        JsonNode expected = new ObjectMapper().readTree("""
                [ { "severity": "warning", "code": "D004", "page": "D004.md", "file": "mine/flow/lost.json", "line": 1,
                    "column": 1, "pointer": "", "sentence": "nothing reads this file",
                    "hint": "flows stand in flows/, cards in cards/, word lists in words/" },
                  { "severity": "error", "code": "F020", "page": "F020.md", "file": "mine/flows/twice.json", "line": 8,
                    "column": 50, "pointer": "/steps/1/choices/0/next",
                    "sentence": "step 'ask' goes to '?dd', which does not exist",
                    "hint": "did you mean 'add'?" } ]
                """.replace("'", "\\\"").replace("?dd", "\u00e4dd"));
        assertThat(new ObjectMapper().readTree(ended.out())).isEqualTo(expected);
        assertThat(ended.out()).isASCII();
    }

    @Test
    void withoutAFolderTheBotsConversationsAreChecked() throws Exception {
        assertThat(desk.run("check").well().out())
                .contains("no errors, no warnings in ")
                .contains(" files of dialogs\n");
        Counting.write(desk, "set");
        desk.write("config.properties", "dialogs.dir = set\n");
        assertThat(desk.run("check").well().out()).contains(" of set\n");
        Counting.write(desk, "given");
        assertThat(desk.run("check", "--dialogs", "given").well().out()).contains(" of given\n");

        desk.write("config.properties", "nonsense = 1\n");
        assertThat(desk.run("check", "given").well().out()).contains(" of given\n");
        desk.run("check")
                .refused("config.properties:1: \"nonsense\" is no key; config.example.properties explains all"
                        + " there are");
        assertThat(desk.run("check", "given", "--dialogs", "set").err())
                .startsWith("name the folder once: as DIR or with --dialogs\n");
    }

    @Test
    void itIsSaidWhatBecomesOfThoseWhoStandAtAStepThatIsGone() throws Exception {
        Counting.write(desk, "mine");
        desk.write("config.properties", "dialogs.dir = mine\n");
        desk.talk("/start", "1").well();
        String before = Files.readString(desk.at("mine/flows/count.json"));

        assertThat(against()).containsExactly("people stand at 1 step, all of them still there");

        String without = before.replace("\"id\": \"ask\"", "\"id\": \"count\"")
                .replace("\"next\": \"ask\"", "\"next\": \"count\"");
        String gone = "1 conversation stands at step \"ask\" of flow \"count\", which is gone";
        desk.write("mine/flows/count.json", without);
        assertThat(against())
                .containsExactly(
                        gone + ": they go on at \"zero\", by \"ifStepGone\"",
                        "people stand at 1 step, 1 of them gone or renamed");

        desk.write("mine/flows/count.json", without.replace("\"ifStepGone\": \"zero\",", ""));
        assertThat(against())
                .first()
                .asString()
                .startsWith(gone + ": they are told")
                .contains("\"renamed\"");

        desk.write(
                "mine/flows/count.json",
                without.replace("\"ifStepGone\"", "\"renamed\": { \"ask\": \"count\" }, \"ifStepGone\""));
        assertThat(against())
                .first()
                .asString()
                .endsWith("step \"ask\" of flow \"count\", which is called \"count\" now: they go on there");

        desk.write("mine/flows/count.json", before.replace("\"flow\": \"count\"", "\"flow\": \"other\""));
        assertThat(against()).first().asString().startsWith(gone + " with its flow");
    }

    private List<String> against() throws Exception {
        List<String> lines =
                desk.run("check", "--against", "--console").well().out().lines().toList();
        assertThat(lines.get(1)).isEqualTo(UNHEARD);
        return lines.subList(2, lines.size());
    }

    @Test
    void whatTheCardsCoverIsATable() throws Exception {
        Counting.write(desk, "mine");
        String card = """
                { "id": "$id", "title": "A", "why": "B.", "steps": [ "C." ], "invite": "D?", "followUp": "E?",
                  "kinds": [ "emotional", "work" ], "closeness": "emotional", "touch": $touch, "minutes": $minutes,
                  "energy": "low", "place": "any", "mode": [ "together" ], "props": [], "cost": "free", "occasion": [],
                  "depth": 1, "consent": "ask-first", "avoid": [], "evidence": { "level": "practice" },
                  "ready": "$ready", "askAfter": "1d" }""";
        desk.write(
                "mine/cards/few.json",
                "{ \"language\": \"en\", \"cards\": ["
                        + card.replace("$id", "a")
                                .replace("$touch", "0")
                                .replace("$minutes", "5")
                                .replace("$ready", "now")
                        + ","
                        + card.replace("$id", "b")
                                .replace("$touch", "2")
                                .replace("$minutes", "31")
                                .replace("$ready", "now")
                        + ","
                        + card.replace("$id", "c")
                                .replace("$touch", "2")
                                .replace("$minutes", "31")
                                .replace("$ready", "plan")
                        + "] }");

        assertThat(desk.run("check", "mine", "--cards").well().out()).endsWith("""

                For now, together: 2 cards
                touch                    0            1            2            3            4
                up to minutes   5 15 30  +   5 15 30  +   5 15 30  +   5 15 30  +   5 15 30  +
                emotional       1  .  .  .   .  .  .  .   .  .  .  1   .  .  .  .   .  .  .  .
                work            1  .  .  .   .  .  .  .   .  .  .  1   .  .  .  .   .  .  .  .
                all             1  .  .  .   .  .  .  .   .  .  .  1   .  .  .  .   .  .  .  .
                """);
        assertThat(desk.run("check", "mine", "--cards", "--json").err())
                .startsWith("--against and --cards speak to people; leave out --json\n");
    }

    @Test
    void theNameOfAFileSteersNoTerminal() throws Exception {
        Counting.write(desk, "mine");
        desk.write("mine/flows/a\n\u001b[2Jb.json", "[]");

        ends(
                desk.run("check", "mine"),
                1,
                "mine/flows/a??[2Jb.json:1:1: error F003 a flow must be an object, not a list",
                "1 error, no warnings in 4 files of mine",
                "What they mean: docs/problems/003.md");
    }

    private static void ends(Ended ended, int code, String... lines) {
        assertThat(ended.out()).isEqualTo(String.join("\n", lines) + "\n");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(code);
    }
}
