package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Audience;
import tandem.chat.Capabilities;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Said;

/** What is talked over in a group with one person alone, where the platform can show it so: nobody else gets any of it. */
class AsideTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final Room ROOM = new Room(true, false, Capabilities.ANY_TOUCH, true, null);

    private final Engine engine = new Engine(TestDialogs.shipped(), new Operator(null, null));
    private final PersonId anna = new PersonId("Anna");
    private final List<Outgoing> aloud = new ArrayList<>();
    private List<Outgoing> alone = new ArrayList<>();
    private State state;
    private Instant now = START;

    AsideTest() {
        Person me = new Person(anna, START, null, null, Map.of());
        Person ben = new Person(new PersonId("Ben"), START, null, null, Map.of());
        Couple couple = Couple.of(new CoupleId("us"), me, ben);
        this.state = new State(
                Conversation.fresh(new ConversationId("group"), 0),
                me.joined(couple),
                couple,
                List.of(ben.joined(couple)),
                List.of());
        says(Said.Command.typed("question", ""));
    }

    private void says(Said said) {
        now = now.plusSeconds(2);
        Event event = new Event(now, new Entropy(7, now.getEpochSecond()), ROOM, true, "Anna", said);
        Turn turn = engine.turn(state, event);
        state = turn.state();
        aloud.clear();
        alone = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Send send) {
                aloud.add(send.outgoing());
            } else if (effect instanceof Effect.Tell tell) {
                assertThat(tell.outgoing().audience()).isEqualTo(new Audience.Only(anna));
                alone.add(tell.outgoing());
            }
        }
    }

    /** A label of what was shown last to Anna alone. */
    private Said tap(String label) {
        return alone.stream()
                .flatMap(outgoing -> outgoing.choices().stream())
                .filter(Choice.Button.class::isInstance)
                .map(Choice.Button.class::cast)
                .filter(button -> button.label().equals(label))
                .map(button -> new Said.Tap(button.token()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private String form() {
        return alone.stream()
                .flatMap(outgoing -> outgoing.choices().stream())
                .filter(Choice.Form.class::isInstance)
                .map(choice -> ((Choice.Form) choice).token())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void answers() {
        Choice.Button button =
                (Choice.Button) aloud.get(aloud.size() - 1).choices().get(0);
        says(new Said.Tap(button.token()));
        assertThat(aloud).isEmpty();
        assertThat(alone).isNotEmpty();
    }

    @Test
    void anAnswerIsTypedIntoAForm() {
        answers();
        says(new Said.Filled(form(), "an old waltz"));
        assertThat(aloud).isEmpty();
        says(tap("Share when both are ready"));
        assertThat(aloud).isEmpty();
        assertThat(alone.get(0).plainText()).startsWith("Yours is ready.");
    }

    /** Whatever is typed there that interrupts stays between the two, with all that follows from it. */
    @ParameterizedTest
    @ValueSource(strings = {"i need a pause", "help", "no touch please", "stop", "language"})
    void whatInterruptsStaysAlone(String words) {
        answers();
        says(new Said.Filled(form(), words));
        assertThat(aloud).isEmpty();
        for (int i = 0; i < 4; i++) {
            List<Choice> buttons = alone.stream()
                    .flatMap(outgoing -> outgoing.choices().stream())
                    .filter(Choice.Button.class::isInstance)
                    .toList();
            if (buttons.isEmpty()) {
                break;
            }
            says(new Said.Tap(((Choice.Button) buttons.get(0)).token()));
            assertThat(aloud).isEmpty();
        }
    }

    @Test
    void nobodyElseCanAnswerIt() {
        answers();
        Said tapped = tap("Not now");
        PersonId other = new PersonId("Cara");
        state = new State(state.conversation(), Person.stranger(other));
        says(tapped);
        assertThat(aloud).isEmpty();
        assertThat(alone).isEmpty();
    }
}
