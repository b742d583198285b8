package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.engine.TestFlows.STOP;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that end unanswered, and runs that go on later. */
class TimeTest {

    private static final String TALK = talk("""
            "timeout": { "after": "1h", "next": "late" }""");

    private static final String NAP = TestFlows.flow("nap", """
            { "id": "nap", "type": "wait", "for": "1h" },
            { "id": "up", "type": "ask", "text": "Awake?", "choices": [ { "id": "yes", "label": "Yes" } ] },
            { "id": "bye", "type": "end" }""");

    private static final String SKIP = TestFlows.flow("skip", """
            { "id": "nap", "type": "wait", "for": "1h", "ifBusy": "skip" },
            { "id": "up", "type": "end", "text": "Skipped nothing." }""");

    private final Conversing ana = new Conversing(TestDialogs.of(List.of("stop"), STOP, TALK, NAP, SKIP));

    private static String talk(String timeout) {
        return TestFlows.flow("talk", """
            { "id": "pick", "type": "ask", "text": "Which one?", "choices": [ { "id": "heart", "label": "Heart", "next": "heart" } ],
            """ + timeout + """
             },
            { "id": "heart", "type": "end", "text": "Heart it is." },
            { "id": "late", "type": "end", "text": "Too late." },
            { "id": "later", "type": "end", "text": "Later." }""");
    }

    @Test
    void aQuestionEndsUnanswered() {
        ana.types("/talk");
        assertThat(ana.waits("PT59M59S")).isEmpty();
        assertThat(ana.waits("PT1S")).containsExactly("Too late.");
        assertThat(ana.taps("Heart")).isEmpty();
        assertThat(ana.notice()).startsWith("That was an earlier question");
    }

    @Test
    void anAnswerANewFlowAndStopTakeTheTimeoutBack() {
        ana.types("/talk");
        ana.taps("Heart");
        assertThat(ana.due()).isZero();
        ana.types("/talk");
        ana.types("/talk");
        assertThat(ana.due()).isOne();
        ana.types("/stop");
        assertThat(ana.due()).isZero();
        assertThat(ana.waits("P1D")).isEmpty();
    }

    @Test
    void aQuestionInTheBackgroundTimesOutToo() {
        ana.types("/nap");
        ana.waits("PT15M");
        ana.types("/talk");
        assertThat(ana.waits("PT45M")).containsExactly("Awake?");
        assertThat(ana.waits("PT15M")).containsExactly("Too late.");
        assertThat(ana.types("yes")).doesNotContain("Awake?");
    }

    @Test
    void theTimeoutOfAnEditedQuestionGoesWhereItSaysNow() {
        ana.types("/talk");
        ana.edited(TestDialogs.of(talk("\"timeout\": { \"after\": \"5h\", \"next\": \"later\" }")));
        assertThat(ana.waits("PT1H")).containsExactly("Later.");
    }

    @Test
    void aQuestionThatIsGoneEndsInSilence() {
        ana.types("/talk");
        ana.edited(
                TestDialogs.of(TestFlows.flow("talk", "{ \"id\": \"new\", \"type\": \"end\", \"text\": \"New.\" }")));
        assertThat(ana.waits("P1D")).isEmpty();
        assertThat(ana.types("/talk")).containsExactly("New.");
    }

    @Test
    void aWaitGivesWayToAYoungQuestionUntilItIsThirtyMinutesOld() {
        ana.types("/nap");
        ana.waits("PT50M");
        ana.types("/talk");
        assertThat(ana.waits("PT29M59S")).isEmpty();
        assertThat(ana.waits("PT1S")).containsExactly("Awake?");
        assertThat(ana.tapsOld("Heart")).containsExactly("Heart it is.");
    }

    @Test
    void aWaitIsPutOffForThreeHoursAtMostThenTheQuestionEnds() {
        ana.types("/nap");
        ana.waits("PT40M");
        ana.types("/talk");
        for (int i = 0; i < 10; i++) {
            assertThat(ana.waits("PT19M")).isEmpty();
            ana.types("/talk");
        }
        assertThat(ana.due()).isEqualTo(2);
        assertThat(ana.waits("PT9M59S")).isEmpty();
        assertThat(ana.waits("PT1S")).containsExactly("Too late.", "Awake?");
        assertThat(ana.due()).isZero();
    }

    @Test
    void aWaitMaySkip() {
        ana.types("/skip");
        ana.waits("PT50M");
        ana.types("/talk");
        assertThat(ana.waits("PT15M")).isEmpty();
        ana.taps("Heart");
        assertThat(ana.due()).isZero();
        ana.types("/skip");
        assertThat(ana.waits("PT1H")).containsExactly("Skipped nothing.");
    }

    @Test
    void anAnsweredQuestionPutsNothingOff() {
        ana.types("/nap");
        ana.waits("PT55M");
        ana.types("/talk");
        ana.taps("Heart");
        assertThat(ana.waits("PT5M")).containsExactly("Awake?");
    }

    @Test
    void aNinthRunEndsTheOldestThatWaits() {
        for (int i = 0; i < 8; i++) {
            ana.types("/skip");
            ana.waits("PT1M");
        }
        assertThat(ana.due()).isEqualTo(8);
        ana.types("/talk");
        assertThat(ana.due()).isEqualTo(8);
        ana.taps("Heart");
        assertThat(ana.waits("PT52M")).isEmpty();
        assertThat(ana.waits("PT1M")).containsExactly("Skipped nothing.");
        assertThat(ana.waits("PT6M")).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T17:59:59Z, Europe/Berlin, 2026-01-05T18:00:00Z",
        "2026-01-05T18:00:00Z, Europe/Berlin, 2026-01-06T18:00:00Z",
        "2026-03-28T20:00:00Z, Europe/Berlin, 2026-03-29T17:00:00Z",
        "2026-10-24T20:00:00Z, Europe/Berlin, 2026-10-25T18:00:00Z",
        "2026-01-05T20:00:00Z, Pacific/Apia,  2026-01-06T06:00:00Z",
    })
    void aWaitForAnHourIsTheirHour(Instant now, String zone, Instant then) {
        Conversing there = at("19:00", now).living(zone);
        there.types("/evening");
        assertThat(there.waits(java.time.Duration.between(now, then.minusSeconds(1))))
                .isEmpty();
        assertThat(there.waits("PT1S")).containsExactly("Evening.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T20:00:00Z, 2026-03-29T01:30:00Z",
        "2026-10-24T20:00:00Z, 2026-10-25T00:30:00Z",
    })
    void anHourThatIsSkippedOrTwiceComesOnce(Instant now, Instant then) {
        Conversing there = at("02:30", now).living("Europe/Berlin");
        there.types("/evening");
        assertThat(there.waits(java.time.Duration.between(now, then.minusSeconds(1))))
                .isEmpty();
        assertThat(there.waits("PT1S")).containsExactly("Evening.");
        assertThat(there.waits("P1D")).isEmpty();
    }

    @Test
    void withoutAZoneAnHourIsADayLater() {
        Conversing there = at("19:00", Conversing.START);
        there.types("/evening");
        assertThat(there.waits("PT23H59M59S")).isEmpty();
        assertThat(there.waits("PT1S")).containsExactly("Evening.");
    }

    private static Conversing at(String hour, Instant now) {
        return new Conversing(
                TestDialogs.of(
                        TestFlows.flow("evening", "{ \"id\": \"wait\", \"type\": \"wait\", \"at\": \"" + hour + """
                    " },
                    { "id": "then", "type": "end", "text": "Evening." }""")),
                1,
                now);
    }
}
