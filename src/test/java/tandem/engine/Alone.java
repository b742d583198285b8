package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.library.History;

/** Somebody alone with the engine, who has agreed; what is due comes when it is due, or when the machine is awake again. */
final class Alone {

    /** Something that came without being asked for at that moment. */
    record Unasked(Instant at, String text) {}

    private record Due(Instant at, long number) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int first = at.compareTo(other.at);
            return first != 0 ? first : Long.compare(number, other.number);
        }
    }

    private final Engine engine;
    private final Random random;
    private final TreeSet<Due> due = new TreeSet<>();
    private final List<Unasked> unasked = new ArrayList<>();
    private State state;
    private Instant now;
    private List<Choice> choices = List.of();
    private String heard = "";

    Alone(Engine engine, Instant start, @Nullable String zone, @Nullable LocalTime hour, long seed) {
        this.engine = engine;
        this.now = start;
        this.random = new Random(seed);
        ZoneId there = zone == null ? null : ZoneId.of(zone);
        Person person = new Person(
                new PersonId("ana"), start, there, null, Map.of(), Set.of(), History.NONE, hour, Series.NONE);
        this.state = new State(Conversation.fresh(new ConversationId("c"), 1), person);
    }

    State state() {
        return state;
    }

    Random random() {
        return random;
    }

    Instant now() {
        return now;
    }

    /** What came unasked, the earliest first. */
    List<Unasked> unasked() {
        return List.copyOf(unasked);
    }

    List<String> unaskedTexts() {
        return unasked.stream().map(Unasked::text).toList();
    }

    void types(String text) {
        does(text.startsWith("/") ? Said.Command.typed(text.substring(1), "") : new Said.Text(text));
    }

    /** Taps this button of the newest message; false when it has none. */
    boolean taps(String label) {
        for (Choice choice : choices) {
            if (choice instanceof Choice.Button button && button.label().equals(label)) {
                does(new Said.Tap(button.token()));
                return true;
            }
        }
        return false;
    }

    /** When something is due next, or null. */
    @Nullable
    Instant next() {
        return due.isEmpty() ? null : due.first().at();
    }

    /** The machine is off until then; what is due waits. */
    void sleeps(Instant until) {
        now = until;
    }

    void sleeps(Duration span) {
        sleeps(now.plus(span));
    }

    /** What is due by now is handed on, the earliest first. */
    void wakes() {
        for (Due next = due.isEmpty() ? null : due.first();
                next != null && !next.at().isAfter(now);
                next = due.isEmpty() ? null : due.first()) {
            due.remove(next);
            does(new Said.Wake(next.number()));
        }
    }

    /** Time goes on, and what is due happens in time. */
    void waits(Instant until) {
        wakes();
        for (Instant next = next(); next != null && !next.isAfter(until); next = next()) {
            now = next.isAfter(now) ? next : now;
            wakes();
        }
        now = until;
    }

    void waits(Duration span) {
        waits(now.plus(span));
    }

    /** What was said last. */
    String heard() {
        return heard;
    }

    void does(Said happening) {
        Entropy entropy = new Entropy(random.nextLong(), random.nextLong());
        Turn turn = engine.turn(state, new Event(now, entropy, Room.PRIVATE, true, "", happening));
        state = turn.state();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Schedule schedule) {
                due.add(new Due(schedule.at(), schedule.number()));
            } else if (effect instanceof Effect.Cancel cancel) {
                due.remove(new Due(cancel.at(), cancel.number()));
            } else if (effect instanceof Effect.Send send && send.outgoing().mode() != Outgoing.Mode.REMOVE_CHOICES) {
                choices = send.outgoing().choices();
                heard = send.outgoing().plainText();
                if (happening instanceof Said.Wake) {
                    unasked.add(new Unasked(now, send.outgoing().plainText()));
                }
            }
        }
    }
}
