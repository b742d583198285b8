package tandem.author;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.engine.Dialogs;
import tandem.flow.Action;
import tandem.flow.Choice;
import tandem.flow.Flow;
import tandem.flow.Phrasing;
import tandem.flow.Step;
import tandem.flow.Variable;

/** What flows can say of two people, how it is read, and what must not be said. */
class TwoPeopleTest {

    private static final String EVENING = """
            { "flow": "evening", "language": "en", "title": "An evening",
              "triggers": [ { "command": "evening" } ],
              "variables": { "wish": { "type": "text", "scope": "sealed" } },
              "steps": [
                { "id": "both", "type": "agree", "text": "Something together?", "label": "I'm in", "notice": "Only you see this.",
                  "choices": [ { "id": "other", "label": "Another one", "next": "end" },
                               { "id": "why", "label": "Why?", "privately": "join" } ],
                  "fades": "2h", "else": "end" },
                { "id": "each", "type": "forEach", "text": "Which of these?", "label": "Answer alone", "flow": "alone",
                  "timeout": { "after": "72h", "next": "end" } },
                { "id": "alike", "type": "reveal", "of": "each", "text": "You both like:\\n{revealed}",
                  "mutual": { "is": "green", "of": [ { "var": "hug", "text": "A long hug" } ], "none": "ask" } },
                { "id": "ask", "type": "ask", "answeredBy": "each", "sealed": true, "label": "Tell me alone", "flow": "share",
                  "pick": "shuffle",
                  "variants": [ { "id": "one", "text": "What do you wish for?" }, { "id": "two", "text": "A wish?" } ],
                  "save": "wish", "expect": "text", "choices": [ { "id": "rest", "label": "Rest", "save": "to rest" } ],
                  "timeout": { "after": "72h", "next": "end" } },
                { "id": "show", "type": "reveal", "of": "ask", "text": "You both answered.\\n{revealed}" },
                { "id": "end", "type": "end" } ] }""";

    private static final String ALONE = """
            { "flow": "alone", "language": "en", "title": "What one likes",
              "variables": { "hug": { "type": "choice", "values": [ "green", "red" ], "scope": "sealed" } },
              "steps": [
                { "id": "hug", "type": "ask", "text": "{round_text}\\nA long hug?", "save": "hug",
                  "choices": [ { "id": "green", "label": "Yes" }, { "id": "red", "label": "No" } ] },
                { "id": "share", "type": "call", "flow": "share" } ] }""";

    private static final String SHARE = """
            { "flow": "share", "language": "en", "title": "Share it",
              "steps": [
                { "id": "have", "type": "branch", "cases": [ { "when": { "var": "round_part", "is": "shared" }, "next": "end" } ] },
                { "id": "show", "type": "ask", "text": "Shall they see it?",
                  "choices": [ { "id": "yes", "label": "Yes" }, { "id": "no", "label": "Not now", "next": "withdraw" } ] },
                { "id": "share", "type": "do", "action": "share", "on": { "done": "end", "unknown": "end" } },
                { "id": "withdraw", "type": "do", "action": "withdraw" },
                { "id": "end", "type": "return" } ] }""";

    private static final String JOIN = """
            { "flow": "join", "language": "en", "title": "Join",
              "triggers": [ { "start": "join", "where": "private" } ],
              "steps": [
                { "id": "offer", "type": "do", "action": "offer" },
                { "id": "say", "type": "say", "text": "The code: {pair_code}. {pair_state}, {person_joined}, {person_paused}" },
                { "id": "wait", "type": "wait", "for": "15m", "ring": true },
                { "id": "rest", "type": "do", "action": "pause", "with": { "days": 7 }, "on": { "consent-needed": "bye" } },
                { "id": "bye", "type": "end" } ] }""";

    static MemoryFiles files() {
        return MemoryFiles.sample()
                .with("flows/evening.json", EVENING)
                .with("flows/alone.json", ALONE)
                .with("flows/share.json", SHARE)
                .with("flows/join.json", JOIN)
                .with("flows/caller.json", """
                        { "flow": "caller", "language": "en", "title": "Another", "triggers": [ { "command": "caller" } ],
                          "steps": [ { "id": "share", "type": "call", "flow": "share" } ] }""");
    }

