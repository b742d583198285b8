package tandem.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.chat.Audience;
import tandem.chat.Choice;
import tandem.chat.Outgoing;
import tandem.chat.Said;
import tandem.engine.Effect;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.engine.Event;
import tandem.engine.Person;
import tandem.engine.Presence;
import tandem.engine.Room;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.flow.Value;

/**
 * A small world for the engine: chats, people, stored times, a clock that only moves when told. What is kept is kept
 * as bytes, so that every turn reads and writes the saved form. Not thread-safe.
 */
public final class Stage {

    /** The chat that all people of the stage are in. */
    public static final String GROUP = "";

    private static final Duration DAY = Duration.ofDays(1);

    private record Due(Instant at, String chat, String person, long number) {}

    /** A message the bot sent. */
    public record Message(String chat, Outgoing outgoing) {}

    /**
     * A message that was taken away.
     *
     * @param text its words
     * @param instead what stands there where a platform cannot delete it
     */
    public record Hidden(String text, String instead) {}

    private final Supplier<Engine> engines;
    private final long seed;
    private final Kept kept = new Kept();
    private final PriorityQueue<Due> due = new PriorityQueue<>(
            java.util.Comparator.comparing(Due::at).thenComparing(Due::number).thenComparing(Due::chat));
    private final Map<String, List<Outgoing>> shown = new HashMap<>();
    private final Map<String, List<Long>> removed = new HashMap<>();
    private final Deque<Message> unread = new ArrayDeque<>();

    /** Whose private chat is open: who has spoken there. */
    private final Set<String> open = new HashSet<>();

    /** What the platform says of people's languages. */
    private final Map<String, String> languages = new HashMap<>();

    /** What is for one person alone and waits until their private chat is open. */
    private final Map<String, List<Outgoing>> held = new HashMap<>();

    /** When each person was there last. */
    private final Map<String, Presence> presence = new HashMap<>();

    private @Nullable Hidden hidden;
    private Engine engine;
    private Instant now;
    /** When it is looked next whether something is kept for too long. */
    private Instant sweep;

    private long events;

    /** Whether chance depends on the chat and the time alone, and not on what happened before, in whichever chat. */
    private final boolean apart;

    /** @param engines makes the engine, again at every {@link #restart} */
    public Stage(Supplier<Engine> engines, long seed, Instant start) {
        this(engines, seed, start, false);
    }

    /**
     * A stage on which chance can depend on a chat and the time alone: then one sees whether what happens in one chat shows
     * in another.
     */
    public Stage(Supplier<Engine> engines, long seed, Instant start, boolean apart) {
        this.apart = apart;
        this.engines = engines;
        this.engine = engines.get();
        this.seed = seed;
        this.now = start;
        this.sweep = start.plus(DAY);
    }

    /** What the bot said and nobody has looked at yet; the first is the oldest. */
    public Deque<Message> unread() {
        return unread;
    }

    /** Drops everything but what is saved. */
    public void restart() {
        engine = engines.get();
        hidden = null;
    }

    /** From now on the platform says that this is the person's language. */
    public void speaks(String person, String tag) {
        languages.put(person, tag);
    }

    /** Makes these two a couple; both are known already. */
    public void join(Person one, Person other) {
        kept.join(one, other);
    }

    /** Makes the person known, as somebody who has agreed. */
    public void introduce(Person person) {
        kept.keep(person);
    }

    /**
     * Plays one event, and what follows from it at once: who taps what goes on in their private chat is there, and has
     * pressed START; what is due now in another chat comes there.
     *
     * @param chat {@link #GROUP}, or the person whose private chat it is
     * @return the line that only this person sees, or null
     */
    public @Nullable String happens(String chat, String person, boolean addressed, Said said) {
        events++;
        Turn turn = plays(chat, person, addressed, said);
        hidden = said instanceof Said.Tap tap ? hidden(chat, tap.token(), turn.hides()) : null;
        if (turn.opens() != null) {
            plays(person, person, true, Said.Command.typed("start", turn.opens()));
        }
        for (Due next = due(now); next != null; next = due(now)) {
            plays(next.chat(), next.person(), true, new Said.Wake(next.number()));
        }
        return turn.notice();
    }

    /** What the last act has taken away, or null. */
    public @Nullable Hidden hidden() {
        return hidden;
    }

