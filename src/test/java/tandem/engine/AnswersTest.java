package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.Choice;
import tandem.chat.Said;

/** What counts as an answer, whose it is, and what is said when it is none. */
class AnswersTest {

    private static final String GROUP_SENTENCE = "I work by taps here; write to me privately for more.";

    private static final String PICK = TestFlows.with(
            "\"got\": { \"type\": \"text\", \"scope\": \"run\", \"default\": \"nothing\" }", "pick", """
            { "id": "pick", "type": "ask", "text": "Which?", "save": "got", WHO
              "choices": [
                { "id": "heart", "label": "Heart", "save": "love", "notice": "Only you." },
                { "id": "touch", "label": "Touch" },
                { "id": "copy", "label": "Copy", "copy": "Come?" } ],
              "otherwise": { "text": "Pardon?", "tries": 1, "next": "lost" } },
            { "id": "so", "type": "end", "text": "{got}." },
            { "id": "lost", "type": "end", "text": "Never mind." }""");

    private final Conversing ana = new Conversing(TestDialogs.of(PICK.replace("WHO", "")));
    private final Conversing open =
            new Conversing(TestDialogs.of(PICK.replace("WHO", "\"answeredBy\": \"anyone\","))).inGroup();

    private static Conversing asking(String type, String expect) {
        return new Conversing(TestDialogs.of(TestFlows.with(
                "\"got\": { \"type\": \"" + type + "\", \"scope\": \"run\", \"default\": "
                        + (type.equals("number") ? "0" : "\"none\"") + " }",
                "write",
                "{ \"id\": \"ask\", \"type\": \"ask\", \"text\": \"Write.\", \"expect\": \"" + expect
                        + "\", \"save\": \"got\" }, { \"id\": \"so\", \"type\": \"end\", \"text\": \"{got}.\" }")));
    }

    @ParameterizedTest
    @CsvSource({
        "text, text, '  some words ', some words.",
        "number, number, about ten minutes, 10.",
        "text, time, half past seven, 19:30:00."
    })
    void whatIsExpectedIsSaved(String type, String expect, String typed, String heard) {
        Conversing person = asking(type, expect);
        person.types("/write");
        assertThat(person.types(typed)).containsExactly(heard);
    }

    @ParameterizedTest
    @CsvSource({"number, number, soon", "text, time, soon", "text, text, '   '"})
    void whatIsNotUnderstoodLeavesTheQuestion(String type, String expect, String typed) {
        Conversing person = asking(type, expect);
        person.types("/write");
        assertThat(person.types(typed)).singleElement().asString().endsWith("\nWrite.");
    }

    @Test
    void aStoryIsTooLongToKeep() {
        Conversing person = asking("text", "text");
        person.types("/write");
        assertThat(person.types("x".repeat(501))).singleElement().asString().startsWith("That's more than I can");
        assertThat(person.types("x".repeat(500))).containsExactly("x".repeat(500) + ".");
    }

    @Test
    void halfACharacterIsNotKept() {
        Conversing person = asking("text", "text");
        person.types("/write");
        assertThat(person.types("a\ud83db")).containsExactly("a\ufffdb.");
    }

    @Test
    void aTapSavesItsValueOrItsId() {
        ana.types("/pick");
        assertThat(ana.taps("Heart")).containsExactly("love.");
        assertThat(ana.notice()).isEqualTo("Only you.");
        ana.types("/pick");
        assertThat(ana.types("the second")).containsExactly("touch.");
        assertThat(ana.notice()).isNull();
    }

    @Test
    void aCopyIsNoAnswerByTapWordOrPlace() {
        ana.types("/pick");
        assertThat(ana.stage().choices("Ana")).last().isInstanceOf(Choice.Copy.class);
        assertThat(ana.types("third")).containsExactly("Pardon?");
        assertThat(ana.types("copy")).containsExactly("Never mind.");
    }

