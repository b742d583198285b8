package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.answer.ClockWords;
import tandem.answer.Words;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.flow.Message;
import tandem.library.Card;
import tandem.library.Library;

/** How much touch an idea has: no more than the person's own limit, and no more than may be where they are. */
class TouchTest {

    private static final String IDEA = TestFlows.flow("idea", """
            { "id": "draw", "type": "suggest", "where": { "touch": { "atMost": 4 } }, "none": "none" },
            { "id": "show", "type": "ask", "text": "{card_touch} {card_title}", "choices": [
              { "id": "shorter", "label": "Shorter", "next": "short" } ] },
            { "id": "short", "type": "suggest", "variant": "shorter", "where": { "touch": { "atMost": 4 } },
              "none": "none", "next": "show" },
            { "id": "none", "type": "end", "text": "Nothing." }""");

    /** One card of each level, which the author's checks would let be drawn by nobody above 2. */
    private static final Dialogs EVERY_LEVEL =
            with(IntStream.rangeClosed(0, 4).mapToObj(TouchTest::card).toList());

    private State state = stranger(null);

    @Test
    void noCardGoesBeyondThePlaceOrThePersonWhateverIsAskedFor() {
        for (int place = 0; place <= 4; place++) {
            assertThat(drawn(place, null)).isEqualTo(upTo(place));
            for (long own = 0; own <= 4; own++) {
                assertThat(drawn(place, own)).isEqualTo(upTo(Math.min(place, own)));
            }
        }
    }

    @Test
    void noVariantOfTheCardThatIsShownGoesBeyondThePlace() {
        Card card = new Card(
                "one",
                face("One"),
                "How?",
                Map.of(),
                Map.of("touch", 1L),
                new Card.Evidence(Card.Level.PRACTICE, null),
                Duration.ofDays(1),
                Map.of("shorter", new Card.Variant(face("Short"), Map.of(), Map.of("touch", 2L))));
        Dialogs dialogs = with(List.of(card));
        assertThat(hears(dialogs, 1, Said.Command.typed("idea", ""))).isEqualTo("1 One");
        assertThat(hears(dialogs, 1, new Said.Text("shorter"))).isEqualTo("Nothing.");
        assertThat(hears(dialogs, 2, Said.Command.typed("idea", ""))).isEqualTo("1 One");
        assertThat(hears(dialogs, 2, new Said.Text("shorter"))).isEqualTo("2 Short");
    }

    @Test
    void aCardThatWasDrawnWhileMoreWasAllowedIsNotShownAgain() {
        Dialogs dialogs = with(List.of(card(2)));
        assertThat(hears(dialogs, 2, Said.Command.typed("idea", ""))).isEqualTo("2 Card 2");
        assertThat(hears(dialogs, 2, new Said.Text("what?"))).contains("2 Card 2");
        assertThat(hears(dialogs, 1, new Said.Text("what?"))).isNotBlank().doesNotContain("Card", "2");
    }

    /** What is drawn in a dozen draws of one conversation, which is everything that fits. */
    private Set<Long> drawn(int place, @Nullable Long own) {
        state = stranger(own);
        Set<Long> drawn = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
            String text = hears(EVERY_LEVEL, place, Said.Command.typed("idea", ""));
            drawn.add(Long.parseLong(text.substring(0, 1)));
        }
        return drawn;
    }

    private String hears(Dialogs dialogs, int place, Said said) {
        Entropy chance = new Entropy(state.conversation().last(), 7);
        Event event = new Event(Conversing.START, chance, new Room(false, false, place), true, "Ana", said);
        Turn turn = new Engine(dialogs, new Operator(null, null)).turn(state, event);
        state = turn.state();
        return turn.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).outgoing().plainText())
                .collect(Collectors.joining("\n"));
    }

    private static Set<Long> upTo(long most) {
        return LongStream.rangeClosed(0, most).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static State stranger(@Nullable Long touchCap) {
        Person person = new Person(new PersonId("ana"), Conversing.START, null, touchCap, Map.of());
        return new State(Conversation.fresh(new ConversationId("c"), 1), person);
    }

    private static Card card(int touch) {
        return new Card(
                "card-" + touch,
                face("Card " + touch),
                "How?",
                Map.of(),
                Map.of("touch", (long) touch),
                new Card.Evidence(Card.Level.PRACTICE, null),
                Duration.ofDays(1),
                Map.of());
    }

    private static Card.Face face(String title) {
        return new Card.Face(title, "Why.", List.of("Do."), "Come?");
    }

    private static Dialogs with(List<Card> cards) {
        Dialogs flows = TestDialogs.of(IDEA);
        Map<SystemText, Message> texts = new EnumMap<>(SystemText.class);
        for (SystemText text : SystemText.values()) {
            texts.put(text, flows.text(text));
        }
        return new Dialogs(
                flows.locale(),
                flows.flows(),
                Set.of(),
                new Library(cards),
                noWords(),
                tandem.flow.Helplines.NONE,
                texts,
                Map.of());
    }

    private static Words noWords() {
        Set<String> none = Set.of();
        ClockWords clock = new ClockWords(none, none, none, Map.of(), Map.of(), none);
        return new Words(
                none, none, Map.of(), Map.of(), none, none, none, none, none, none, none, none, Map.of(), none, clock,
                Map.of());
    }
}
