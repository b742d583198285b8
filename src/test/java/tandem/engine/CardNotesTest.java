package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.library.Past;

/** Where it is noted what happened with a card: what one person says of it never where another one could profit of it. */
class CardNotesTest {

    private static final PersonId ANA = new PersonId("ana");
    private static final Dialogs DIALOGS = TestDialogs.of(flows());

    private State state = state(false);

    @Test
    void inPrivateEverythingIsTheConversations() {
        for (Past.What what : Past.What.values()) {
            says(Room.PRIVATE, what.word());
        }
        List<Past.What> allButKept = new ArrayList<>(List.of(Past.What.values()));
        allButKept.remove(Past.What.KEPT);
        assertThat(here()).as("to keep one needs a yes").containsExactlyInAnyOrderElementsOf(allButKept);
        assertThat(own()).as("a stranger: nothing is kept of the person").isEmpty();
    }

    @Test
    void ofWhoeverWantsNothingKeptOnlyTheirNoIs() {
        Conversation here = state.conversation();
        List<Guest> declined = List.of(new Guest(ANA, true, Map.of()));
        state = new State(
                new Conversation(here.id(), here.last(), here.runs(), here.used(), here.history(), declined, null),
                state.person());
        for (Past.What what : Past.What.values()) {
            says(Room.PRIVATE, what.word());
        }
        assertThat(here()).containsExactlyInAnyOrder(Past.What.DRAWN, Past.What.HIDDEN, Past.What.UNWANTED);
    }

    @Test
    void whatWasSentAwayComesBackAllAtOnce() {
        state = state(true);
        says(Room.PRIVATE, "hidden");
        says(Room.PRIVATE, "hidden");
        assertThat(here()).contains(Past.What.HIDDEN);
        says(Room.PRIVATE, "forget hidden");
        assertThat(here()).doesNotContain(Past.What.HIDDEN);
        assertThat(own()).doesNotContain(Past.What.HIDDEN);
    }

    @Test
    void whatIsKeptNoLongerGoesWithTheNextTurnOfAnyKind() {
        state = state(true);
        says(Room.PRIVATE, "done");
        Event muchLater = new Event(
                Conversing.START.plus(Duration.ofDays(191)),
                new Entropy(1, 7),
                Room.PRIVATE,
                true,
                "Ana",
                new Said.Text("hello"));
        State later = new Engine(DIALOGS, new Operator(null, null))
                .turn(state, muchLater)
                .state();
        assertThat(later.conversation().history().entries()).isEmpty();
        assertThat(later.person().history().entries()).isEmpty();
    }

    @Test
    void aGroupRemembersOnlyWhatEverybodySawThere() {
        state = state(true);
        for (Past.What what : Past.What.values()) {
            says(Room.GROUP, what.word());
        }
        assertThat(here()).containsExactlyInAnyOrder(Past.What.DRAWN, Past.What.DONE, Past.What.HIDDEN);
        List<Past.What> everythingButDraws = new ArrayList<>(List.of(Past.What.values()));
        everythingButDraws.remove(Past.What.DRAWN);
        assertThat(own()).as("theirs, as they agreed").containsExactlyInAnyOrderElementsOf(everythingButDraws);
    }

    @Test
    void whatIsTakenBackIsGoneFromBoth() {
        state = state(true);
        says(Room.PRIVATE, "kept");
        assertThat(here()).contains(Past.What.KEPT);
        assertThat(own()).contains(Past.What.KEPT);
        says(Room.PRIVATE, "not kept");
        assertThat(here()).doesNotContain(Past.What.KEPT);
        assertThat(own()).doesNotContain(Past.What.KEPT);
    }

    @Test
    void aReasonLearnedInPrivateIsNotToldInAGroup() {
        state = state(true);
        says(Room.PRIVATE, "no-time");
        State learned = state;
        assertThat(says(Room.PRIVATE, "none")).isEqualTo("short");
        state = learned;
        assertThat(says(Room.GROUP, "none")).isEqualTo("none");
    }

    @Test
    void erasedIsErased() {
        state = state(true);
        says(Room.PRIVATE, "done");
        says(Room.PRIVATE, "erase");
        assertThat(state.conversation().history().entries()).isEmpty();
        assertThat(state.person().history().entries()).isEmpty();
    }

    private List<Past.What> here() {
        return state.conversation().history().entries().stream()
                .map(Past::what)
                .distinct()
                .toList();
    }

    private List<Past.What> own() {
        return state.person().history().entries().stream()
                .map(Past::what)
                .distinct()
                .toList();
    }

    /** Draws a card and says this of it; what is heard. */
    private String says(Room room, String what) {
        Said said = Said.Command.typed(command(what), "");
        Event event =
                new Event(Conversing.START, new Entropy(state.conversation().last(), 7), room, true, "Ana", said);
        Turn turn = new Engine(DIALOGS, new Operator(null, null)).turn(state, event);
        state = turn.state();
        return turn.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).outgoing().plainText())
                .collect(Collectors.joining("\n"));
    }

    private static State state(boolean agreed) {
        Person person = agreed ? new Person(ANA, Conversing.START, null, null, Map.of()) : Person.stranger(ANA);
        return new State(Conversation.fresh(new ConversationId("c"), 1), person);
    }

    /** A flow for each thing that can be said of a card. */
    private static String[] flows() {
        List<String> flows = new ArrayList<>();
        for (Past.What what : Past.What.values()) {
            boolean keeps = what == Past.What.KEPT;
            String with = "\"with\": { \"card\": \"" + what.word() + "\" }, ";
            flows.add(flow(command(what.word()), keeps ? "keep" : "note", keeps ? "" : with));
        }
        flows.add(flow(command("none"), "note", "\"with\": { \"not\": \"hidden\" }, "));
        flows.add(flow(command("not kept"), "note", "\"with\": { \"not\": \"kept\" }, "));
        flows.add(flow(command("forget hidden"), "note", "\"with\": { \"forget\": \"hidden\" }, "));
        flows.add(flow(command("erase"), "erase", ""));
        return flows.toArray(String[]::new);
    }

    private static String flow(String id, String action, String with) {
        return TestFlows.flow(id, """
                { "id": "draw", "type": "suggest", "where": { %s"touch": 0 }, "none": "none" },
                { "id": "note", "type": "do", "action": "%s", %s"next": "said" },
                { "id": "said", "type": "end", "text": "{card_reason}{card_title, select, other {}}" },
                { "id": "none", "type": "end", "text": "Nothing." }""".formatted(
                        with.contains("not") && with.contains("kept") ? "\"past\": \"kept\", " : "", action, with));
    }

    private static String command(String what) {
        return "note" + what.replace(" ", "").replace("-", "");
    }
}
