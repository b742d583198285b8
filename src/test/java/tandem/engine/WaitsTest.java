package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
                // At least so long, then at that hour; while it is unknown, whole days.
                "2026-01-05T18:00:00Z, '\"for\": \"12h\", \"at\": \"their-hour\"', Europe/Berlin, 19:30, 2026-01-06T18:30:00Z",
                "2026-01-05T18:00:00Z, '\"for\": \"12h\", \"at\": \"their-hour\"', -,             -,     2026-01-06T18:00:00Z",
                "2026-01-05T18:00:00Z, '\"for\": \"6d\", \"at\": \"their-hour\"',  -,             -,     2026-01-11T18:00:00Z",
                "2026-01-05T18:30:00Z, '\"for\": \"7d\", \"at\": \"19:30\"',       Europe/Berlin, -,     2026-01-12T18:30:00Z",
                "2026-01-05T18:30:01Z, '\"for\": \"7d\", \"at\": \"19:30\"',       Europe/Berlin, -,     2026-01-13T18:30:00Z",
                "2026-03-27T18:30:00Z, '\"for\": \"2d\", \"at\": \"their-hour\"',  Europe/Berlin, 19:30, 2026-03-30T17:30:00Z",
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