    @Test
    void allOfItIsRead() {
        Loaded loaded = DialogLoader.load(files());
        assertThat(loaded.problems()).isEmpty();
        Dialogs dialogs = requireNonNull(loaded.dialogs());
        Flow evening = requireNonNull(dialogs.flow("evening"));

        Step.ForEach each = (Step.ForEach) requireNonNull(evening.step("each"));
        assertThat(each.flow()).isEqualTo("alone");
        assertThat(each.label().source()).isEqualTo("Answer alone");
        assertThat(each.timeout().after()).hasHours(72);
        Step.Reveal alike = (Step.Reveal) requireNonNull(evening.step("alike"));
        Step.Mutual mutual = requireNonNull(alike.mutual());
        assertThat(alike.of()).isEqualTo("each");
        assertThat(mutual.is()).isEqualTo("green");
        assertThat(mutual.none()).isEqualTo("ask");
        assertThat(mutual.of())
                .extracting(Step.Revealed::variable, one -> one.label().source())
                .containsExactly(tuple("hug", "A long hug"));
        assertThat(requireNonNull(requireNonNull(dialogs.flow("alone"))
                                .variables()
                                .get("hug"))
                        .scope())
                .isEqualTo(Variable.Scope.SEALED);
        Flow join = requireNonNull(dialogs.flow("join"));
        assertThat(((Step.Wait) requireNonNull(join.step("wait"))).ring()).isTrue();
        assertThat(((Step.Do) requireNonNull(join.step("rest"))).action()).isEqualTo(Action.PAUSE);
    }

    @Test
    void aSilentYesIsTheFirstChoiceOfAQuestionForAll() {
        Step.Ask both = (Step.Ask) requireNonNull(flow("evening").step("both"));
        assertThat(both.answeredBy()).isEqualTo(Step.AnsweredBy.ANYONE);
        assertThat(both.choices())
                .extracting(Choice::id, Choice::together, Choice::privately)
                .containsExactly(tuple("agree", true, null), tuple("other", false, null), tuple("why", false, "join"));
        assertThat(requireNonNull(both.choices().get(0).notice()).source()).isEqualTo("Only you see this.");
        assertThat(both.timeout()).extracting(Step.Timeout::next).isEqualTo("end");
    }

    @Test
    void whatEachIsAskedIsAFlowOfItsOwn() {
        Step.ForEach each = (Step.ForEach) requireNonNull(flow("evening").step("ask"));
        assertThat(each.flow()).isEqualTo("evening.ask");
        assertThat(each.phrasing().variants()).extracting(Phrasing.Variant::id).containsExactly("one", "two");

        Flow alone = flow("evening.ask");
        assertThat(alone.triggers()).isEmpty();
        assertThat(alone.variables()).containsOnlyKeys("wish");
        assertThat(alone.steps()).hasSize(3);
        Step.Ask question = (Step.Ask) alone.first();
        assertThat(question.phrasing().variants())
                .extracting(variant -> variant.message().source())
                .containsExactly("{round_text}");
        assertThat(question.save()).isEqualTo("wish");
        assertThat(question.expect()).isEqualTo(Step.Expect.TEXT);
        assertThat(question.choices()).extracting(Choice::id).containsExactly("rest");
        assertThat(question.timeout()).isNull();
        assertThat(alone.steps().get(1))
                .isInstanceOfSatisfying(
                        Step.Call.class, call -> assertThat(call.flow()).isEqualTo("share"));
        assertThat(alone.steps().get(2)).isInstanceOf(Step.Return.class);
    }

