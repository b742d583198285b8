package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;

/** What counts as taken and reached is what the engine did, not what is said. */
class CoverageTest {

    private static final String OTHER = """
            { "flow": "other", "language": "en", "title": "Other", "triggers": [],
              "steps": [ { "id": "in", "type": "say", "text": "Same." }, { "id": "back", "type": "return" } ] }
            """;
    private static final String MAIN = """
            { "flow": "main", "language": "en", "title": "Main",
              "triggers": [ { "command": "main", "description": "Main" } ],
              "variables": { "n": { "type": "number", "scope": "run", "default": 0 } },
              "steps": [
                { "id": "first", "type": "ask", "text": "Same?", "choices": [
                  { "id": "yes", "label": "Yes", "match": [ "sure" ] },
                  { "id": "no", "label": "No", "next": "dull" },
                  { "id": "take", "label": "Copy it", "copy": "Words" } ],
                  "timeout": { "after": "1h", "next": "late" } },
                { "id": "count", "type": "set", "var": "n", "add": 1 },
                { "id": "call", "type": "call", "flow": "other" },
                { "id": "fork", "type": "branch", "cases": [
                  { "when": { "var": "n", "atLeast": 2 }, "next": "dull" } ], "else": "good" },
                { "id": "good", "type": "end", "text": "Same." },
                { "id": "dull", "type": "end", "text": "Same." },
                { "id": "late", "type": "end" } ] }
            """;

    private final Dialogs dialogs = TestDialogs.of(MAIN, OTHER);
    private final Coverage coverage = new Coverage();

    @Test
    void whatIsTypedIsAChoiceAndACalledFlowIsReached() {
        play("Ana> /main\nAna> sure\n");
        assertThat(coverage.report(dialogs))
                .containsExactly(
                        "main: 1 of 2 choices; never taken: first/no",
                        "      5 of 7 steps; never reached: dull, late",
                        "other: 0 of 0 choices",
                        "       2 of 2 steps");
    }

    @Test
    void whatComesByItselfIsReachedAndOldButtonsAreNotTaken() {
        play("Ana> /main\ntime: +1h\nAna> [No]\n");
        assertThat(coverage.report(dialogs))
                .containsExactly(
                        "main: 0 of 2 choices; never taken: first/yes, first/no",
                        "      2 of 7 steps; never reached: count, call, fork, good, dull",
                        "other: 0 of 0 choices",
                        "       0 of 2 steps; never reached: in, back");
        assertThat(coverage.unreached(dialogs)).hasSize(7).contains("main/count", "other/in");
    }

    private void play(String lines) {
        Player.play(ScriptReader.read("a.chat", "flow: main   private: Ana\n" + lines), dialogs, coverage);
    }
}
