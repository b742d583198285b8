package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;
import tandem.engine.Witness;
import tandem.flow.Limits;

/** Whatever two people do with the shipped dialogs: always an answer, never an exception, never a dead end. */
class RandomWalksTest {

    private static final int WALKS = 300;
    private static final int EVENTS = 60;

    /** What is kept of a conversation of the shipped dialogs; far below what the engine's limits allow. */
    private static final int MOST_BYTES = 4_096;

    private static final String FLOW = """
            { "flow": "odd", "language": "en", "title": "Odd",
              "triggers": [ { "command": "odd", "description": "Odd" } ],
              "variables": { "n": { "type": "number", "scope": "person", "default": 0 } },
              "steps": [
                { "id": "count", "type": "set", "var": "n", "add": 1 },
                { "id": "fork", "type": "branch", "cases": [
                  { "when": { "var": "n", "atLeast": 3 }, "next": "%s" } ], "else": "fine" },
                { "id": "fine", "type": "end", "text": "Fine." },
                { "id": "silent", "type": "end" },
                { "id": "stuck", "type": "ask", "text": "Well?", "timeout": { "after": "1h", "next": "fine" },
                  "choices": [ { "id": "a", "label": "A", "when": { "var": "n", "atMost": 0 }, "next": "fine" } ] },
                { "id": "long", "type": "set", "var": "n", "add": 1 }%s
              ] }
            """;

    /** More steps than a turn may have. */
    private static final String LONG = IntStream.range(0, Limits.STEPS_PER_TURN)
            .mapToObj(i -> ",\n{ \"id\": \"more-" + i + "\", \"type\": \"set\", \"var\": \"n\", \"add\": 1 }")
            .collect(Collectors.joining());

    @Test
    void nobodyIsEverStranded() {
        Dialogs dialogs = TestDialogs.shipped();
        for (int seed = 0; seed < WALKS; seed++) {
            RandomWalk walk = walk(dialogs, seed);
            if (seed % 2 == 0) {
                walk.join();
            }
            walk.goOn(EVENTS);
            for (String chat : walk.chats()) {
                assertThat(asksForAnIdea(walk, chat))
                        .as(walk.transcript())
                        .anyMatch(text -> text.contains("Ask first; either of you can stop.")
                                || text.contains("Just for you; stop whenever you like."));
            }
            walk.everyCommandAnswers();
            assertThat(walk.mostBytes()).isLessThan(MOST_BYTES);
        }
    }

    /** Whoever said on the way that they are under 18 gets none before they say that it was a mistake. */
    private static List<String> asksForAnIdea(RandomWalk walk, String chat) {
        String person = walk.somebodyIn(chat);
        List<String> said = walk.types(chat, person, "/tonight");
        if (said.stream().noneMatch(text -> text.contains("Was that a mistake?"))) {
            return said;
        }
        walk.types(chat, person, "I'm 18 or over");
        return walk.types(chat, person, "/tonight");
    }

    @Test
    void theTranscriptOfAWalkReproducesIt() {
        Dialogs dialogs = TestDialogs.shipped();
        for (int seed = 0; seed < 30; seed++) {
            RandomWalk walk = walk(dialogs, seed);
            walk.goOn(EVENTS);
            walk.everyCommandAnswers();
            assertThat(Player.play(ScriptReader.read("walk.chat", walk.transcript()), dialogs)
                            .failures())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "silent: there must be an answer",
                "stuck: there must be a choice or words that answer the question odd/stuck",
                "long: this fails: tandem.engine.EndlessFlowException",
            })
    void whatMustNeverHappenIsFound(String step) {
        int colon = step.indexOf(':');
        Dialogs dialogs = TestDialogs.of(FLOW.formatted(step.substring(0, colon), LONG));
        assertThatThrownBy(() -> walk(dialogs, 5).goOn(1_000)).isInstanceOfSatisfying(WalkFailure.class, failure -> {
            assertThat(failure).hasMessageStartingWith(step.substring(colon + 2));
            List<String> lines = failure.transcript().lines().toList();
            assertThat(lines.get(lines.size() - 1)).isEqualTo("# here: " + failure.getMessage());
            List<Failure> failures = Player.play(ScriptReader.read("walk.chat", failure.transcript()), dialogs)
                    .failures();
            assertThat(failures).hasSize(step.startsWith("long") ? 1 : 0);
        });
    }

    private static RandomWalk walk(Dialogs dialogs, long seed) {
        return new RandomWalk(dialogs, Witness.NOBODY, seed, seed % 3 == 2);
    }
}
