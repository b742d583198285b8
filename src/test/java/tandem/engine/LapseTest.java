package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.chat.Said.Reach;
import tandem.flow.Value;
import tandem.library.History;
import tandem.library.Past;

/** Whoever does nothing any more is told, and erased; what has an age of its own goes without anybody doing something. */
class LapseTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final Presence SEEN = new Presence(START.truncatedTo(ChronoUnit.DAYS), null);
    private static final Dialogs DIALOGS = TestDialogs.shipped();

    private final PersonId ana = new PersonId("Ana");
    private Engine engine = new Engine(DIALOGS, new Operator(null, null));
    private Room room = new Room(false, false, 4, false, null);
    private Instant since = Instant.EPOCH;
    private State state = new State(
                    Conversation.fresh(new ConversationId("here"), 0), new Person(ana, START, null, 2L, Map.of()))
            .with(SEEN);

    private static Instant day(double days) {
        return START.plusSeconds((long) (days * 86_400));
    }

    private Turn sweeps(double days, Reach reach) {
        return happens(day(days), new Said.Sweep(reach, since));
    }

    private Turn happens(Instant now, Said said) {
        Turn turn = engine.turn(state, new Event(now, new Entropy(7, 9), room, true, "Ana", said));
        state = turn.state();
        return turn;
    }

    private static boolean erases(Turn turn) {
        return turn.effects().stream().anyMatch(Effect.Erase.class::isInstance);
    }

    private static boolean speaks(Turn turn) {
        return turn.effects().stream()
                .anyMatch(effect -> effect instanceof Effect.Send || effect instanceof Effect.Tell);
    }

    private Parked waiting() {
        return state.conversation().runs().stream()
                .filter(run -> run.flow().equals("inactive"))
                .map(Run::parked)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** The notice waits for a good hour of its own. */
    private Turn isTold() {
        return happens(waiting().at(), new Said.Wake(waiting().number()));
    }

    @Test
    void theyAreToldTwoWeeksBefore() {
        sweeps(351, Reach.HERE);
        assertThat(state.conversation().runs()).isEmpty();
        sweeps(352, Reach.HERE);
        assertThat(state.presence().told()).as("not said yet").isNull();
        assertThat(speaks(isTold())).isTrue();
        assertThat(state.presence().told()).isBetween(day(352), day(353));
        assertThat(sweeps(353, Reach.HERE).effects()).as("once").isEmpty();
        assertThat(erases(sweeps(365.9, Reach.HERE))).isFalse();
        Turn last = sweeps(367, Reach.HERE);
        assertThat(erases(last)).isTrue();
        assertThat(last.state().conversation().runs()).isEmpty();
        assertThat(speaks(last)).as("without another word").isFalse();
    }

    @Test
    void whoeverCannotBeToldHasTheSameTime() {
        assertThat(sweeps(352, Reach.NOWHERE).effects()).isEmpty();
        assertThat(state.presence().told()).isEqualTo(day(352));
        assertThat(erases(sweeps(365.9, Reach.NOWHERE))).isFalse();
        assertThat(erases(sweeps(366, Reach.NOWHERE))).isTrue();
    }

    @Test
    void whoCanBeToldInAnotherPrivateChatIsToldThere() {
        sweeps(4_000, Reach.ELSEWHERE);
        sweeps(4_020, Reach.ELSEWHERE);
        assertThat(state.presence()).isEqualTo(SEEN);
    }

    @Test
    void nobodyIsErasedBeforeTheyHadTheirTimeHoweverLateItIs() {
        for (Reach reach : List.of(Reach.HERE, Reach.NOWHERE)) {
            state = state.with(SEEN);
            sweeps(700, reach);
            if (reach == Reach.HERE) {
                isTold();
            }
            assertThat(erases(sweeps(713.9, reach))).isFalse();
            assertThat(erases(sweeps(715, reach))).isTrue();
        }
    }

    /** What somebody did while nothing ran may not have come here. */
    @Test
    void aNoticeFromBeforeABreakCountsNoMore() {
        sweeps(352, Reach.HERE);
        isTold();
        since = day(369);
        Turn again = sweeps(369, Reach.HERE);
        assertThat(erases(again)).isFalse();
        assertThat(speaks(isTold())).as("told again").isTrue();
        assertThat(erases(sweeps(382, Reach.HERE))).isFalse();
        assertThat(erases(sweeps(384, Reach.HERE))).isTrue();
    }

    @Test
    void aNoticeOfAClockThatWasAheadCountsNoMore() {
        state = state.with(new Presence(SEEN.seen(), day(4_000)));
        assertThat(erases(sweeps(366, Reach.NOWHERE))).isFalse();
        assertThat(state.presence().told()).isEqualTo(day(366));
    }

    @Test
    void aClockThatIsBehindTakesNothingBack() {
        happens(day(-400), Said.Command.typed("help", ""));
        assertThat(state.presence()).isEqualTo(SEEN);
    }

    @Test
    void whateverTheyDoKeepsEverythingForAnotherYear() {
        sweeps(352, Reach.HERE);
        isTold();
        happens(day(353.5), Said.Command.typed("help", ""));
        assertThat(state.presence()).isEqualTo(new Presence(day(353.5).truncatedTo(ChronoUnit.DAYS), null));
        assertThat(erases(sweeps(380, Reach.HERE))).isFalse();
        assertThat(sweeps(353 + 351, Reach.HERE).effects()).isEmpty();
        sweeps(353 + 353, Reach.HERE);
        assertThat(speaks(isTold())).as("told again").isTrue();
    }

    /** Between the look and a good hour they came by themselves. */
    @Test
    void whoeverIsBackIsNotTold() {
        sweeps(352, Reach.HERE);
        happens(day(352.02), Said.Command.typed("help", ""));
        assertThat(speaks(isTold())).isFalse();
        assertThat(state.conversation().runs()).noneMatch(run -> run.flow().equals("inactive"));
        assertThat(state.presence().told()).isNull();
    }

    /** An undeliverable message takes a chat's waits along, and a clock that is ahead puts one far away. */
    @Test
    void aNoticeWhoseTimeWasLostComesAnew() {
        sweeps(352, Reach.HERE);
        Parked lost = waiting();
        sweeps(354, Reach.HERE);
        assertThat(waiting()).as("it may be late").isEqualTo(lost);
        sweeps(357, Reach.HERE);
        assertThat(waiting().at()).isBetween(day(357), day(358));
    }

    @Test
    void whereNoFlowTellsThemTheTimeBeginsWithANote() {
        Dialogs silent =
                TestDialogs.of("{\"flow\":\"t\",\"language\":\"en\",\"title\":\"T\",\"triggers\":[{\"command\":\"t\"}],"
                        + "\"steps\":[{\"id\":\"end\",\"type\":\"end\",\"text\":\"Bye.\"}]}");
        engine = new Engine(silent, new Operator(null, null));
        sweeps(352, Reach.HERE);
        assertThat(state.presence().told()).isEqualTo(day(352));
    }

    @Test
    void aDayThatNobodyNotedBeginsNow() {
        state = state.with(Presence.NONE);
        assertThat(sweeps(4_000, Reach.HERE).effects()).isEmpty();
        assertThat(state.presence().seen()).isEqualTo(day(4_000).truncatedTo(ChronoUnit.DAYS));
    }

    @Test
    void anOperatorCanKeepThingsShorter() {
        Retention half = new Retention(
                Duration.ofDays(30),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Duration.ofDays(60),
                Duration.ofDays(7));
        engine = new Engine(DIALOGS, new Operator(null, null, half));
        sweeps(53, Reach.NOWHERE);
        assertThat(state.presence().told()).isNull();
        sweeps(54, Reach.NOWHERE);
        assertThat(erases(sweeps(61, Reach.NOWHERE))).isTrue();
    }

    @Test
    void whatHappenedWithCardsGoesWithoutThem() {
        History history = new History(List.of(new Past("couch-anchor", START, Past.What.DONE)));
        state = new State(
                        new Conversation(new ConversationId("here"), 0, List.of(), Map.of(), history, List.of(), null),
                        state.person().withHistory(history).withSeries(Series.NONE.with("heart", 7, START, null)))
                .with(SEEN);
        State before = state;
        sweeps(189, Reach.HERE);
        assertThat(state).as("after 189 days").isEqualTo(before);
        sweeps(191, Reach.HERE);
        assertThat(state.conversation().history().entries()).isEmpty();
        assertThat(state.person().history().entries()).isEmpty();
        assertThat(state.person().series().points()).isEmpty();
        assertThat(state.person().touchCap()).isEqualTo(2);
    }

    @Test
    void whatSomebodyWantsNothingOfStaysAwayWhateverIsKept() {
        History history = new History(List.of(
                new Past("couch-anchor", START, Past.What.DONE), new Past("ten-minute-ear", START, Past.What.HIDDEN)));
        assertThat(history.at(day(31), Duration.ofDays(30)).cards(Past.What.HIDDEN))
                .containsExactly("ten-minute-ear");
        assertThat(history.at(day(31), Duration.ofDays(30)).cards(Past.What.DONE))
                .isEmpty();
    }

    @Test
    void aGroupIsForgottenWithoutAWord() {
        room = new Room(true, false, 4, false, null);
        sweeps(351, Reach.NOWHERE);
        assertThat(state.conversation().presence().told()).isNull();
        assertThat(sweeps(352, Reach.NOWHERE).effects()).isEmpty();
        Presence noted = state.conversation().presence();
        assertThat(noted.told()).isEqualTo(day(352));
        state = state.with(new Presence(SEEN.seen(), noted.told()));
        assertThat(sweeps(365.9, Reach.NOWHERE).effects()).isEmpty();
        assertThat(sweeps(366, Reach.NOWHERE).effects()).containsExactly(new Effect.Forget());
    }

    @Test
    void whoeverDoesSomethingInAGroupIsNoted() {
        room = new Room(true, false, 4, false, null);
        happens(START, Said.Command.typed("help", ""));
        assertThat(state.conversation().presence()).isEqualTo(SEEN);
        happens(day(3), new Said.Wake(99));
        sweeps(3, Reach.NOWHERE);
        assertThat(state.conversation().presence()).as("time is nobody").isEqualTo(SEEN);
        assertThat(state.presence()).isEqualTo(SEEN);
    }

    @Test
    void aGroupOfBeforeBeginsItsYearNow() {
        room = new Room(true, false, 4, false, null);
        state = state.with(Presence.NONE);
        assertThat(sweeps(4_000, Reach.NOWHERE).effects()).isEmpty();
        assertThat(state.conversation().presence().seen()).isEqualTo(day(4_000).truncatedTo(ChronoUnit.DAYS));
    }

    /** The week is a wait; an undeliverable message takes a chat's waits along. */
    @Test
    void somebodyUnder18WhoseWeekIsLostIsErasedWhenItIsOver() {
        state = new State(state.conversation(), state.person().withVariables(Map.of("under_18", new Value.Text("yes"))))
                .with(SEEN);
        assertThat(erases(sweeps(7, Reach.HERE))).isFalse();
        assertThat(erases(sweeps(8, Reach.HERE))).isTrue();
    }

    @Test
    void somebodyUnder18HasTheirWeek() {
        happens(START, new Said.Text("i'm 15 and my boyfriend is 16"));
        happens(START.plusSeconds(5), new Said.Text("Yes, under 18"));
        assertThat(state.person().variables()).containsEntry("under_18", new Value.Text("yes"));
        assertThat(erases(sweeps(6.9, Reach.HERE))).isFalse();
        Parked week = Objects.requireNonNull(state.conversation().runs().get(0).parked());
        assertThat(erases(happens(week.at(), new Said.Wake(week.number())))).isTrue();
    }

    @Test
    void whatFailsSaysNothing() {
        Event event = new Event(START, new Entropy(7, 9), room, true, "", new Said.Sweep(Reach.HERE, Instant.EPOCH));
        Turn turn = engine.apology(state, event);
        assertThat(turn.effects()).isEmpty();
        assertThat(turn.notice()).isNull();
    }
}
