package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The promise about edits: whatever an author changes while somebody is in the middle of a flow, nobody is stranded and
 * no answer goes anywhere else than where the person meant it to go.
 */
class EditsTest {

    private static final String CHANGED = "I have changed a little since we last talked, so let's pick up from here.";

    private static final String HOME = flow("home", "start", """
            { "id": "hi", "type": "ask", "text": "Home.", "choices": [ { "id": "ok", "label": "OK", "next": "done" } ] },
            { "id": "done", "type": "end", "text": "Done." }""");

    private static final String PICK = """
            { "id": "pick", "type": "ask", "text": "Which one?", "choices": [
              { "id": "heart", "label": "Heart", "next": "heart" },
              { "id": "touch", "label": "Touch", "next": "touch" } ] },
            """;

    private static final String ENDS = """
            { "id": "heart", "type": "end", "text": "Heart it is." },
            { "id": "touch", "type": "end", "text": "Touch it is." },
            { "id": "other", "type": "end", "text": "Somewhere else." }""";

    private static final String HELLO = "{ \"id\": \"hello\", \"type\": \"say\", \"text\": \"Hello.\" },\n";

    /** What the person does, and what they must hear after the edit. */
    private record Case(String edit, String after, String does, List<String> hears) {}

    @TestFactory
    List<DynamicTest> whileAQuestionIsOpen() {
        String retitled = HELLO + PICK.replace("Which one?", "Which of the two?") + ENDS;
        String inserted = HELLO + "{ \"id\": \"new\", \"type\": \"say\", \"text\": \"New.\" },\n" + PICK + ENDS;
        String questionInserted = HELLO + PICK.replace("\"pick\"", "\"before\"") + PICK + ENDS;
        String choiceFirst = HELLO
                + PICK.replace(
                        "{ \"id\": \"heart\"",
                        "{ \"id\": \"both\", \"label\": \"Both\", \"next\": \"other\" }, { \"id\": \"heart\"")
                + ENDS;
        String reordered = HELLO + """
                { "id": "pick", "type": "ask", "text": "Which one?", "choices": [
                  { "id": "touch", "label": "Touch", "next": "touch" },
                  { "id": "heart", "label": "Heart", "next": "heart" } ] },
                """ + ENDS;
        String relabelled = HELLO + PICK.replace("\"label\": \"Heart\"", "\"label\": \"Emotional\"") + ENDS;
        String renamed = HELLO + PICK.replace("\"pick\"", "\"choose\"") + ENDS;
        String removed = HELLO + "{ \"id\": \"stay\", \"type\": \"end\", \"text\": \"Bye.\" },\n" + ENDS;
        String choiceRemoved = HELLO + """
                { "id": "pick", "type": "ask", "text": "Which one?", "choices": [
                  { "id": "touch", "label": "Touch", "next": "touch" },
                  { "id": "both", "label": "Both", "next": "other" } ] },
                """ + ENDS;
        String becameWords = HELLO
                + "{ \"id\": \"pick\", \"type\": \"say\", \"text\": \"No question now.\", \"next\": \"other\" },\n"
                + ENDS;

        return List.of(
                        new Case("typo mended", flow("talk", "talk", retitled), "[Heart]", List.of("Heart it is.")),
                        new Case("typo mended", flow("talk", "talk", retitled), "the second", List.of("Touch it is.")),
                        new Case(
                                "step inserted before",
                                flow("talk", "talk", inserted),
                                "[Touch]",
                                List.of("Touch it is.")),
                        new Case(
                                "step inserted before",
                                flow("talk", "talk", inserted),
                                "touch",
                                List.of("Touch it is.")),
                        new Case(
                                "question inserted before",
                                flow("talk", "talk", questionInserted),
                                "[Touch]",
                                List.of("Touch it is.")),
                        new Case(
                                "choice inserted first",
                                flow("talk", "talk", choiceFirst),
                                "[Heart]",
                                List.of("Heart it is.")),
                        new Case(
                                "choice inserted first",
                                flow("talk", "talk", choiceFirst),
                                "heart",
                                List.of("Heart it is.")),
                        new Case(
                                "choice inserted first",
                                flow("talk", "talk", choiceFirst),
                                "1",
                                List.of(CHANGED + "\nWhich one?")),
                        new Case(
                                "choices reordered",
                                flow("talk", "talk", reordered),
                                "[Heart]",
                                List.of("Heart it is.")),
                        new Case(
                                "choices reordered",
                                flow("talk", "talk", reordered),
                                "the first",
                                List.of(CHANGED + "\nWhich one?")),
                        new Case(
                                "choices reordered", flow("talk", "talk", reordered), "touch", List.of("Touch it is.")),
                        new Case(
                                "choice relabelled",
                                flow("talk", "talk", relabelled),
                                "[Heart]",
                                List.of("Heart it is.")),
                        new Case("choice relabelled", flow("talk", "talk", relabelled), "1", List.of("Heart it is.")),
                        new Case(
                                "choice removed",
                                flow("talk", "talk", choiceRemoved),
                                "[Heart]",
                                List.of(CHANGED + "\nWhich one?")),
                        new Case(
                                "choice removed",
                                flow("talk", "talk", choiceRemoved),
                                "2",
                                List.of(CHANGED + "\nWhich one?")),
                        new Case(
                                "renamed, with renamed",
                                flow("talk", "talk", "\"renamed\": { \"pick\": \"choose\" },", renamed),
                                "[Heart]",
                                List.of("Heart it is.")),
                        new Case(
                                "renamed, with renamed",
                                flow("talk", "talk", "\"renamed\": { \"pick\": \"choose\" },", renamed),
                                "2",
                                List.of("Touch it is.")),
                        new Case(
                                "renamed, without",
                                flow("talk", "talk", renamed),
                                "[Heart]",
                                List.of(CHANGED, "Hello.", "Which one?")),
                        new Case(
                                "removed, with ifStepGone",
                                flow("talk", "talk", "\"ifStepGone\": \"other\",", removed),
                                "[Heart]",
                                List.of("Somewhere else.")),
                        new Case(
                                "removed, with ifStepGone",
                                flow("talk", "talk", "\"ifStepGone\": \"other\",", removed),
                                "heart",
                                List.of("Somewhere else.")),
                        new Case(
                                "removed, without",
                                flow("talk", "talk", removed),
                                "[Touch]",
                                List.of(CHANGED, "Hello.", "Bye.")),
                        new Case(
                                "question became words",
                                flow("talk", "talk", becameWords),
                                "[Touch]",
                                List.of("No question now.", "Somewhere else.")),
                        new Case(
                                "flow removed",
                                flow("another", "another", HELLO + PICK + ENDS),
                                "[Heart]",
                                List.of(CHANGED, "Home.")),
                        new Case(
                                "flow removed",
                                flow("another", "another", HELLO + PICK + ENDS),
                                "heart",
                                List.of(CHANGED, "Home.")))
                .stream()
                .map(example -> DynamicTest.dynamicTest(example.edit() + ": " + example.does(), () -> {
                    Conversing ana = new Conversing(TestDialogs.of(HOME, flow("talk", "talk", HELLO + PICK + ENDS)));
                    assertThat(ana.types("/talk")).containsExactly("Hello.", "Which one?");
                    ana.edited(TestDialogs.of(HOME, example.after()));
                    assertThat(does(ana, example.does())).isEqualTo(example.hears());
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> whileAWaitIsParked() {
        String wait = "{ \"id\": \"sleep\", \"type\": \"wait\", \"for\": \"1d\" },\n";
        String ends = "{ \"id\": \"how\", \"type\": \"end\", \"text\": \"How was it?\" },\n"
                + "{ \"id\": \"other\", \"type\": \"end\", \"text\": \"Somewhere else.\" }";
        String inserted = HELLO + "{ \"id\": \"new\", \"type\": \"say\", \"text\": \"New.\" },\n" + wait + ends;
        String insertedAfter = HELLO + wait + "{ \"id\": \"new\", \"type\": \"say\", \"text\": \"New.\" },\n" + ends;
        String renamed = HELLO + wait.replace("sleep", "rest") + ends;
        String removed = HELLO + ends;
        String withVariable =
                HELLO + "{ \"id\": \"note\", \"type\": \"set\", \"var\": \"seen\", \"add\": 1 },\n" + wait + ends;
        String variables = "\"variables\": { \"seen\": { \"type\": \"number\", \"scope\": \"run\" } },";
        String before = flow("talk", "talk", variables, withVariable);

        return List.of(
                        new Case("step inserted before", flow("talk", "talk", inserted), "", List.of("How was it?")),
                        new Case(
                                "step inserted after",
                                flow("talk", "talk", insertedAfter),
                                "",
                                List.of("New.", "How was it?")),
                        new Case(
                                "variable removed",
                                flow("talk", "talk", HELLO + wait + ends),
                                "",
                                List.of("How was it?")),
                        new Case(
                                "variable became words",
                                flow("talk", "talk", variables.replace("number", "text"), HELLO + wait + ends),
                                "",
                                List.of("How was it?")),
                        new Case(
                                "renamed, with renamed",
                                flow("talk", "talk", "\"renamed\": { \"sleep\": \"rest\" },", renamed),
                                "",
                                List.of("How was it?")),
                        new Case("renamed, without", flow("talk", "talk", renamed), "", List.of(CHANGED, "Hello.")),
                        new Case(
                                "removed, with ifStepGone",
                                flow("talk", "talk", "\"ifStepGone\": \"other\",", removed),
                                "",
                                List.of("Somewhere else.")),
                        new Case(
                                "removed, without",
                                flow("talk", "talk", removed),
                                "",
                                List.of(CHANGED, "Hello.", "How was it?")),
                        new Case(
                                "flow removed",
                                flow("another", "another", HELLO + wait + ends),
                                "",
                                List.of(CHANGED, "Home.")))
                .stream()
                .map(example -> DynamicTest.dynamicTest(example.edit(), () -> {
                    Conversing ana = new Conversing(TestDialogs.of(HOME, before));
                    assertThat(ana.types("/talk")).containsExactly("Hello.");
                    ana.edited(TestDialogs.of(HOME, example.after()));
                    assertThat(ana.waits(Duration.ofDays(1))).isEqualTo(example.hears());
                }))
                .toList();
    }

    @Test
    void aButtonOfAnEarlierQuestionSaysSoAndMovesNobody() {
        Conversing ana = new Conversing(TestDialogs.of(HOME, flow("talk", "talk", HELLO + PICK + ENDS)));
        ana.types("/talk");
        ana.types("/start");
        assertThat(ana.tapsOld("Heart")).isEmpty();
        assertThat(ana.notice()).startsWith("That was an earlier question");
        assertThat(ana.taps("OK")).containsExactly("Done.");
        assertThat(ana.notice()).isNull();
    }

    @Test
    void aNumberThatIsUnknownSinceAnEditLeavesAGapAndNeverATurnThatFails() {
        String counting = "\"variables\": { \"seen\": { \"type\": \"number\", \"scope\": \"run\" } },";
        String count = "{ \"id\": \"count\", \"type\": \"set\", \"var\": \"seen\", \"to\": 2 },\n";
        String plural = PICK.replace("Which one?", "You saw {seen, plural, one {one} other {# of them}}. Which one?");
        Conversing ana = new Conversing(TestDialogs.of(HOME, flow("talk", "talk", HELLO + PICK + ENDS)));
        ana.types("/talk");
        ana.edited(TestDialogs.of(HOME, flow("talk", "talk", counting, HELLO + count + plural + ENDS)));
        assertThat(ana.types("purple elephants").get(0)).endsWith("You saw . Which one?");
        assertThat(ana.taps("Heart")).containsExactly("Heart it is.");
        assertThat(ana.types("/talk")).contains("You saw 2 of them. Which one?");
    }

    @Test
    void theCallerOfAFlowMayBeEditedWhileTheCalledOneAsks() {
        String outer = HELLO + "{ \"id\": \"inner\", \"type\": \"call\", \"flow\": \"inner\" },\n"
                + "{ \"id\": \"after\", \"type\": \"end\", \"text\": \"After.\" }";
        String inner = flow(
                "inner",
                "inner",
                PICK.replace("\"heart\" }", "\"back\" }").replace("\"touch\" }", "\"back\" }")
                        + "{ \"id\": \"back\", \"type\": \"return\" }");
        Conversing ana = new Conversing(TestDialogs.of(HOME, inner, flow("talk", "talk", outer)));
        ana.types("/talk");
        ana.edited(TestDialogs.of(
                HOME,
                inner,
                flow(
                        "talk",
                        "talk",
                        "\"ifStepGone\": \"after\",",
                        outer.replace("\"inner\", \"type\"", "\"again\", \"type\""))));
        assertThat(ana.taps("Heart")).containsExactly("After.");
    }

    private static List<String> does(Conversing ana, String what) {
        return what.startsWith("[") ? ana.taps(what.substring(1, what.length() - 1)) : ana.types(what);
    }

    private static String flow(String id, String command, String steps) {
        return flow(id, command, "", steps);
    }

    private static String flow(String id, String command, String more, String steps) {
        return "{ \"flow\": \"" + id + "\", \"language\": \"en\", \"title\": \"T\", \"triggers\": [ { \"command\": \""
                + command + "\" } ], " + more + " \"steps\": [\n" + steps + "\n] }";
    }
}
