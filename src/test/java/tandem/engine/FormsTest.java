package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.Form;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.flow.Limits;

/** Answers that are typed into a form, in a group where one cannot simply type. */
class FormsTest {

    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BEN = new PersonId("ben");

    private final Dialogs dialogs = TestDialogs.of(
            List.of("help"),
            TestFlows.HELP,
            TestFlows.with(
                    "\"got\": { \"type\": \"text\", \"scope\": \"run\", \"default\": \"nothing\" }", "wish", """
                    { "id": "ask", "type": "ask", "text": "What would you like?", "expect": "text", "save": "got" },
                    { "id": "so", "type": "end", "text": "{got} it is." }"""),
            TestFlows.with("\"got\": { \"type\": \"number\", \"scope\": \"run\", \"default\": 0 }", "time", """
                    { "id": "ask", "type": "ask", "text": "How *many* minutes?", "expect": "number", "save": "got",
                      "choices": [ { "id": "none", "label": "None", "save": 0 }, { "id": "more", "label": "More", "save": 99 } ] },
                    { "id": "so", "type": "end", "text": "{got} it is." }"""));
    private final Engine engine = new Engine(dialogs, new Operator(null, null));

    private State state = new State(Conversation.fresh(new ConversationId("us"), 1), Person.stranger(ANA));
    private String token = "";
    private int turns;

    @Test
    void openForWhomTheQuestionIsAndSayWhatIsAsked() {
        asks();
        Turn tapped = turn(ANA, new Said.Tap(token));
        assertThat(tapped.form())
                .isEqualTo(new Form(token, "In your own words", "Your answer", "How many minutes?", 300));
        assertThat(tapped.effects()).isEmpty();
        assertThat(tapped.notice()).isNull();

        Turn others = turn(BEN, new Said.Tap(token));
        assertThat(others.form()).isNull();
        assertThat(others.notice()).startsWith("This question is somebody else's");
        assertThat(turn(BEN, new Said.Filled(token, "10")).notice()).startsWith("This question is somebody else's");
        assertThat(said(turn(ANA, new Said.Filled(token, "10")))).containsExactly("10 it is.");
    }

    @Test
    void areReadLikeWhatIsTypedAndANumberIsNoPlaceInTheList() {
        asks();
        assertThat(said(turn(ANA, new Said.Filled(token, "2")))).containsExactly("2 it is.");
        asks();
        assertThat(said(turn(ANA, new Said.Filled(token, "more")))).containsExactly("99 it is.");
    }

    @Test
    void thatAreNotUnderstoodAreSaidSoToThePersonAloneAndTheQuestionStays() {
        asks();
        Turn turn = turn(ANA, new Said.Filled(token, "a long walk"));
        assertThat(said(turn)).isEmpty();
        assertThat(turn.notice()).startsWith("I understand only simple answers");
        assertThat(said(turn(ANA, new Said.Filled(token, "10")))).containsExactly("10 it is.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\uD83D\uDC9B"})
    void takeAllThatIsKeptOfATextAndNoMore(String character) {
        asks("wish");
        int longest =
                Objects.requireNonNull(turn(ANA, new Said.Tap(token)).form()).longest();
        assertThat(longest).isEqualTo(Limits.SAVED_TEXT);
        String more = character.repeat(longest + 1);
        assertThat(said(turn(ANA, new Said.Filled(token, more))))
                .singleElement()
                .asString()
                .startsWith("That's more than");
        String most = character.repeat(longest);
        assertThat(said(turn(ANA, new Said.Filled(token, most)))).containsExactly(most + " it is.");
    }

    @Test
    void ofAnEarlierQuestionChangeNothing() {
        asks();
        String old = token;
        turn(ANA, new Said.Filled(old, "10"));
        assertThat(turn(ANA, new Said.Tap(old)).notice()).startsWith("That was an earlier question");
        Turn filled = turn(ANA, new Said.Filled(old, "20"));
        assertThat(filled.notice()).startsWith("That was an earlier question");
        assertThat(filled.effects()).isEmpty();
        assertThat(turn(ANA, new Said.Filled("rubbish", "20")).notice()).startsWith("That was an earlier question");
    }

    private void asks() {
        asks("time");
    }

    private void asks(String command) {
        Choice last = null;
        for (Effect effect : turn(ANA, Said.Command.typed(command, "")).effects()) {
            if (effect instanceof Effect.Send send && !send.outgoing().choices().isEmpty()) {
                List<Choice> choices = send.outgoing().choices();
                last = choices.get(choices.size() - 1);
            }
        }
        assertThat(last).isInstanceOfSatisfying(Choice.Form.class, form -> token = form.token());
    }

    private Turn turn(PersonId person, Said said) {
        State before = new State(state.conversation(), Person.stranger(person));
        Turn turn = engine.turn(
                before, new Event(Conversing.START, new Entropy(++turns, 1), Room.GROUP, true, person.value(), said));
        state = turn.state();
        return turn;
    }

    private static List<String> said(Turn turn) {
        return turn.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).outgoing().plainText())
                .toList();
    }
}
