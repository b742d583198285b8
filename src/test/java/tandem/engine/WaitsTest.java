package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits for somebody's own hour, nudges, runs that stand, and what comes late. */
class WaitsTest {

    private static final String TALK = TestFlows.flow("talk", """
            { "id": "pick", "type": "ask", "text": "Which one?", "choices": [ { "id": "heart", "label": "Heart" } ],
              "timeout": { "after": "5d", "next": "bye" } },
            { "id": "bye", "type": "end" }""");

    private static final String STANDING = TestFlows.flow("stand", """
            "triggers": [ { "command": "stand" } ], "standing": true,""", """
            { "id": "wait", "type": "wait", "for": "2d", "at": "their-hour", "nudge": true },
            { "id": "say", "type": "call", "flow": "talk", "apart": true, "next": "wait" }""");

    private static String waiting(String wait) {
        return waiting("wait", wait);
    }

    private static String waiting(String id, String wait) {
        return TestFlows.flow(id, "{ \"id\": \"wait\", \"type\": \"wait\", " + wait + " }," + """
            { "id": "how", "type": "ask", "text": "How was it, ID?", "choices": [ { "id": "fine", "label": "Fine" } ],
              "timeout": { "after": "9d", "next": "bye" } },
            { "id": "bye", "type": "end" }""".replace("ID", id));
    }

    private static Alone ana(Instant now, @Nullable String zone, @Nullable LocalTime hour, String... flows) {
        Engine engine = new Engine(TestDialogs.of(List.of(), flows), new Operator(null, null));
        return new Alone(engine, now, zone, hour, 7);
    }

    private static Alone london(String... flows) {
        return ana(Instant.parse("2026-01-05T20:00:00Z"), "Europe/London", LocalTime.of(20, 0), flows);
    }

