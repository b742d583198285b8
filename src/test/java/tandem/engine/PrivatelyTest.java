package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.chat.Audience;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Said;

/** What is said to one person alone, from a group and in private. */
class PrivatelyTest {

    private static final String PRIVATE_ONLY = "That one works in our private chat. Write to me there.";

    private static final String TELL = TestFlows.flow("tell", """
            { "id": "here", "type": "say", "text": "Here." },
            { "id": "alone", "type": "say", "to": "private", "protect": true, "text": "Alone, {person_name}." },
            { "id": "maybe", "type": "say", "to": "private-if-open", "text": "Perhaps." },
            { "id": "later", "type": "wait", "for": "1d" },
            { "id": "then", "type": "end", "text": "A day later." }""");

    private static final String NOTE = TestFlows.flow("note", """
            { "id": "said", "type": "say", "system": "privateOnly" },
            { "id": "note", "type": "say", "to": "private-if-open", "text": "A note." }""");

    private static final String ASIDE = TestFlows.flow("aside", """
            { "id": "menu", "type": "ask", "answeredBy": "anyone", "text": "Menu.", "choices": [
              { "id": "alone", "label": "Alone", "notice": "See there.", "next": "alone" } ] },
            { "id": "alone", "type": "say", "to": "private", "text": "Alone." }""");

    private static final String TALK = TestFlows.flow("talk", """
            { "id": "pick", "type": "ask", "answeredBy": "anyone", "text": "Which?", "choices": [
              { "id": "heart", "label": "Heart", "next": "heart" } ] },
            { "id": "heart", "type": "end", "text": "Heart it is." }""");

    private final Dialogs dialogs = TestDialogs.of(List.of("note", "aside"), TELL, NOTE, ASIDE, TALK);
    private final Conversing ana = new Conversing(dialogs);
    private final Conversing group = ana.inGroup();

    @Test
    void inPrivateItIsSaidLikeEverythingElse() {
        assertThat(ana.types("/tell")).containsExactly("Here.", "Alone, Ana.", "Perhaps.");
        assertThat(ana.types("/note")).containsExactly(PRIVATE_ONLY, "A note.");
    }

    @Test
    void inAGroupItIsForWhoeverActed() {
        ConversationId id = new ConversationId("c");
        PersonId ben = new PersonId("ben");
        State state = new State(Conversation.fresh(id, 1), Person.stranger(ben));
        Event event =
                new Event(Conversing.START, new Entropy(1, 1), Room.GROUP, true, "Ben", Said.Command.typed("tell", ""));
        List<Effect> effects =
                new Engine(dialogs, new Operator(null, null)).turn(state, event).effects();
        assertThat(effects.get(0))
                .isInstanceOfSatisfying(
                        Effect.Send.class,
                        send -> assertThat(send.outgoing().audience()).isEqualTo(new Audience.EveryoneHere()));
        assertThat(effects.get(1)).isInstanceOfSatisfying(Effect.Tell.class, tell -> {
            assertThat(tell.waits()).isTrue();
            assertThat(tell.outgoing().audience()).isEqualTo(new Audience.Only(ben));
            assertThat(tell.outgoing().mode()).isEqualTo(Outgoing.Mode.NEW);
            assertThat(tell.outgoing().plainText()).isEqualTo("Alone, Ben.");
            assertThat(tell.outgoing().protect()).isTrue();
            assertThat(tell.outgoing().choices()).noneMatch(Choice.Button.class::isInstance);
        });
        assertThat(effects.get(2))
                .isInstanceOfSatisfying(
                        Effect.Tell.class, tell -> assertThat(tell.waits()).isFalse());
    }

    @Test
    void whatCannotReachThemWaitsForThemOrIsNotSaid() {
        assertThat(group.types("/tell")).containsExactly("Here.");
        assertThat(ana.types("/talk")).containsExactly("Alone, Ana.", "Which?");
        assertThat(group.types("/tell")).containsExactly("Here.", "Alone, Ana.", "Perhaps.");
        ana.says(new Said.Removed(), true);
        assertThat(group.types("/tell")).containsExactly("Here.");
    }

    @Test
    void anotherSentenceOfTheProgramIsNoInterruptionInAGroup() {
        group.types("/talk");
        assertThat(group.types("/note")).containsExactly(PRIVATE_ONLY);
        assertThat(group.taps("Heart")).containsExactly("Heart it is.");
    }

    @Test
    void aTapThatIsAnsweredAloneSaysNothingInTheGroup() {
        group.types("/talk");
        group.types("/aside");
        assertThat(group.taps("Alone")).isEmpty();
        assertThat(group.notice()).isEqualTo("See there.");
        assertThat(group.taps("Heart")).containsExactly("Heart it is.");
    }

    @Test
    void inPrivateTheQuestionIsAskedOnceMoreAllTheSame() {
        ana.types("/talk");
        assertThat(ana.types("/note")).containsExactly(PRIVATE_ONLY, "A note.", "Back to where we were:\nWhich?");
    }
}
