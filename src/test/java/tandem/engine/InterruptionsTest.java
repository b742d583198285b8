package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.engine.TestFlows.HELP;
import static tandem.engine.TestFlows.STOP;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What works at any moment: it runs, then the open question is asked once more; no answer is lost. */
class InterruptionsTest {

    private static final String LEAD = "Back to where we were:\n";

    private static final String TALK = TestFlows.flow("talk", """
            { "id": "pick", "type": "ask", "text": "Which one?", "choices": [
              { "id": "heart", "label": "Heart", "next": "heart" }, { "id": "touch", "label": "Touch", "next": "touch" } ],
              "timeout": { "after": "1h", "next": "late" } },
            { "id": "heart", "type": "end", "text": "Heart it is." },
            { "id": "touch", "type": "end", "text": "Touch it is." },
            { "id": "late", "type": "end", "text": "Too late." }""");

    private static final String WRITE = TestFlows.with(
            "\"words\": { \"type\": \"text\", \"scope\": \"run\", \"default\": \"nothing\" }", "write", """
            { "id": "what", "type": "ask", "text": "Write.", "expect": "text", "save": "words" },
            { "id": "so", "type": "end", "text": "You wrote {words}." }""");

    private static final String DELETE = TestFlows.flow("delete", """
            { "id": "sure", "type": "ask", "text": "Sure?",
              "choices": [ { "id": "erase", "label": "Erase", "next": "gone" }, { "id": "keep", "label": "Keep", "next": "kept" } ],
              "timeout": { "after": "2h", "next": "bye" } },
            { "id": "gone", "type": "do", "action": "erase", "on": { "done": "erased" } },
            { "id": "erased", "type": "end", "text": "Erased." },
            { "id": "kept", "type": "end", "text": "Kept." },
            { "id": "bye", "type": "end" }""");

    private final Conversing ana =
            new Conversing(TestDialogs.of(List.of("help", "stop", "delete"), HELP, STOP, DELETE, TALK, WRITE));

    @Test
    void theOpenQuestionIsAskedExactlyOnceMore() {
        ana.types("/talk");
        assertThat(ana.types("/help")).containsExactly("Help.", LEAD + "Which one?");
        assertThat(ana.choices()).containsExactly("Heart", "Touch");
        assertThat(ana.waits("PT59M")).isEmpty();
        assertThat(ana.taps("Touch")).containsExactly("Touch it is.");
        assertThat(ana.waits("P1D")).isEmpty();
    }

    @Test
    void theButtonsOfTheFirstCopyStillWorkAndTheOthersAreOldThen() {
        ana.types("/talk");
        ana.types("/help");
        assertThat(ana.tapsOld("Heart")).containsExactly("Heart it is.");
        assertThat(ana.taps("Heart")).isEmpty();
        assertThat(ana.notice()).startsWith("That was an earlier question");
    }

    @Test
    void itMayComeAgainAndAgain() {
        ana.types("/talk");
        for (int i = 0; i < 3; i++) {
            assertThat(ana.types("/help")).containsExactly("Help.", LEAD + "Which one?");
        }
    }

    @Test
    void nothingIsAskedWhenNothingWasOpen() {
        assertThat(ana.types("/help")).containsExactly("Help.");
        assertThat(ana.types("what can you do?")).containsExactly("Help.");
        ana.types("/talk");
        ana.taps("Heart");
        assertThat(ana.types("/help")).containsExactly("Help.");
    }

    @Test
    void oneThatAsksItselfIsFinishedFirst() {
        ana.types("/talk");
        assertThat(ana.types("/delete")).containsExactly("Sure?");
        assertThat(ana.types("hm")).hasSize(1).first().asString().endsWith("Sure?");
        assertThat(ana.taps("Keep")).containsExactly("Kept.", LEAD + "Which one?");
        assertThat(ana.taps("Heart")).containsExactly("Heart it is.");
    }

    @Test
    void theOldQuestionMayBeAnsweredMeanwhile() {
        ana.types("/talk");
        ana.types("/delete");
        assertThat(ana.tapsOld("Heart")).containsExactly("Heart it is.");
        assertThat(ana.taps("Erase")).isEmpty();
        assertThat(ana.notice()).startsWith("That was an earlier question");
        assertThat(ana.due()).isZero();
    }

    @Test
    void theOldQuestionMayTimeOutMeanwhile() {
        ana.types("/talk");
        ana.types("/delete");
        assertThat(ana.waits("PT1H")).containsExactly("Too late.");
        assertThat(ana.taps("Keep")).containsExactly("Kept.");
    }