    @ParameterizedTest(name = "{0}, {1} at {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                // At their hour, once it is known; else a day later.
                "2026-01-05T20:00:00Z, \"at\": \"their-hour\",                    Europe/Berlin, 19:30, 2026-01-06T18:30:00Z",
                "2026-01-05T18:00:00Z, \"at\": \"their-hour\",                    Europe/Berlin, 19:30, 2026-01-05T18:30:00Z",
                "2026-01-05T20:00:00Z, \"at\": \"their-hour\",                    Europe/Berlin, -,     2026-01-06T20:00:00Z",
                "2026-01-05T20:00:00Z, \"at\": \"their-hour\",                    -,             19:30, 2026-01-06T20:00:00Z",
                // In so many days by their calendar, at that hour; while it is unknown, exactly so many days later.
                "2026-01-05T21:00:00Z, '\"for\": \"1d\", \"at\": \"their-hour\"',  Europe/Berlin, 09:00, 2026-01-06T08:00:00Z",
                "2026-01-05T05:30:00Z, '\"for\": \"1d\", \"at\": \"their-hour\"',  Europe/Berlin, 19:30, 2026-01-06T18:30:00Z",
                "2026-01-05T18:45:00Z, '\"for\": \"7d\", \"at\": \"their-hour\"',  Europe/Berlin, 19:30, 2026-01-12T18:30:00Z",
                "2026-01-05T23:30:00Z, '\"for\": \"1d\", \"at\": \"19:30\"',       Europe/Berlin, -,     2026-01-07T18:30:00Z",
                "2026-01-05T18:30:01Z, '\"for\": \"7d\", \"at\": \"19:30\"',       Europe/Berlin, -,     2026-01-12T18:30:00Z",
                "2026-01-05T21:00:00Z, '\"for\": \"1d\", \"at\": \"their-hour\"',  Europe/Berlin, -,     2026-01-06T21:00:00Z",
                "2026-01-05T18:00:00Z, '\"for\": \"6d\", \"at\": \"their-hour\"',  -,             19:30, 2026-01-11T18:00:00Z",
                // At least so many hours, then at that hour; while it is unknown, exactly so many.
                "2026-01-05T18:00:00Z, '\"for\": \"12h\", \"at\": \"their-hour\"', Europe/Berlin, 19:30, 2026-01-06T18:30:00Z",
                "2026-01-05T18:00:00Z, '\"for\": \"12h\", \"at\": \"their-hour\"', -,             -,     2026-01-06T06:00:00Z",
                "2026-01-05T18:00:00Z, '\"for\": \"30h\", \"at\": \"19:30\"',      -,             -,     2026-01-07T00:00:00Z",
                "2026-03-27T18:30:00Z, '\"for\": \"2d\", \"at\": \"their-hour\"',  Europe/Berlin, 19:30, 2026-03-29T17:30:00Z",
                "2026-10-23T17:30:00Z, '\"for\": \"2d\", \"at\": \"their-hour\"',  Europe/Berlin, 19:30, 2026-10-25T18:30:00Z",
                // What somebody asked for comes at night, a nudge in the morning.
                "2026-01-05T20:00:00Z, \"for\": \"5h\",                           Europe/Berlin, -,     2026-01-06T01:00:00Z",
                "2026-01-05T20:00:00Z, '\"for\": \"5h\", \"nudge\": true',          Europe/Berlin, -,     2026-01-06T07:00:00Z",
                "2026-01-05T20:00:00Z, '\"at\": \"23:00\", \"nudge\": true',        Europe/Berlin, -,     2026-01-06T07:00:00Z",
                "2026-01-05T20:00:00Z, '\"at\": \"their-hour\", \"nudge\": true',   America/Lima,  06:00, 2026-01-06T13:00:00Z",
            })
    void end(Instant now, String wait, @Nullable String zone, @Nullable LocalTime hour, Instant then) {
        Alone ana = ana(now, zone, hour, waiting(wait));
        ana.types("/wait");
        assertThat(ana.next()).isEqualTo(then);
        ana.waits(then);
        assertThat(ana.unasked()).containsExactly(new Alone.Unasked(then, "How was it, wait?"));
    }

    @Test
    void aNudgeOfSomebodyWhoseZoneIsUnknownKeepsToTheTimeAtWhichTheyChoseIt() {
        Alone ana = ana(Instant.parse("2026-01-05T18:20:00Z"), null, null, STANDING, TALK);
        ana.types("/stand");
        ana.waits(Duration.ofDays(2));
        assertThat(ana.unasked()).hasSize(1);
        // An hour late is a nuisance at most; later they may be asleep, so it comes a day later.
        ana.sleeps(Duration.ofDays(2).plusHours(1));
        ana.wakes();
        assertThat(ana.unasked()).hasSize(2);
        assertThat(ana.next()).isEqualTo("2026-01-12T18:20:00Z");
        ana.taps("Heart");
        ana.sleeps(Instant.parse("2026-01-12T19:20:01Z"));
        ana.wakes();
        assertThat(ana.unasked()).hasSize(2);
        assertThat(ana.next()).isEqualTo("2026-01-13T18:20:00Z");
    }

    @Test
    void aNudgeDoesNotBreakIntoATalkHoweverLongItTakes() {
        Alone ana = london(STANDING, TALK);
        ana.types("/stand");
        ana.waits(Duration.ofHours(47).plusMinutes(50));
        for (int i = 0; i < 12; i++) {
            ana.types("/talk");
            ana.waits(Duration.ofMinutes(20));
        }
        assertThat(ana.unasked()).isEmpty();
        // By now it is night in London: it comes in the morning, not yet twelve hours late.
        assertThat(ana.next()).isEqualTo("2026-01-08T08:00:00Z");
        // When they talk then too, it has been put off for too long, and comes in the evening.
        ana.waits(Instant.parse("2026-01-08T07:50:00Z"));
        ana.types("/talk");
        ana.waits(Instant.parse("2026-01-08T08:00:00Z"));
        assertThat(ana.unasked()).isEmpty();
        assertThat(ana.next()).isEqualTo("2026-01-08T20:00:00Z");
        ana.waits(Instant.parse("2026-01-08T20:00:00Z"));
        assertThat(ana.unaskedTexts()).containsExactly("Which one?");
    }

    @Test
    void aNudgeThatWouldComeFarTooLateIsLeftOut() {
        Alone ana = london(STANDING, TALK);
        ana.types("/stand");
        ana.sleeps(Instant.parse("2026-01-18T04:00:00Z"));
        ana.wakes();
        assertThat(ana.unasked()).isEmpty();
        assertThat(ana.next()).isEqualTo("2026-01-18T20:00:00Z");
        // Late by less, but at night: in the morning.
        ana.sleeps(Instant.parse("2026-01-18T23:00:00Z"));
        ana.wakes();
        assertThat(ana.next()).isEqualTo("2026-01-19T08:00:00Z");
    }

    @Test
    void aRunThatStandsIsNotTheOneThatANinthRunEnds() {
        Alone ana = london(STANDING, TALK, waiting("\"for\": \"10d\""));
        ana.types("/stand");
        for (int i = 0; i < 12; i++) {
            ana.types("/wait");
        }
        assertThat(ana.state().conversation().runs()).hasSize(8);
        ana.waits(Duration.ofDays(2));
        assertThat(ana.unaskedTexts()).containsExactly("Which one?");
    }

    @Test
    void choosingARunThatStandsAgainTakesThePlaceOfTheFirst() {
        Alone ana = london(STANDING, TALK);
        ana.types("/stand");
        ana.waits(Duration.ofDays(1));
        ana.types("/stand");
        assertThat(ana.state().conversation().runs()).hasSize(1);
        ana.waits(Duration.ofDays(1));
        assertThat(ana.unasked()).isEmpty();
        ana.waits(Duration.ofDays(1));
        assertThat(ana.unasked()).hasSize(1);
    }

    @Test
    void afterADowntimeOneThingComesAndTheOthersOnTheNextDays() {
        Alone ana = london(
                STANDING,
                TALK,
                waiting("path", "\"for\": \"3d\""),
                waiting("weekly", "\"for\": \"5d\", \"at\": \"their-hour\""),
                waiting("follow", "\"for\": \"1d\""));
        for (String command : List.of("/stand", "/path", "/weekly", "/follow")) {
            ana.types(command);
        }
        // Ten days later, at three at night.
        ana.sleeps(Instant.parse("2026-01-16T03:00:00Z"));
        ana.wakes();
        assertThat(ana.unasked()).isEmpty();
        ana.waits(Instant.parse("2026-01-18T12:00:00Z"));
        assertThat(ana.unasked())
                .containsExactly(
                        new Alone.Unasked(Instant.parse("2026-01-16T08:00:00Z"), "How was it, follow?"),
                        new Alone.Unasked(Instant.parse("2026-01-16T20:00:00Z"), "Which one?"),
                        new Alone.Unasked(Instant.parse("2026-01-17T08:00:00Z"), "How was it, path?"),
                        new Alone.Unasked(Instant.parse("2026-01-18T08:00:00Z"), "How was it, weekly?"));
    }

    @Test
    void aNudgeThatIsLatePushesNothingThatWasAskedFor() {
        Alone ana = london(STANDING, TALK, waiting("path", "\"for\": \"2d\""));
        ana.types("/stand");
        ana.types("/path");
        ana.sleeps(Instant.parse("2026-01-08T08:00:00Z"));
        ana.wakes();
        assertThat(ana.unaskedTexts()).containsExactly("Which one?");
        ana.waits(Duration.ofHours(1));
        assertThat(ana.unaskedTexts()).containsExactly("Which one?", "How was it, path?");
    }

    @Test
    void theWaitBeforeANudgeThatSaysNothingPushesNothingEither() {
        String settle = TestFlows.flow("settle", """
                { "id": "settle", "type": "wait", "for": "13h", "nudge": true },
                { "id": "bye", "type": "end" }""");
        Alone ana = london(settle, waiting("path", "\"for\": \"15h\""));
        ana.types("/settle");
        ana.types("/path");
        ana.sleeps(Duration.ofHours(20));
        ana.wakes();
        assertThat(ana.unaskedTexts()).containsExactly("How was it, path?");
    }

    @Test
    void aTimerIsNotPutOffAfterADowntime() {
        Alone ana = london(
                waiting("path", "\"for\": \"1d\""), waiting("timer", "\"for\": \"38h\", \"ifBusy\": \"anyway\""));
        ana.types("/path");
        ana.types("/timer");
        ana.sleeps(Duration.ofHours(39));
        ana.wakes();
        assertThat(ana.unaskedTexts()).containsExactly("How was it, path?", "How was it, timer?");
    }

    @Test
    void aTimerThatIsFarTooLateIsNoTimerAnyMore() {
        Alone ana = london(waiting("\"for\": \"10m\", \"ifBusy\": \"anyway\""));
        ana.types("/wait");
        ana.sleeps(Duration.ofHours(4).plusMinutes(10));
        ana.wakes();
        assertThat(ana.unasked()).hasSize(1);
        ana.types("/wait");
        ana.sleeps(Duration.ofHours(4).plusMinutes(10).plusSeconds(1));
        ana.wakes();
        assertThat(ana.unasked()).hasSize(1);
        assertThat(ana.state().conversation().runs()).isEmpty();
    }

    private static String tells(String action, String to, String value) {
        return TestFlows.flow(
                "told",
                "\"triggers\": [ { \"command\": \"now\" } ], \"variables\": { \"v\": { \"type\": \"text\" } },",
                """
                { "id": "set", "type": "set", "var": "v", "to": "VALUE" },
                { "id": "keep", "type": "do", "action": "ACTION", "with": { "TO": { "var": "v" } }, "on": { "done": "ok", REST } },
                { "id": "ok", "type": "end", "text": "OK." },
                { "id": "no", "type": "end", "text": "No." }""".replace("VALUE", value).replace("ACTION", action).replace("TO", to).replace(
                        "REST",
                        (to.equals("to") ? "\"several\": \"no\", " : "")
                                + "\"unknown\": \"no\", \"consent-needed\": \"no\""));
    }

    @ParameterizedTest(name = "{0} {1}, {2} {3} {4}: from {5} to {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                // The day stays, the hour is another one; when that is over today, tomorrow.
                "hour, 09:00,  '\"for\": \"1d\", \"at\": \"their-hour\"', Europe/London, 20:00, 2026-01-06T20:00:00Z, 2026-01-06T09:00:00Z",
                "hour, 23:30,  '\"for\": \"1d\", \"at\": \"their-hour\"', Europe/London, 20:00, 2026-01-06T20:00:00Z, 2026-01-06T23:30:00Z",
                "hour, 20:30,  '\"at\": \"their-hour\"',                  Europe/London, 21:00, 2026-01-05T21:00:00Z, 2026-01-06T20:30:00Z",
                "zone, Europe/Berlin, '\"for\": \"1d\", \"at\": \"19:00\"',      Europe/London, -,     2026-01-06T19:00:00Z, 2026-01-06T18:00:00Z",
                // What nobody knew when the wait began.
                "zone, Europe/Berlin, '\"for\": \"7d\", \"at\": \"their-hour\"', -,             09:00, 2026-01-12T20:00:00Z, 2026-01-12T08:00:00Z",
                "hour, 21:30,  '\"for\": \"1d\", \"at\": \"their-hour\"', Europe/London, -,     2026-01-06T20:00:00Z, 2026-01-06T21:30:00Z",
                // Nothing changes: for a nudge it is night then, and a wait of hours has no hour.
                "hour, 23:30,  '\"for\": \"1d\", \"at\": \"their-hour\", \"nudge\": true', Europe/London, 20:00, 2026-01-06T20:00:00Z, 2026-01-07T08:00:00Z",
                "zone, Europe/Berlin, '\"for\": \"20h\"',                       Europe/London, 20:00, 2026-01-06T16:00:00Z, 2026-01-06T16:00:00Z",
            })
    void whatWaitsMovesWithTheHourAndTheZone(
            String what,
            String told,
            String wait,
            @Nullable String zone,
            @Nullable LocalTime hour,
            Instant before,
            Instant after) {
        Instant start = Instant.parse("2026-01-05T20:00:00Z");
        Alone ana = ana(start, zone, hour, waiting(wait), tells(what, what.equals("zone") ? "to" : "at", told));
        ana.types("/wait");
        assertThat(ana.next()).isEqualTo(before);
        ana.sleeps(Duration.ofMinutes(45));
        ana.types("/now");
        assertThat(ana.heard()).isEqualTo("OK.");
        assertThat(ana.next()).isEqualTo(after);
        ana.waits(after);
        assertThat(ana.unasked()).containsExactly(new Alone.Unasked(after, "How was it, wait?"));
    }

    @Test
    void flowsThatBeginEachOtherForEverAreStopped() {
        // The question of the called flow is on a way that nobody takes.
        String called = TestFlows.called("called", """
                { "id": "never", "type": "branch", "cases": [ { "when": { "var": "chat_kind", "is": "group" }, "next": "ask" } ],
                  "else": "back" },
                { "id": "ask", "type": "ask", "text": "Well?", "choices": [ { "id": "yes", "label": "Yes" } ] },
                { "id": "back", "type": "return" }""");
        String round = TestFlows.flow("round", """
                { "id": "in-between", "type": "call", "flow": "called" },
                { "id": "again", "type": "call", "flow": "round", "apart": true },
                { "id": "bye", "type": "end" }""");
        Alone ana = london(called, round);
        assertThatThrownBy(() -> ana.types("/round")).isInstanceOf(EndlessFlowException.class);
    }

    @Test
    void aClockThatJumpsForwardAndBackBringsNothingTwice() {
        Alone ana = london(STANDING, TALK, waiting("\"for\": \"3d\""));
        ana.types("/stand");
        ana.types("/wait");
        Instant right = ana.now();
        ana.sleeps(Duration.ofDays(40));
        ana.wakes();
        assertThat(ana.unaskedTexts()).containsExactly("How was it, wait?");
        ana.sleeps(right.plus(Duration.ofDays(1)));
        ana.waits(Duration.ofDays(20));
        assertThat(ana.unaskedTexts()).containsExactly("How was it, wait?");
        ana.waits(Duration.ofDays(21));
        assertThat(ana.unaskedTexts()).startsWith("How was it, wait?", "Which one?");
    }
}