    /** People keep their place in another language: the same flows, the same ids, other words. */
    @Test
    void itCanBeTranslated() {
        String content = requireNonNull(TranslationUpdate.of(files(), "de").content());
        List<String> keys = List.of(
                "flow/evening/both/label",
                "flow/evening/both/notice",
                "flow/evening/each/label",
                "flow/evening/alike/mutual/hug/text",
                "flow/evening/ask/label",
                "flow/evening/ask/variant/one/text",
                "flow/evening/ask/choice/rest/label");
        assertThat(keys).allSatisfy(key -> assertThat(content).contains('"' + key + '"'));
        Map<String, Wording> wordings =
                Wordings.of(DialogLoader.checked(files()).trees());
        String german = "{ \"language\": \"de\", \"texts\": { "
                + translated(wordings, "flow/evening/ask/choice/rest/label", "Ausruhen") + ", "
                + translated(wordings, "flow/evening/alike/mutual/hug/text", "Eine lange Umarmung") + " } }";

        Dialogs base = dialogs(files().with("i18n/de.json", german));
        Dialogs set = base.in("de");
        assertThat(set.language()).isEqualTo("de");
        assertThat(set.flows())
                .extracting(Flow::id)
                .containsExactlyElementsOf(base.flows().stream().map(Flow::id).toList());
        Step.Ask question = (Step.Ask) requireNonNull(set.flow("evening.ask")).first();
        assertThat(question.choices().get(0).label().source()).isEqualTo("Ausruhen");
        Step.Reveal alike =
                (Step.Reveal) requireNonNull(requireNonNull(set.flow("evening")).step("alike"));
        assertThat(requireNonNull(alike.mutual()).of().get(0).label().source()).isEqualTo("Eine lange Umarmung");
    }

    private static String translated(Map<String, Wording> wordings, String key, String text) {
        String hash = requireNonNull(wordings.get(key)).hash();
        return "\"" + key + "\": { \"source\": \"" + hash + "\", \"text\": \"" + text + "\" }";
    }

    private static final Map<String, String> FLOWS =
            Map.of("evening", EVENING, "alone", ALONE, "share", SHARE, "join", JOIN);