    /** The newest message with this button is gone. */
    private @Nullable Hidden hidden(String chat, String token, @Nullable String instead) {
        if (instead == null) {
            return null;
        }
        List<Outgoing> messages = shown.getOrDefault(chat, List.of());
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).choices().stream()
                    .anyMatch(choice -> choice instanceof Choice.Button button
                            && button.token().equals(token))) {
                return new Hidden(messages.remove(i).plainText(), instead);
            }
        }
        return null;
    }

    /** What follows from an act has the chance of that act: a platform where it is one event draws the same. */
    private Turn plays(String chat, String person, boolean addressed, Said said) {
        Event event = new Event(
                now,
                new Entropy(seed * 0x9E3779B97F4A7C15L, chance(chat)),
                chat.equals(GROUP) ? Room.GROUP : Room.PRIVATE,
                addressed,
                person,
                isAct(said) ? languages.get(person) : null,
                said);
        State before = kept.state(chat, person, said, apart ? 0 : events * 100)
                .with(
                        chat.equals(GROUP) && said instanceof Said.Sweep
                                ? kept.presence(chat)
                                : presence.getOrDefault(person, Presence.NONE));
        Turn turn = engine.turn(before, event);
        if (said instanceof Said.Sweep
                && turn.effects().isEmpty()
                && turn.state().equals(before)) {
            return turn;
        }
        kept.keep(chat, before, turn.state());
        presence.put(person, turn.state().presence());
        if (isAct(said)) {}
        if (!chat.equals(GROUP) && isAct(said) && !(said instanceof Said.Removed)) {
            opens(chat);
        }
        turn.effects().forEach(effect -> apply(chat, person, effect));
        if (turn.effects().stream().anyMatch(Effect.Erase.class::isInstance)) {
            kept.forgetPerson(person);
            presence.remove(person);
            kept.forgetChat(chat);
            open.remove(person);
            held.remove(person);
        }
        return turn;
    }

    /** Whether somebody did something; otherwise time did. */
    private static boolean isAct(Said said) {
        return !(said instanceof Said.Wake || said instanceof Said.Sweep);
    }

    /** Looks at everybody whom something is kept about. What follows has the chance of the last act. */
    private void sweep() {
        for (String chat : kept.chats()) {
            Said.Reach reach = open.contains(chat) ? Said.Reach.HERE : Said.Reach.NOWHERE;
            plays(chat, chat, true, new Said.Sweep(reach, Instant.EPOCH));
        }
    }

    private long chance(String chat) {
        return apart ? ((long) chat.hashCode() << Integer.SIZE) + now.getEpochSecond() : events;
    }

    /** Takes what is due by then, the earliest first; null when nothing is. */
    private @Nullable Due due(Instant end) {
        return due.isEmpty() || due.peek().at().isAfter(end) ? null : due.remove();
    }

    /** Taps the newest button with this label, or one of an earlier message. Null label search results fail. */
    public @Nullable String taps(String chat, String person, String label, boolean old) {
        String token = token(chat, label, old);
        if (token == null) {
            throw new IllegalArgumentException("there is no " + (old ? "earlier " : "") + "button [" + label + "]");
        }
        return happens(chat, person, true, new Said.Tap(token));
    }

    /** Lets time go on; what is due on the way happens at its time. */
    public void passes(Duration span) {
        Instant end = now.plus(span);
        hidden = null;
        while (!sweep.isAfter(end)) {
            wakes(sweep);
            now = sweep;
            sweep = sweep.plus(DAY);
            sweep();
        }
        wakes(end);
        now = end;
    }

    private void wakes(Instant end) {
        for (Due next = due(end); next != null; next = due(end)) {
            now = next.at().isAfter(now) ? next.at() : now;
            happens(next.chat(), next.person(), true, new Said.Wake(next.number()));
        }
    }

    /** The choices of the newest message of a chat. */
    public List<Choice> choices(String chat) {
        List<Outgoing> messages = shown.getOrDefault(chat, List.of());
        return messages.isEmpty()
                ? List.of()
                : messages.get(messages.size() - 1).choices();
    }

    /** The slots of the messages of a chat that lost their choices, in the order in which they did. */
    public List<Long> withoutChoices(String chat) {
        return List.copyOf(removed.getOrDefault(chat, List.of()));
    }

    /** A person variable, wherever it is kept; null when it has no value. */
    public @Nullable Value personVariable(String person, String variable) {
        return kept.personVariable(person, variable);
    }

    /** Whether {@link #taps} would find such a button. */
    public boolean hasButton(String chat, String label, boolean old) {
        return token(chat, label, old) != null;
    }

    /**
     * A button as {@link #taps} finds it again.
     *
     * @param old whether it is one of an earlier message
     */
    public record Button(String label, boolean old) {}

    /** The button with this token; null when there is none. Of several with one label that are old, the newest counts. */
    public @Nullable Button button(String chat, String token) {
        for (Outgoing outgoing : shown.getOrDefault(chat, List.of())) {
            for (Choice choice : outgoing.choices()) {
                if (choice instanceof Choice.Button button && button.token().equals(token)) {
                    return new Button(button.label(), !token.equals(token(chat, button.label(), false)));
                }
            }
        }
        return null;
    }

    /** How many stored times are still to come in a chat. */
    public long due(String chat) {
        return due.stream().filter(row -> row.chat().equals(chat)).count();
    }

    /** Everything that is saved, to look for something in it. */
    String saved() {
        return kept.all();
    }

    /** How many bytes a conversation takes when it is saved. */
    public int bytes(String chat) {
        return kept.bytes(chat);
    }

    /** What waits for this person alone comes before anything else. */
    private void opens(String chat) {
        open.add(chat);
        List<Outgoing> waiting = held.remove(chat);
        if (waiting != null) {
            waiting.forEach(outgoing -> show(chat, outgoing));
        }
    }

    private void apply(String chat, String person, Effect effect) {
        if (effect instanceof Effect.Send send) {
            show(chat, send.outgoing());
        } else if (effect instanceof Effect.Tell tell) {
            tell(tell);
        } else if (effect instanceof Effect.Close) {
            open.remove(person);
        } else if (effect instanceof Effect.Schedule schedule) {
            due.add(new Due(schedule.at(), chat, schedule.person().value(), schedule.number()));
        } else if (effect instanceof Effect.Ring ring) {
            Due row = new Due(
                    ring.at(), Kept.chat(ring.conversation()), ring.person().value(), ring.number());
            due.removeIf(other ->
                    other.at().equals(row.at()) && other.chat().equals(row.chat()) && other.number() == row.number());
            due.add(row);
        } else if (effect instanceof Effect.Cancel cancel) {
            due.removeIf(row -> row.chat().equals(chat)
                    && row.number() == cancel.number()
                    && row.at().equals(cancel.at()));
        } else if (effect instanceof Effect.Forget) {
            kept.forgetChat(chat);
            due.removeIf(row -> row.chat().equals(chat));
        }
    }

    /** To whoever acts, or to another one of their couple: in their private chat. */
    private void tell(Effect.Tell tell) {
        if (!(tell.outgoing().audience() instanceof Audience.Only only)) {
            throw new IllegalArgumentException("what everybody may read is told nobody alone");
        }
        String person = only.person().value();
        if (open.contains(person)) {
            show(person, tell.outgoing());
        } else if (tell.waits()) {
            held.computeIfAbsent(person, name -> new ArrayList<>()).add(tell.outgoing());
        }
    }

    private void show(String chat, Outgoing outgoing) {
        List<Outgoing> messages = shown.computeIfAbsent(chat, name -> new ArrayList<>());
        if (outgoing.mode() == Outgoing.Mode.REMOVE_CHOICES) {
            removed.computeIfAbsent(chat, name -> new ArrayList<>()).add(outgoing.slot());
            return;
        }
        messages.add(outgoing.withoutForms());
        unread.add(new Message(chat, outgoing.withoutForms()));
    }

    private @Nullable String token(String chat, String label, boolean old) {
        List<Outgoing> messages = shown.getOrDefault(chat, List.of());
        boolean newestPassed = !old;
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).choices().isEmpty()) {
                continue;
            }
            for (Choice choice : messages.get(i).choices()) {
                if (newestPassed
                        && choice instanceof Choice.Button button
                        && button.label().equals(label)) {
                    return button.token();
                }
            }
            newestPassed = true;
        }
        return null;
    }
}
