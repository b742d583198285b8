package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.Person;
import tandem.engine.TestDialogs;
import tandem.flow.Value;

/**
 * In whatever order two people answer, share, change their minds, take back and leave, with a restart between any two of
 * these: what they see is what they both wanted shown.
 */
final class InterleavingsTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final Dialogs DIALOGS = TestDialogs.shipped();

    /** What one person does, one after another: words to type, and labels in brackets. */
    private static final Map<String, List<String>> SCRIPTS = Map.of(
            "shares", List.of("[Answer privately]", "WORD", "[Share when both are ready]"),
            "keeps", List.of("[Answer privately]", "WORD", "[Keep to myself]"),
            "takes it back", List.of("[Answer privately]", "WORD", "[Share when both are ready]", "[Take it back]"),
            "changes it",
                    List.of(
                            "[Answer privately]",
                            "WORD",
                            "[Share when both are ready]",
                            "[Change it]",
                            "OTHER",
                            "[Share when both are ready]"),
            "leaves", List.of("[Answer privately]", "WORD", "[Share when both are ready]", "/leave", "[Leave]"));

    /** What one sees of a person, and what they have said to be shown. */
    private static final class Doer {
        private final String name;
        private final List<String> script;
        private int done;
        private @Nullable String answer;
        private boolean shared;
        private boolean left;

        private Doer(String name, String script) {
            this.name = name;
            this.script = script(script);
        }

        /** What this act does to what they want shown, as long as nothing is shown yet. */
        private void wants(String act) {
            if (act.startsWith("word-")) {
                answer = act;
                shared = false;
            } else {
                switch (act) {
                    case "[Share when both are ready]" -> shared = true;
                    case "[Keep to myself]", "[Change it]" -> shared = false;
                    case "[Take it back]" -> answer = null;
                    case "[Leave]" -> left = true;
                    default -> {}
                }
            }
        }

        private boolean ready() {
            return answer != null && shared && !left;
        }
    }

    private static List<String> script(String name) {
        return SCRIPTS.getOrDefault(name, List.of());
    }

    static Stream<Arguments> pairs() {
        return SCRIPTS.keySet().stream()
                .sorted()
                .flatMap(one -> SCRIPTS.keySet().stream().sorted().map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest(name = "Anna {0}, Ben {1}")
    @MethodSource("pairs")
    void bothSeeWhatBothWant(String anna, String ben) {
        for (List<Boolean> order : orders(script(anna).size(), script(ben).size())) {
            play(new Doer("Anna", anna), new Doer("Ben", ben), order);
        }
    }

    /** All orders of two scripts; true is the first one's turn. */
    private static List<List<Boolean>> orders(int first, int second) {
        if (first == 0 && second == 0) {
            return List.of(List.of());
        }
        List<List<Boolean>> all = new ArrayList<>();
        for (boolean turn : List.of(true, false)) {
            if ((turn ? first : second) > 0) {
                for (List<Boolean> rest : orders(turn ? first - 1 : first, turn ? second : second - 1)) {
                    List<Boolean> order = new ArrayList<>(List.of(turn));
                    order.addAll(rest);
                    all.add(order);
                }
            }
        }
        return all;
    }

    private static void play(Doer anna, Doer ben, List<Boolean> order) {
        Stage stage = new Stage(() -> new Engine(DIALOGS, new Operator(null, null)), 7, START);
        stage.join(person("Anna"), person("Ben"));
        stage.happens(Stage.GROUP, "Anna", true, Said.Command.typed("question", ""));
        stage.unread().clear();
        List<String> wanted = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (boolean turn : order) {
            Doer doer = turn ? anna : ben;
            String act = act(doer);
            stage.restart();
            does(stage, doer, act);
            if (wanted.isEmpty()) {
                doer.wants(act);
                if (anna.ready() && ben.ready()) {
                    wanted.add("Anna: " + anna.answer);
                    wanted.add("Ben: " + ben.answer);
                }
            }
            see(stage, anna, ben, shown);
            assertThat(shown)
                    .as("%s after %s of %s", order, act, doer.name)
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
        stage.passes(Duration.ofDays(8));
        see(stage, anna, ben, shown);
        assertThat(shown).as("%s", order).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(stage.saved()).as("%s: what is kept after all that", order).doesNotContain("word-");
    }

    private static Person person(String name) {
        return new Person(new PersonId(name), START, null, null, Map.<String, Value>of());
    }

    private static String act(Doer doer) {
        String act = doer.script.get(doer.done++);
        return switch (act) {
            case "WORD" -> "word-" + doer.name;
            case "OTHER" -> "word-new-" + doer.name;
            default -> act;
        };
    }

    /** A button that is not there any more, because both answers were shown meanwhile, is an old one. */
    private static void does(Stage stage, Doer doer, String act) {
        if (act.equals("[Answer privately]")) {
            stage.taps(
                    Stage.GROUP,
                    doer.name,
                    "Answer privately",
                    !stage.hasButton(Stage.GROUP, "Answer privately", false));
        } else if (act.startsWith("[")) {
            String label = act.substring(1, act.length() - 1);
            if (stage.hasButton(doer.name, label, false)) {
                stage.taps(doer.name, doer.name, label, false);
            } else if (stage.hasButton(doer.name, label, true)) {
                stage.taps(doer.name, doer.name, label, true);
            }
        } else {
            stage.happens(doer.name, doer.name, true, Player.said(act));
        }
    }

    /** Notes what of the answers stands in the group; none may stand where the other one reads it. */
    private static void see(Stage stage, Doer anna, Doer ben, List<String> shown) {
        for (Stage.Message message : stage.unread()) {
            String text = message.outgoing().plainText();
            if (message.chat().equals(Stage.GROUP)) {
                text.lines().filter(line -> line.contains("word-")).forEach(shown::add);
            } else {
                Doer other = message.chat().equals(anna.name) ? ben : anna;
                assertThat(text).doesNotContain("word-" + other.name, "word-new-" + other.name);
            }
        }
        stage.unread().clear();
    }
}