    @Test
    void afterSomeTriesItGoesOn() {
        ana.types("/pick");
        assertThat(ana.types("hm")).containsExactly("Pardon?");
        assertThat(ana.choices()).containsExactly("Heart", "Touch", "Copy");
        assertThat(ana.types("hm")).containsExactly("Never mind.");
    }

    @Test
    void theStartersQuestionIsNobodyElses() {
        Conversing group = ana.inGroup();
        group.types("/pick");
        Conversing ben = group.as("Ben");
        assertThat(ben.taps("Heart")).isEmpty();
        assertThat(ben.notice()).startsWith("This question is somebody else's");
        assertThat(ben.types("heart")).containsExactly(GROUP_SENTENCE);
        assertThat(group.taps("Touch")).containsExactly("touch.");
    }

    @Test
    void anyoneMayAnswerWhereItSaysSo() {
        open.types("/pick");
        assertThat(open.as("Ben").taps("Touch")).containsExactly("touch.");
        open.types("/pick");
        assertThat(open.as("Ben").types("heart")).containsExactly("love.");
    }

    @Test
    void inAGroupWordsThatAreNoneGetAlwaysTheSameSentence() {
        assertThat(open.types("hello")).containsExactly(GROUP_SENTENCE);
        open.types("/pick");
        for (int i = 0; i < 4; i++) {
            assertThat(open.types("hm")).containsExactly(GROUP_SENTENCE);
            assertThat(open.mutters("heart")).isEmpty();
        }
        assertThat(open.taps("Heart")).containsExactly("love.");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        ".",
        "x",
        "-1.abc",
        "1.",
        "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.a",
        "1.nosuch",
        "\ud800.\udc00"
    })
    void aButtonOfNobodyIsAnOldOne(String token) {
        ana.types("/pick");
        assertThat(ana.says(new Said.Tap(token), true)).isEmpty();
        assertThat(ana.notice()).startsWith("That was an earlier question");
        assertThat(ana.taps("Heart")).containsExactly("love.");
    }

    @Test
    void commandsReadTheirOptionsInAnyOrderAndPassOverTheRest() {
        Conversing person = new Conversing(TestDialogs.of(
                TestFlows.flow("go", """
                "triggers": [ { "command": "go", "options": [ { "id": "minutes", "expect": "number" },
                    { "id": "kind", "values": [ "heart", "touch" ], "match": { "touch": [ "hug" ] } } ] } ],
                "variables": { "m": { "type": "number", "scope": "run", "default": 0 }, "k": { "type": "text", "scope": "run", "default": "any" } },""", """
                { "id": "m?", "type": "branch", "cases": [ { "when": { "var": "option_minutes", "known": true }, "next": "m" } ], "else": "k?" },
                { "id": "m", "type": "set", "var": "m", "to": { "var": "option_minutes" } },
                { "id": "k?", "type": "branch", "cases": [ { "when": { "var": "option_kind", "known": true }, "next": "k" } ], "else": "say" },
                { "id": "k", "type": "set", "var": "k", "to": { "var": "option_kind" } },
                { "id": "say", "type": "end", "text": "{m} {k}" }""".replace("m?", "is-m").replace("k?", "is-k"))));
        assertThat(person.types("/go")).containsExactly("0 any");
        assertThat(person.types("/go 10 hug")).containsExactly("10 touch");
        assertThat(person.types("/go Heart please ten")).containsExactly("10 heart");
        assertThat(person.types("/go 5 6 heart hug")).containsExactly("5 heart");
        assertThat(person.types("/go -5 nonsense")).containsExactly("0 any");
        assertThat(person.says(new Said.Command("go", Map.of("kind", "touch", "no", "x"), "7 heart"), true))
                .containsExactly("7 touch");
    }

    @Test
    void aCommandIsHeardWhereItBelongs() {
        Conversing person = new Conversing(TestDialogs.of(
                TestFlows.flow(
                        "mine",
                        "\"triggers\": [ { \"command\": \"mine\", \"where\": \"private\" } ],",
                        "{ \"id\": \"a\", \"type\": \"end\", \"text\": \"Mine.\" }"),
                TestFlows.flow(
                        "link",
                        "\"triggers\": [ { \"start\": \"gift\" } ],",
                        "{ \"id\": \"a\", \"type\": \"end\", \"text\": \"Gift.\" }"),
                TestFlows.flow("start", "{ \"id\": \"a\", \"type\": \"end\", \"text\": \"Hello.\" }")));
        assertThat(person.types("/mine")).containsExactly("Mine.");
        assertThat(person.inGroup().types("/mine"))
                .containsExactly("That one works in our private chat. Write to me there.");
        assertThat(person.types("/other")).singleElement().asString().startsWith("I don't know that one");
        assertThat(person.inGroup().types("/other")).isEmpty();
        assertThat(person.types("/start gift")).containsExactly("Gift.");
        assertThat(person.types("/start nothing")).containsExactly("Hello.");
    }

    @Test
    void aMessageChangesInPlaceForTenMinutesAndOnlyWithinItsRequest() {
        Conversing person = new Conversing(TestDialogs.of(TestFlows.flow("card", """
                { "id": "card", "type": "ask", "replace": "card", "text": "Card.",
                  "choices": [ { "id": "again", "label": "Again", "next": "card" }, { "id": "other", "label": "Other", "next": "other" } ] },
                { "id": "other", "type": "say", "replace": "card", "text": "Other." },
                { "id": "third", "type": "end" }""")));
        assertThat(person.types("/card")).containsExactly("Card.");
        long first = person.slot();
        assertThat(person.taps("Again")).containsExactly("edited: Card.");
        assertThat(person.waits("PT9M59S")).isEmpty();
        assertThat(person.taps("Other")).containsExactly("edited: Other.");
        assertThat(person.slot()).isEqualTo(first);
        assertThat(person.types("/card")).containsExactly("Card.");
        long second = person.slot();
        assertThat(second).isNotEqualTo(first);
        person.waits("PT10M");
        assertThat(person.taps("Again")).containsExactly("Card.");
        assertThat(person.slot()).isNotEqualTo(second);
        assertThat(person.stage().withoutChoices("Ana")).containsExactly(second);
        assertThat(person.taps("Again")).containsExactly("edited: Card.");
    }

    @Test
    void theSameStateAndEventGiveTheSameTurn() {
        Dialogs dialogs = TestDialogs.shipped();
        Engine engine = new Engine(dialogs, new Operator(null, null));
        Engine another = new Engine(TestDialogs.shipped(), new Operator(null, null));
        State state = new State(
                Conversation.fresh(new tandem.chat.ConversationId("c"), 1),
                Person.stranger(new tandem.chat.PersonId("p")));
        java.util.Random random = new java.util.Random(5);
        List<String> buttons = List.of();
        for (int i = 0; i < 500; i++) {
            Said said = buttons.isEmpty() || random.nextInt(4) == 0
                    ? Said.Command.typed(
                            dialogs.commands()
                                    .get(random.nextInt(dialogs.commands().size()))
                                    .name(),
                            "")
                    : new Said.Tap(buttons.get(random.nextInt(buttons.size())));
            Event event = new Event(
                    Conversing.START.plusSeconds(300L * i),
                    new Entropy(random.nextLong(), i),
                    Room.PRIVATE,
                    true,
                    "P",
                    said);
            Turn turn = engine.turn(state, event);
            assertThat(another.turn(state, event)).isEqualTo(turn);
            state = turn.state();
            buttons = turn.effects().stream()
                    .filter(Effect.Send.class::isInstance)
                    .flatMap(effect -> ((Effect.Send) effect).outgoing().choices().stream())
                    .filter(Choice.Button.class::isInstance)
                    .map(choice -> ((Choice.Button) choice).token())
                    .toList();
        }
    }
}