    /** What stands in a flow, what would stand there, and how that is told. */
    @ParameterizedTest(name = "{0} {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "F037 | evening | answered.\\n{revealed} | {wish}: {revealed} | step \"show\" uses \"wish\" where others read along",
                "F037 | evening | { \"id\": \"end\", | { \"id\": \"set\", \"type\": \"set\", \"var\": \"wish\", \"clear\": true }, { \"id\": \"end\", | \"set\" uses \"wish\"",
                "F037 | evening | Something together? | {pair_name} together? | could read \"pair_name\"",
                "F037 | evening | Something together? | {person_joined} together? | could read \"person_joined\"",
                "F037 | evening | Something together? | {round_part} together? | could read \"round_part\"",
                "F038 | join | \"steps\": [ | \"variables\": { \"hug\": { \"type\": \"text\", \"scope\": \"sealed\" } }, \"steps\": [ | \"hug\" is sealed",
                "F038 | share | \"steps\": [ | \"variables\": { \"hug\": { \"type\": \"text\", \"scope\": \"sealed\" } }, \"steps\": [ | \"hug\" is sealed",
                "F012 | evening | \"scope\": \"sealed\" | \"scope\": \"run\" | \"wish\" is not sealed",
                "F012 | evening | \"sealed\": true, | \"sealed\": false, | step \"ask\" needs \"sealed\": true",
                "F002 | evening | \"save\": \"wish\", | \"protect\": true, | step \"ask\" needs \"save\"",
                "F012 | evening | \"privately\": \"join\" | \"privately\": \"join\", \"next\": \"end\" | cannot have \"next\" beside \"privately\"",
                "F021 | evening | \"privately\": \"join\" | \"privately\": \"joni\" | calls the flow \"joni\", which does not exist; did you mean \"join\"?",
                "F021 | evening | \"flow\": \"share\" | \"flow\": \"shaer\" | calls the flow \"shaer\"",
                "F021 | evening | \"flow\": \"alone\" | \"flow\": \"alnoe\" | calls the flow \"alnoe\"",
                "F010 | evening | \"id\": \"other\" | \"id\": \"agree\" | two choices of one question are called \"agree\"",
                "F051 | evening | \"Another one\" | \"I'm in\" | two choices with the label",
                "F009 | evening | Answer alone | A label that is longer than any button can be | \"label\" of step \"each\"",
                "F009 | evening | Tell me alone | A label that is longer than any button can be | \"label\" of step \"ask\"",
                "F060 | evening | \"save\": \"to rest\" | \"next\": \"end\" | no answer can lead to \"end\"",
                "F061 | alone | \"variables\" | \"triggers\": [ { \"command\": \"alone\" } ], \"variables\" | its triggers start it too",
                "F061 | alone | \"flow\": \"share\" | \"flow\": \"evening\" | calls the flow \"evening\", which asks them",
                "F061 | share | { \"id\": \"withdraw\" | { \"id\": \"x\", \"type\": \"call\", \"flow\": \"alone\" }, { \"id\": \"withdraw\" | another flow runs it too",
                "F061 | join | { \"id\": \"bye\" | { \"id\": \"x\", \"type\": \"call\", \"flow\": \"evening.ask\" }, { \"id\": \"bye\" | another flow runs it too",
                "F062 | evening | \"of\": \"each\" | \"of\": \"both\" | reveals \"both\", which asks nothing of each",
                "F062 | evening | \"of\": \"each\" | \"of\": \"ask\" | can come where not all have shared what \"ask\" asks",
                "F062 | evening | \"timeout\": { \"after\": \"72h\", \"next\": \"end\" } }, | \"timeout\": { \"after\": \"72h\", \"next\": \"alike\" } }, | \"alike\" can come where",
                "F062 | evening | answered.\\n{revealed} | answered. | does not show {revealed}",
                "F020 | evening | \"of\": \"each\" | \"of\": \"eachs\" | reveals \"eachs\", which does not exist; did you mean \"each\"?",
                "F020 | evening | \"none\": \"ask\" | \"none\": \"aks\" | goes to \"aks\"",
                "F030 | evening | \"var\": \"hug\" | \"var\": \"hugs\" | not sealed in what each is asked; did you mean \"hug\"?",
                "F033 | evening | \"is\": \"green\" | \"is\": \"grene\" | cannot be \"grene\", which \"mutual\" tells; did you mean \"green\"?",
                "F030 | evening | \"label\": \"Rest\" | \"label\": \"Rest, {mine}\" | nothing that each is asked in private",
                "F036 | evening | Tell me alone | Tell me {revealed} | only the text of a reveal knows it",
                "F036 | join | { \"id\": \"offer\", \"type\": \"do\", \"action\": \"offer\" }, | | \"pair_code\", which can be unknown here",
                "F036 | share | Shall they see it? | {round_text} | \"round_text\", which can be unknown here",
                "F063 | join | \"start\": \"join\" | \"command\": \"join\" | \"join\" runs in private, but has no trigger \"start\"",
                "F022 | share | \"unknown\": \"end\" | \"unknwon\": \"end\" | action \"share\" has no outcome \"unknwon\"",
                "F022 | join | \"days\" | \"day\" | action \"pause\" does not take \"day\"",
            })
    void isTold(String code, String flow, String from, @Nullable String to, String told) {
        String good = requireNonNull(FLOWS.get(flow));
        assertThat(good).contains(from);
        int at = good.indexOf(from);
        String broken = good.substring(0, at) + (to == null ? "" : to) + good.substring(at + from.length());

        List<Problem> problems = DialogLoader.load(files().with("flows/" + flow + ".json", broken))
                .problems();

        assertThat(problems)
                .filteredOn(problem -> problem.code().equals(code))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toLine()).contains(told));
    }

    /** Two flows that ask the same couple may call what they seal alike and mean different things. */
    @Test
    void onlyInOneRunOneNameIsOneThing() {
        String other = ALONE.replace("\"alone\"", "\"other\"")
                .replace("[ \"green\", \"red\" ]", "[ \"green\", \"red\", \"blue\" ]");
        String asks =
                EVENING.replace("\"evening\"", "\"morning\"").replace("\"flow\": \"alone\"", "\"flow\": \"other\"");
        MemoryFiles files = files().with("flows/other.json", other).with("flows/morning.json", asks);
        assertThat(DialogLoader.load(files).problems()).isEmpty();
    }

    private static Flow flow(String id) {
        return requireNonNull(dialogs(files()).flow(id));
    }

    private static Dialogs dialogs(MemoryFiles files) {
        Loaded loaded = DialogLoader.load(files);
        assertThat(loaded.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        return requireNonNull(loaded.dialogs());
    }
}
