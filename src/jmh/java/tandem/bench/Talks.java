package tandem.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.engine.Room;
import tandem.engine.Conversation;
import tandem.engine.Dialogs;
import tandem.engine.Effect;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.engine.Event;
import tandem.engine.Operator;
import tandem.engine.Person;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.form.ConversationForm;

/**
 * Many conversations about {@code coach.json}, one turn after another, round and round. Every turn reads its
 * conversation from JSON and writes it back; buttons are the ones the bot offered.
 */
final class Talks {

    /** A conversation is this many loops long, two turns each; then the next person begins. */
    private static final int LOOPS = 100;

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");

    private final Engine engine;
    private final List<Talk> talks = new ArrayList<>();
    private long turns;

    Talks(int count) {
        engine = new Engine(dialogs(), new Operator(null, null));
        for (int i = 0; i < count; i++) {
            talks.add(new Talk(i));
        }
    }

    /** One turn of one conversation; the next call is another's turn. */
    int turn() {
        return talks.get((int) (turns++ % talks.size())).turn();
    }

    /** The length in bytes of the longest saved conversation. */
    int longest() {
        return talks.stream().mapToInt(talk -> talk.saved.length).max().orElse(0);
    }

    private final class Talk {
        private final ConversationId id;
        private final Person person;
        private byte[] saved = new byte[0];
        private List<Choice> offered = List.of();
        private long events;

        private Talk(int number) {
            id = new ConversationId("talk" + number);
            person = Person.stranger(new PersonId(String.format("person%016d", number)));
            begin();
        }

        private void begin() {
            saved = ConversationForm.write(Conversation.fresh(id, 0));
            offered = List.of();
            events = 0;
        }

        /** Picks the menu's choices in turn; says yes twice of three times. */
        private int turn() {
            if (events > 2 * LOOPS) {
                begin();
            }
            Said said = offered.isEmpty() ? Said.Command.typed("coach", "") : new Said.Tap(token());
            Entropy entropy = new Entropy(events * 0x9E3779B97F4A7C15L, person.id().hashCode());
            Event event = new Event(START.plusSeconds(events * 60), entropy, Room.PRIVATE, true, "", said);
            events++;
            Turn turn = engine.turn(new State(ConversationForm.read(id, saved), person), event);
            saved = ConversationForm.write(turn.state().conversation());
            for (Effect effect : turn.effects()) {
                if (effect instanceof Effect.Send send && !send.outgoing().choices().isEmpty()) {
                    offered = send.outgoing().choices();
                }
            }
            return turn.effects().size();
        }

        private String token() {
            int pick = offered.size() == 3 ? (int) (events % 3) : events % 6 == 0 ? 1 : 0;
            return ((Choice.Button) offered.get(pick)).token();
        }
    }

    private static Dialogs dialogs() {
        Loaded loaded = DialogLoader.load(DialogFiles.folder(Path.of("src/jmh/dialogs")));
        if (loaded.dialogs() == null) {
            throw new IllegalStateException("the measured dialog is broken: " + loaded.problems());
        }
        return loaded.dialogs();
    }
}
