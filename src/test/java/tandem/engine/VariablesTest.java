package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.Said;

/** What is remembered, of whom and for how long, and what conditions make of it. */
class VariablesTest {

    private static final String COUNT = "\"n\": { \"type\": \"number\", \"scope\": \"SCOPE\", \"default\": 0 }";

    private static final String ADD = """
            { "id": "add", "type": "set", "var": "n", "add": 1 },
            { "id": "say", "type": "end", "text": "{n}" }""";

    private static String count(String scope) {
        return TestFlows.with(COUNT.replace("SCOPE", scope), "count", ADD);
    }

    private static final String AGREE = TestFlows.flow("agree", """
            { "id": "yes", "type": "do", "action": "consent" }, { "id": "ok", "type": "end", "text": "OK." }""");
    private static final String DECLINE = TestFlows.flow("decline", """
            { "id": "no", "type": "do", "action": "decline" }, { "id": "ok", "type": "end", "text": "OK." }""");
    private static final String ASKED = TestFlows.flow("asked", """
            { "id": "which", "type": "branch", "cases": [
               { "when": { "var": "person_consent", "is": "yes" }, "next": "yes" },
               { "when": { "var": "person_consent", "is": "no" }, "next": "no" } ], "else": "never" },
            { "id": "yes", "type": "end", "text": "Yes." }, { "id": "no", "type": "end", "text": "No." },
            { "id": "never", "type": "end", "text": "Never asked." }""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"var\": \"option_n\", \"is\": 3}                     | 3 | 4 |",
                "{\"var\": \"option_n\", \"in\": [3, 5]}                | 5 | 4 |",
                "{\"var\": \"option_n\", \"atLeast\": 3}                | 3 | 2 |",
                "{\"var\": \"option_n\", \"atMost\": 3}                 | 3 | 4 |",
                "{\"var\": \"option_n\", \"known\": true}               | 0 |   |",
                "{\"any\": [{\"var\": \"option_n\", \"is\": 1}, {\"var\": \"option_n\", \"is\": 2}]} | 2 | 3 |",
                "{\"all\": [{\"var\": \"option_n\", \"atLeast\": 1}, {\"var\": \"option_n\", \"atMost\": 2}]} | 2 | 3 |",
                "{\"not\": {\"var\": \"option_n\", \"atLeast\": 3}}     |   | 3 |",
                "{\"not\": {\"var\": \"option_n\", \"atLeast\": 3}}     | 2 | 4 |",
            })
    void aConditionHoldsOrNot(String condition, String holds, String fails) {
        Conversing ana = new Conversing(
                TestDialogs.of(
                        TestFlows.flow(
                                "talk",
                                "\"triggers\": [ { \"command\": \"talk\", \"options\": [ { \"id\": \"n\", \"expect\": \"number\" } ] } ],",
                                "{ \"id\": \"if\", \"type\": \"branch\", \"cases\": [ { \"when\": " + condition
                                        + ", \"next\": \"yes\" } ], \"else\": \"no\" }, "
                                        + "{ \"id\": \"yes\", \"type\": \"end\", \"text\": \"Yes.\" }, { \"id\": \"no\", \"type\": \"end\", \"text\": \"No.\" }")));
        assertThat(ana.types("/talk " + (holds == null ? "" : holds))).containsExactly("Yes.");
        assertThat(ana.types("/talk " + (fails == null ? "" : fails))).containsExactly("No.");
    }

    @Test
    void aRunForgetsAPersonDoesNot() {
        Conversing ana = new Conversing(TestDialogs.of(count("run")));
        assertThat(ana.types("/count")).containsExactly("1");
        assertThat(ana.types("/count")).containsExactly("1");
        ana.edited(TestDialogs.of(count("person")));
        assertThat(ana.types("/count")).containsExactly("1");
        assertThat(ana.types("/count")).containsExactly("2");
    }

    @Test
    void beforeConsentItStaysInThatConversationAndConsentMovesIt() {
        Conversing ana = new Conversing(TestDialogs.of(count("person"), AGREE, DECLINE, ASKED));
        Conversing group = ana.inGroup();
        ana.types("/count");
        assertThat(ana.types("/count")).containsExactly("2");
        assertThat(group.types("/count")).containsExactly("1");
        assertThat(group.as("Ben").types("/count")).containsExactly("1");
        assertThat(ana.types("/asked")).containsExactly("Never asked.");
        ana.types("/decline");
        assertThat(ana.types("/asked")).containsExactly("No.");
        assertThat(ana.types("/count")).containsExactly("3");
        ana.types("/agree");
        assertThat(ana.types("/asked")).containsExactly("Yes.");
        assertThat(group.types("/count")).containsExactly("4");
        assertThat(group.as("Ben").types("/count")).containsExactly("2");
        assertThat(group.as("Ben").types("/asked")).containsExactly("Never asked.");
    }

    @Test
    void theOldestOfManyGuestsIsForgotten() {
        Conversing group = new Conversing(TestDialogs.of(count("person"))).inGroup();
        for (int i = 0; i < 16; i++) {
            assertThat(group.as("P" + i).types("/count")).containsExactly("1");
        }
        assertThat(group.as("P1").types("/count")).containsExactly("2");
        group.as("P16").types("/count");
        assertThat(group.as("P1").types("/count")).containsExactly("3");
        assertThat(group.as("P0").types("/count")).containsExactly("1");
    }

    @Test
    void aVariableThatChangedItsTypeBeginsAgain() {
        Conversing ana = new Conversing(TestDialogs.of(count("person")));
        ana.types("/count");
        ana.edited(
                TestDialogs.of(
                        TestFlows.with(
                                "\"n\": { \"type\": \"choice\", \"values\": [ \"a\", \"b\" ], \"scope\": \"person\", \"default\": \"a\" }",
                                "count",
                                "{ \"id\": \"say\", \"type\": \"say\", \"text\": \"{n}\" }, { \"id\": \"to\", \"type\": \"set\", \"var\": \"n\", \"to\": \"b\" }")));
        assertThat(ana.types("/count")).containsExactly("a");
        assertThat(ana.types("/count")).containsExactly("b");
        ana.edited(TestDialogs.of(count("person")));
        assertThat(ana.types("/count")).containsExactly("1");
    }

    @Test
    void clearingBringsTheDefaultBack() {
        Conversing ana = new Conversing(TestDialogs.of(TestFlows.with(COUNT.replace("SCOPE", "person"), "count", """
                { "id": "add", "type": "set", "var": "n", "add": 1 },
                { "id": "say", "type": "say", "text": "{n}" },
                { "id": "clear", "type": "set", "var": "n", "clear": true },
                { "id": "then", "type": "end", "text": "then {n}" }""")));
        for (int i = 0; i < 2; i++) {
            assertThat(ana.types("/count")).containsExactly("1", "then 0");
        }
    }

    @Test
    void aCalledFlowSharesWhatTheRunKnowsAndItsEndEndsAll() {
        String outer = """
                { "id": "in", "type": "call", "flow": "inner" },
                { "id": "after", "type": "end", "text": "After {n}." }""";
        String variables = COUNT.replace("SCOPE", "run");
        Conversing ana = new Conversing(TestDialogs.of(
                TestFlows.with(variables, "talk", outer),
                TestFlows.flow("inner", "\"triggers\": [], \"variables\": { " + variables + " },", """
                        { "id": "add", "type": "set", "var": "n", "add": 5 },
                        { "id": "ask", "type": "ask", "text": "How?", "choices": [
                          { "id": "fall", "label": "Fall", "next": "last" }, { "id": "end", "label": "End", "next": "end" },
                          { "id": "back", "label": "Back", "next": "back" } ] },
                        { "id": "end", "type": "end", "text": "The end." },
                        { "id": "back", "type": "return", "text": "Back." },
                        { "id": "last", "type": "say", "text": "Falling." }""")));
        ana.types("/talk");
        assertThat(ana.taps("Back")).containsExactly("Back.", "After 5.");
        ana.types("/talk");
        assertThat(ana.taps("Fall")).containsExactly("Falling.", "After 5.");
        ana.types("/talk");
        assertThat(ana.taps("End")).containsExactly("The end.");
        assertThat(ana.types("hello")).noneMatch(said -> said.contains("After"));
    }

    @Test
    void whatAMenuGivesIsTakenAsItStandsAndWhatItCannotGiveIsPassedOver() {
        Conversing ana = new Conversing(TestDialogs.of(TestFlows.flow("size", """
                "triggers": [ { "command": "size", "description": "Size", "options": [
                  { "id": "o", "description": "How big", "values": [ "Very big", "small" ] },
                  { "id": "n", "description": "How many", "expect": "number" } ] } ],""", """
                { "id": "say", "type": "end", "variants": [
                  { "id": "none", "when": { "not": { "any": [ { "var": "option_o", "known": true }, { "var": "option_n", "known": true } ] } }, "text": "None." },
                  { "id": "both", "when": { "all": [ { "var": "option_o", "known": true }, { "var": "option_n", "known": true } ] }, "text": "{option_o}, {option_n}." },
                  { "id": "one", "text": "Only one." } ] }""")));
        assertThat(ana.says(new Said.Command("size", Map.of("o", "Very big", "n", "10"), ""), true))
                .containsExactly("Very big, 10.");
        assertThat(ana.says(new Said.Command("size", Map.of("o", "none", "n", "-3", "p", "1"), ""), true))
                .containsExactly("None.");
        assertThat(ana.types("/size Small 3")).containsExactly("small, 3.");
    }

    @Test
    void theCardStaysInACall() {
        Conversing ana = new Conversing(TestDialogs.of(TestFlows.flow("talk", """
                { "id": "draw", "type": "suggest", "none": "none" },
                { "id": "in", "type": "call", "flow": "inner" },
                { "id": "card", "type": "end", "text": "{card_title}" }, { "id": "none", "type": "end" }"""), TestFlows.called("inner", """
                { "id": "card", "type": "say", "text": "Nothing drawn here." }""")));
        List<String> heard = ana.types("/talk");
        assertThat(heard).hasSize(2).first().isEqualTo("Nothing drawn here.");
        assertThat(heard.get(1)).isNotBlank();
    }
}
