package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Audience;
import tandem.chat.Capabilities;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.flow.Value;
import tandem.form.ConversationForm;

/** What is typed is read for somebody's safety before anything else, wherever it is typed, and nothing of it is kept. */
class WatchTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final String HITS = "my husband hits me";

    private static final Dialogs DIALOGS = TestDialogs.shipped();

    private final Engine engine = new Engine(DIALOGS, new Operator(null, null));
    private final PersonId ana = new PersonId("Ana");
    private State state = new State(Conversation.fresh(new ConversationId("here"), 0), Person.stranger(ana));
    private Room room = new Room(false, false, Capabilities.ANY_TOUCH, false, null);
    private Instant now = START;

    private Turn says(Said said) {
        now = now.plusSeconds(2);
        Turn turn = engine.turn(state, new Event(now, new Entropy(7, 9), room, true, "Ana", said));
        state = turn.state();
        return turn;
    }

    private static List<Outgoing> aloud(Turn turn) {
        return turn.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).outgoing())
                .toList();
    }

    private static String words(Outgoing outgoing) {
        StringBuilder words = new StringBuilder();
        outgoing.text().forEach(span -> words.append(span.text()));
        return words.toString();
    }

    private String kept() {
        return new String(ConversationForm.write(state.conversation()), StandardCharsets.UTF_8);
    }

    private String kept(String text) {
        state = new State(Conversation.fresh(new ConversationId("here"), 0), Person.stranger(ana));
        now = START;
        assertThat(aloud(says(new Said.Text(text)))).hasSize(1);
        return kept();
    }

    @Test
    void nothingThatIsKeptTellsWhatWasHeard() {
        String violence = kept(HITS);
        assertThat(violence).contains("care").doesNotContain("violence", "husband", "home", "hit");
        assertThat(kept("i said no but he kept going")).isEqualTo(violence);
        assertThat(kept("he has a knife and i locked myself in the bathroom")).isEqualTo(violence);
        assertThat(kept("i hit my wife last night and i'm scared of myself")).isEqualTo(violence);
    }

    /** Not as an answer to a question, not as an option, not as a word of a flow. */
    @ParameterizedTest
    @ValueSource(strings = {"/tonight", "/explain", "/fivedays", "/question", "/privacy", "/support", "/delete"})
    void itComesBeforeEveryQuestion(String command) {
        says(Said.Command.typed(command.substring(1), ""));
        assertThat(words(aloud(says(new Said.Text(HITS))).get(0))).startsWith("Thank you for telling me.");
    }

    @Test
    void whatFollowsACommandIsReadAndWhatHelpsIsDone() {
        assertThat(words(aloud(says(Said.Command.typed("tonight", HITS))).get(0)))
                .startsWith("Thank you for telling me.");
        for (String helps : List.of("support", "pause", "stop", "leave", "privacy", "export", "delete")) {
            assertThat(words(aloud(says(Said.Command.typed(helps, HITS))).get(0)))
                    .as(helps)
                    .doesNotStartWith("Thank you for telling me.");
        }
    }

    @Test
    void whoAgreedRestsForADayAndHasIdeasForOneAlone() {
        state = new State(state.conversation(), new Person(ana, START, null, null, Map.of()));
        says(new Said.Text(HITS));
        assertThat(state.person().paused()).isEqualTo(now.plus(Duration.ofHours(24)));
        assertThat(state.person().variables()).containsEntry("only_alone", new Value.Text("yes"));
        for (int i = 0; i < 40; i++) {
            says(Said.Command.typed("tonight", ""));
            assertThat(mode()).as("the card of the evening %d", i).containsExactly("solo");
        }
    }

    @Test
    void aPauseThatIsLongerStays() {
        Instant end = START.plus(Duration.ofDays(9));
        state = new State(state.conversation(), new Person(ana, START, null, null, Map.of()).pausedUntil(end));
        says(new Said.Text(HITS));
        assertThat(state.person().paused()).isEqualTo(end);
    }

    @Test
    void whoAgreedToNothingHasIdeasForOneAloneToo() {
        says(new Said.Text(HITS));
        for (int i = 0; i < 40; i++) {
            says(Said.Command.typed("tonight", ""));
            assertThat(mode()).containsExactly("solo");
        }
        assertThat(state.person().hasAgreed()).isFalse();
    }

    private Set<String> mode() {
        Value card = state.conversation().runs().stream()
                .map(run -> run.variables().get(Scope.CARD))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(DIALOGS.library().shown(card.plain())).labels("mode");
    }

    @ParameterizedTest
    @CsvSource({
        HITS,
        "he has a knife",
        "i said no but he kept going",
        "i don't want to be alive anymore",
        "my ex used to beat me",
        "im 15 and my boyfriend is 16",
        "how do i get her to have sex with me more often"
    })
    void aGroupSeesTheSentenceOfAnyTextAndNothingElseChanges(String text) {
        room = new Room(true, false, Capabilities.ANY_TOUCH, false, null);
        says(Said.Command.typed("tonight", ""));
        long first = state.conversation().last();
        Turn other = says(new Said.Text("purple elephants"));
        long last = state.conversation().last();
        long otherLast = last - first;
        String before = kept();
        Turn turn = says(new Said.Text(text));
        assertThat(aloud(turn)).hasSize(1);
        assertThat(words(aloud(turn).get(0))).isEqualTo(words(aloud(other).get(0)));
        assertThat(kept().replaceAll("\"n\":\\d+", "")).isEqualTo(before.replaceAll("\"n\":\\d+", ""));
        assertThat(state.conversation().last() - last)
                .as("also the numbers that buttons have")
                .isEqualTo(otherLast);
        Outgoing note = turn.effects().stream()
                .filter(Effect.Tell.class::isInstance)
                .map(Effect.Tell.class::cast)
                .filter(tell -> !tell.waits())
                .map(Effect.Tell::outgoing)
                .findFirst()
                .orElseThrow();
        assertThat(note.audience()).isEqualTo(new Audience.Only(ana));
        assertThat(words(note)).startsWith("By the way:");
    }

    @Test
    void aFormInAGroupIsNoAnswerEither() {
        room = new Room(true, false, Capabilities.ANY_TOUCH, false, null);
        Outgoing card = aloud(says(Said.Command.typed("help", ""))).get(0);
        String token = card.choices().stream()
                .filter(Choice.Button.class::isInstance)
                .map(choice -> ((Choice.Button) choice).token())
                .findFirst()
                .orElseThrow();
        Turn turn = says(new Said.Filled(token, HITS));
        assertThat(aloud(turn)).isEmpty();
        assertThat(turn.notice()).isEqualTo("I work by taps here; write to me privately for more.");
    }

    @Test
    void whatIsNotAddressedIsNotRead() {
        room = new Room(true, false, Capabilities.ANY_TOUCH, false, null);
        Turn turn = engine.turn(state, new Event(now, new Entropy(7, 9), room, false, "Ana", new Said.Text(HITS)));
        assertThat(turn.effects()).isEmpty();
    }
}