    @Test
    void erasingLeavesNothingToComeBackTo() {
        ana.types("/talk");
        ana.types("/delete");
        assertThat(ana.taps("Erase")).containsExactly("Erased.");
        assertThat(ana.due()).isZero();
        assertThat(ana.waits("P2D")).isEmpty();
    }

    @Test
    void theNextInterruptionEndsOneThatAsks() {
        ana.types("/talk");
        ana.types("/delete");
        assertThat(ana.types("/help")).containsExactly("Help.", LEAD + "Which one?");
        assertThat(ana.tapsOld("Erase")).isEmpty();
        assertThat(ana.notice()).startsWith("That was an earlier question");
        assertThat(ana.types("/delete")).containsExactly("Sure?");
        assertThat(ana.types("/delete")).containsExactly("Sure?");
        assertThat(ana.taps("Keep")).containsExactly("Kept.", LEAD + "Which one?");
    }

    @Test
    void aPhraseOfAnInterruptionIsNoFreeText() {
        ana.types("/write");
        assertThat(ana.types("what can you do")).containsExactly("Help.", LEAD + "Write.");
        assertThat(ana.types("I'd stop the world for you")).containsExactly("You wrote I'd stop the world for you.");
        ana.types("/write");
        assertThat(ana.types("Stop!")).containsExactly("Quiet.");
        assertThat(ana.types("hello")).doesNotContain("You wrote hello.");
    }

    @Test
    void stopEndsEverything() {
        ana.types("/talk");
        assertThat(ana.types("/stop")).containsExactly("Quiet.");
        assertThat(ana.due()).isZero();
        ana.types("/talk");
        ana.types("/delete");
        assertThat(ana.types("stop")).containsExactly("Quiet.");
        assertThat(ana.waits("P1D")).isEmpty();
    }

    @Test
    void whatIsAskedWhenOneEndsIsNotAskedTwice() {
        String nap = TestFlows.flow("nap", """
            { "id": "nap", "type": "wait", "for": "1h" },
            { "id": "up", "type": "ask", "text": "Awake?", "choices": [ { "id": "yes", "label": "Yes" } ] },
            { "id": "bye", "type": "end" }""");
        Conversing sleeper = new Conversing(TestDialogs.of(List.of("delete"), DELETE, nap));
        sleeper.types("/nap");
        sleeper.waits("PT40M");
        for (int i = 0; i < 11; i++) {
            sleeper.types("/delete");
            assertThat(sleeper.waits("PT18M")).isEmpty();
        }
        assertThat(sleeper.waits("PT30M")).containsExactly("Awake?");
    }

    @Test
    void anotherPersonsInterruptionInAGroupAsksOnceMoreToo() {
        Conversing group = ana.inGroup();
        group.types("/talk");
        assertThat(group.as("Ben").types("/help")).containsExactly("Help.", LEAD + "Which one?");
        assertThat(group.taps("Heart")).containsExactly("Heart it is.");
    }

    @Test
    void aCardThatWasAskedAgainIsTheOneThatChanges() {
        Conversing reader = new Conversing(TestDialogs.of(List.of("help"), HELP, TestFlows.flow("cards", """
                { "id": "first", "type": "ask", "text": "First.", "choices": [ { "id": "on", "label": "On", "next": "second" } ] },
                { "id": "second", "type": "ask", "replace": "first", "text": "Second.", "choices": [ { "id": "on", "label": "On", "next": "third" } ] },
                { "id": "third", "type": "say", "replace": "first", "text": "Third." }""")));
        reader.types("/cards");
        assertThat(reader.taps("On")).containsExactly("edited: Second.");
        assertThat(reader.types("/help")).containsExactly("Help.", LEAD + "Second.");
        long shown = reader.slot();
        assertThat(reader.taps("On")).containsExactly("edited: Third.");
        assertThat(reader.slot()).isEqualTo(shown);
    }

    @Test
    void anInterruptionThatRunsOutOfTimeSaysNothing() {
        Conversing ana = new Conversing(TestDialogs.shipped());
        ana.types("/start");
        ana.types("/delete");
        assertThat(ana.waits(java.time.Duration.ofHours(2))).isEmpty();
        assertThat(ana.taps("Keep it")).isEmpty();
        assertThat(ana.notice()).startsWith("That was an earlier question");
    }
}
