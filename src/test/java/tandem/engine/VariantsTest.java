package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of several wordings is said, also after they were edited. */
class VariantsTest {

    private static Dialogs saying(String pick, String variants) {
        StringBuilder all = new StringBuilder();
        for (String id : variants.split(" ", -1)) {
            all.append(all.isEmpty() ? "" : ", ").append("{ \"id\": \"" + id + "\", \"text\": \"" + id + ".\" }");
        }
        return TestDialogs.of(TestFlows.flow(
                "talk",
                "{ \"id\": \"word\", \"type\": \"say\", \"pick\": \"" + pick + "\", \"variants\": [ " + all
                        + " ], \"default\": \"otherwise.\" }, { \"id\": \"bye\", \"type\": \"end\" }"));
    }

    private static List<String> hears(Conversing ana, int times) {
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            heard.addAll(ana.types("/talk"));
        }
        return heard;
    }

    @Test
    void shuffledNoneComesAgainBeforeAllDidAndNeverTwiceInARow() {
        Dialogs dialogs = saying("shuffle", "a b c d");
        Set<List<String>> orders = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            List<String> heard = hears(new Conversing(dialogs, seed, Conversing.START), 12);
            for (int round = 0; round < 3; round++) {
                assertThat(heard.subList(4 * round, 4 * round + 4))
                        .as("seed %s", seed)
                        .containsExactlyInAnyOrder("a.", "b.", "c.", "d.");
            }
            for (int i = 1; i < heard.size(); i++) {
                assertThat(heard.get(i)).as("seed %s", seed).isNotEqualTo(heard.get(i - 1));
            }
            orders.add(heard.subList(0, 4));
        }
        assertThat(orders).hasSizeGreaterThan(20);
    }

    @Test
    void aShuffledRoundSurvivesEdits() {
        for (int seed = 0; seed < 50; seed++) {
            Conversing ana = new Conversing(saying("shuffle", "a b c"), seed, Conversing.START);
            List<String> heard = hears(ana, 2);
            ana.edited(saying("shuffle", "new c b a"));
            heard.addAll(hears(ana, 2));
            assertThat(heard).as("seed %s", seed).containsExactlyInAnyOrder("a.", "b.", "c.", "new.");
            ana.edited(saying("shuffle", "a renamed"));
            assertThat(hears(ana, 1)).containsExactly("renamed.");
            assertThat(hears(ana, 2)).containsExactly("a.", "renamed.");
        }
    }

    @Test
    void onceEachThenTheDefault() {
        Conversing ana = new Conversing(saying("once", "a b"));
        assertThat(hears(ana, 4)).containsExactly("a.", "b.", "otherwise.", "otherwise.");
        ana.edited(saying("once", "b new a"));
        assertThat(hears(ana, 2)).containsExactly("new.", "otherwise.");
        ana.edited(saying("once", "a c"));
        assertThat(hears(ana, 2)).containsExactly("c.", "otherwise.");
    }

    @Test
    void inACircleFromTheOneSaidLast() {
        Conversing ana = new Conversing(saying("cycle", "a b c"));
        assertThat(hears(ana, 5)).containsExactly("a.", "b.", "c.", "a.", "b.");
        ana.edited(saying("cycle", "b new a c"));
        assertThat(hears(ana, 3)).containsExactly("new.", "a.", "c.");
        ana.edited(saying("cycle", "x y"));
        assertThat(hears(ana, 3)).containsExactly("x.", "y.", "x.");
    }

    @Test
    void onlyThoseWhoseConditionHolds() {
        String flow = """
                { "id": "word", "type": "say", "variants": [
                  { "id": "late", "when": { "var": "n", "atLeast": 2 }, "text": "Late." },
                  { "id": "one", "when": { "var": "n", "is": 1 }, "text": "One." } ], "default": "None." },
                { "id": "more", "type": "set", "var": "n", "add": 1 }""";
        Conversing ana = new Conversing(TestDialogs.of(TestFlows.with(
                "\"n\": { \"type\": \"number\", \"scope\": \"person\", \"default\": 0 }", "talk", flow)));
        assertThat(hears(ana, 4)).containsExactly("None.", "One.", "Late.", "Late.");
    }
}
