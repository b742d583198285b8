package tandem.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Ack;
import tandem.chat.Capabilities;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.engine.Conversation;
import tandem.engine.Effect;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.engine.Event;
import tandem.engine.Person;
import tandem.engine.Room;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.reminder.Due;
import tandem.reminder.Subject;
import tandem.trace.Wordless;

/**
 * Runs turns: the only place where an event meets the store and the engine. Thread-safe.
 *
 * <p>Events of one conversation run one after another in a lane. That avoids conflicts; that nothing is lost or applied
 * twice rests on the revisions and event ids which the store checks.
 *
 * <p>A turn that can never be stored is quarantined: its event counts as applied, and the person is told. Only when the
 * disk fails does an event stay untaken, for its platform to deliver again; one that was accepted before its turn is
 * {@link Owed}, and played before anything else of its chat.
 *
 * <p>To stop, close the {@link Lanes}: new events are refused, and their platforms deliver them again; those that wait in
 * a lane are played to the end, for there are never more of them than take a moment.
 */
public final class TurnRunner implements Inbox {

    /** So often a turn is played when its state has changed meanwhile; more usually means a store that never agrees. */
    private static final int CONFLICTS = 5;

    /** After so long an accepted event is tried again whose turn could not be stored. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final long FIRST_UNKNOWN = 1L << 40;

    private static final Logger LOG = LoggerFactory.getLogger(TurnRunner.class);

    private final Store store;
    private final Supplier<Engine> engine;
    private final InstantSource clock;
    private final Supplier<Entropy> entropy;
    private final Lanes lanes;
    private final Watchdog watchdog;
    private final Function<String, Capabilities> capabilities;
    private final Runnable said;
    private final Runnable scheduled;
    private final Owed<Happening> owed = new Owed<>();
    private final AtomicLong quarantined = new AtomicLong();

    /**
     * @param engine the one that plays turns now
     * @param entropy 128 bits from a secure source for each event
     * @param watchdog runs on a thread of its own
     * @param capabilities what a platform can show, by its name
     * @param said is run after every commit: there may be something to deliver
     * @param scheduled is run after a commit that stores a new time
     */
    public TurnRunner(
            Store store,
            Supplier<Engine> engine,
            InstantSource clock,
            Supplier<Entropy> entropy,
            Lanes lanes,
            Watchdog watchdog,
            Function<String, Capabilities> capabilities,
            Runnable said,
            Runnable scheduled) {
        this.store = store;
        this.engine = engine;
        this.clock = clock;
        this.entropy = entropy;
        this.lanes = lanes;
        this.watchdog = watchdog;
        this.capabilities = capabilities;
        this.said = said;
        this.scheduled = scheduled;
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        if (isBeside(incoming)) {
            return CompletableFuture.completedStage(new Ack(null));
        }
        return enter(lanes::add, laneOf(incoming), Happening.of(incoming)).told();
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming, Duration patience) {
        if (isBeside(incoming)) {
            return CompletableFuture.completedStage(new Ack(null));
        }
        Promise promise = enter(lanes::offer, laneOf(incoming), Happening.of(incoming));
        watchdog.watch(incoming, patience, promise);
        return promise.told();
    }

    /** Runs the turn of a due row. Completes when it is stored and the row is gone; waits for room as {@link #submit}. */
    public CompletionStage<Ack> wake(Due due) {
        try {
            return enter(lanes::add, laneOf(due), Happening.of(due)).told();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * Sees whether something is kept for too long. Completes when what is to go is gone, durably; waits for room as
     * {@link #submit}.
     *
     * @param since when the bot began to run without a longer break
     */
    public CompletionStage<Ack> look(Subject subject, Instant since) {
        try {
            return enter(lanes::add, laneOf(subject), Happening.of(subject, since))
                    .told();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * Plays what an earlier process accepted and did not play any more, in the order in which it was accepted. To be
     * called once, before any platform hands in something new. What cannot be played now is owed.
     */
    public void resume() {
        for (Incoming incoming : store.accepted()) {
            Promise promise = new Promise();
            promise.accepted();
            lanes.add(laneOf(incoming), () -> play(Happening.of(incoming), promise));
        }
    }

    /** Not meant for the bot: whoever only talks beside it is not even known to it. */
    private static boolean isBeside(Incoming incoming) {
        return incoming.said() instanceof Said.Text && !incoming.addressed();
    }

    @FunctionalInterface
    private interface Entrance {
        void add(int hash, Runnable task);
    }

    private Promise enter(Entrance entrance, int hash, Happening happening) {
        Promise promise = new Promise();
        try {
            entrance.add(hash, () -> play(happening, promise));
        } catch (RefusedException e) {
            promise.failed(e);
        }
        return promise;
    }

    private static int laneOf(Incoming incoming) {
        return incoming.chat().hashCode();
    }

    /** The lane of the same conversation's other events. */
    private int laneOf(Due due) {
        return laneOf(new Where.Known(due.conversation(), due.person()), due.hashCode());
    }

    private int laneOf(Subject subject) {
        return laneOf(new Where.Kept(subject.conversation(), subject.person()), subject.hashCode());
    }

    private int laneOf(Where where, int otherwise) {
        try {
            return store.load(where, entropy.get())
                    .map(loaded -> loaded.chat().hashCode())
                    .orElse(otherwise);
        } catch (UnplayableException e) {
            return otherwise;
        }
    }

    private void play(Happening happening, Promise promise) {
        ChatAddress chat = happening.chat();
        try {
            if (chat != null) {
                playOwed(chat);
            }
            promise.played(play(happening));
        } catch (RuntimeException | Error e) {
            boolean accepted = promise.failed(e);
            if (accepted && chat != null && owed.add(chat, happening)) {
                LOG.error("an accepted event could not be played; it is tried again soon", Wordless.of(e));
                tryAgain(chat);
            }
        }
    }

    private void playOwed(ChatAddress chat) {
        for (Happening next = owed.first(chat); next != null; next = owed.first(chat)) {
            play(next);
            owed.played(chat);
        }
    }

    /** In the chat's lane, so that its events stay in order. */
    private void tryAgain(ChatAddress chat) {
        watchdog.later(AGAIN, () -> {
            try {
                lanes.offer(chat.hashCode(), () -> settle(chat));
            } catch (RefusedException e) {
                LOG.warn("an accepted event waits longer: {}", e.getMessage());
                tryAgain(chat);
            }
        });
    }

    private void settle(ChatAddress chat) {
        try {
            playOwed(chat);
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "an accepted event still cannot be played ({})",
                    e.getClass().getSimpleName());
            tryAgain(chat);
        }
    }

    private Ack play(Happening happening) {
        Entropy chance = entropy.get();
        ChatAddress chat = happening.chat();
        try {
            return chat != null && happening.said() instanceof Said.Moved moved
                    ? move(happening, chat, moved.chat())
                    : turns(happening, chance);
        } catch (UnplayableException e) {
            if (happening.sweeps()) {
                LOG.error(
                        "whether something is kept for too long cannot be seen; it is looked at again", Wordless.of(e));
                return new Ack(null);
            }
            LOG.error("a turn can never be stored; its event counts as applied, the person was told", Wordless.of(e));
            return quarantine(happening, chance);
        }
    }

    /** Nobody has said anything, and nobody is told anything: there is no turn. */
    private Ack move(Happening happening, ChatAddress from, String to) {
        joined(store.move(from, to, happening.id(), now()));
        said.run();
        return new Ack(null);
    }

    /** Whether the bot is no more in a group because that goes on under another id. */
    private static boolean isLeftBehind(Happening happening, Loaded loaded) {
        return happening.said() instanceof Said.Removed && !loaded.chat().equals(happening.chat());
    }

    private Ack withoutTurn(Happening happening) {
        joined(store.quarantine(new Quarantine(happening.where(), List.of(), happening.id(), happening.due(), now())));
        return new Ack(null);
    }

    private Ack turns(Happening happening, Entropy chance) {
        for (int attempt = 0; attempt < CONFLICTS; attempt++) {
            Optional<Loaded> loaded = store.load(happening.where(), chance);
            if (loaded.isEmpty()) {
                return gone(happening);
            }
            if (isLeftBehind(happening, loaded.get())) {
                return withoutTurn(happening);
            }
            Event event = event(happening, loaded.get(), chance);
            Turn turn = turn(loaded.get(), event);
            if (happening.sweeps() && isNothing(loaded.get(), turn)) {
                return new Ack(null);
            }
            Outcome outcome = commit(happening, loaded.get(), turn, event.time());
            if (outcome == Outcome.COMMITTED) {
                if (happening.sweeps()) {
                    logLapse(turn);
                }
                return new Ack(turn.notice(), opens(happening, loaded.get(), turn), turn.form(), turn.hides());
            }
            if (outcome == Outcome.DUPLICATE) {
                return new Ack(null);
            }
        }
        throw new UnplayableException("a turn met a changed state " + CONFLICTS + " times in a row");
    }

    /** So that an operator sees that what /privacy promises happens; and not to whom. */
    private static void logLapse(Turn turn) {
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Erase) {
                LOG.info("everything about somebody was erased, because the time was over that it is kept for");
            } else if (effect instanceof Effect.Forget) {
                LOG.info("a group was forgotten, because the time was over that it is kept for");
            }
        }
    }

    /** Whether nothing is to go, and nothing to be noted. */
    private static boolean isNothing(Loaded loaded, Turn turn) {
        return turn.effects().isEmpty() && turn.state().equals(loaded.state());
    }

    /** With what the private chat of whoever tapped is to be opened, or null. */
    private @Nullable String opens(Happening happening, Loaded loaded, Turn turn) {
        if (turn.opens() != null) {
            return turn.opens();
        }
        return waitsForPrivateChat(happening, loaded, turn) ? Ack.WAITING : null;
    }

    /** Whether somebody who tapped was told something that cannot reach them before they open their private chat. */
    private boolean waitsForPrivateChat(Happening happening, Loaded loaded, Turn turn) {
        return happening.said() instanceof Said.Tap
                && loaded.group()
                && loaded.privately() == null
                && !capabilities.apply(loaded.chat().platform()).whispers()
                && turn.effects().stream().anyMatch(effect -> effect instanceof Effect.Tell tell && tell.waits());
    }

    private Ack gone(Happening happening) {
        if (happening.sweeps()) {
            return new Ack(null);
        }
        if (happening.due() == null) {
            throw new IllegalStateException("a conversation that a platform speaks of is made when it is loaded");
        }
        store.drop(happening.due());
        return new Ack(null);
    }

    /** What the engine makes of it; when it fails, nothing but a kind sentence. */
    private Turn turn(Loaded loaded, Event event) {
        try {
            return engine.get().turn(loaded.state(), event);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a turn failed; the person was told so and stays where they were", Wordless.of(e));
            return apology(loaded, event);
        }
    }

    private Turn apology(Loaded loaded, Event event) {
        try {
            return engine.get().apology(loaded.state(), event);
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnplayableException("not even an apology can be made on this state", e);
        }
    }

    private Outcome commit(Happening happening, Loaded loaded, Turn turn, Instant now) {
        Outcome outcome =
                joined(store.commit(new Commit(loaded, turn, happening.id(), happening.due(), now, capabilities)));
        said.run();
        if (turn.effects().stream()
                .anyMatch(effect -> effect instanceof Effect.Schedule || effect instanceof Effect.Ring)) {
            scheduled.run();
        }
        return outcome;
    }

    private static Outcome joined(CompletableFuture<Outcome> stored) {
        try {
            return stored.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UnplayableException unplayable ? unplayable : e;
        }
    }

    private Ack quarantine(Happening happening, Entropy chance) {
        // A kind sentence draws no card.
        Event event = event(happening, happening.said(), new Room(happening.group(), true, 0), chance);
        store.quarantine(new Quarantine(
                        happening.where(), kindSentence(event), happening.id(), happening.due(), event.time()))
                .join();
        quarantined.incrementAndGet();
        said.run();
        return new Ack(null);
    }

    /** Events since the start whose turn could never be stored, and that count as applied. */
    public long quarantined() {
        return quarantined.get();
    }

    /** What an apology says that knows nothing of the conversation. */
    private List<Outgoing> kindSentence(Event event) {
        if (event.said() instanceof Said.Moved || event.said() instanceof Said.Removed) {
            return List.of(); // Nobody has said anything.
        }
        // The message is one that no other speaks of: its number is above all that a conversation counts up to.
        long number = FIRST_UNKNOWN + (event.entropy().low() >>> Integer.SIZE);
        State unknown =
                new State(Conversation.fresh(new ConversationId(""), number), Person.stranger(new PersonId("")));
        try {
            return engine.get().apology(unknown, event).effects().stream()
                    .filter(Effect.Send.class::isInstance)
                    .map(effect -> ((Effect.Send) effect).outgoing())
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("not even an apology could be made; the person hears nothing", Wordless.of(e));
            return List.of();
        }
    }

    private Event event(Happening happening, Loaded loaded, Entropy chance) {
        Capabilities can = capabilities.apply(loaded.chat().platform());
        Room room = new Room(
                loaded.group(),
                can.onlyAnswers().test(loaded.chat()),
                can.touch(),
                can.whispers() && can.forms(),
                can.link());
        Said said = happening.said() instanceof Said.Sweep sweep
                ? new Said.Sweep(reach(loaded), sweep.since())
                : happening.said();
        return event(happening, said, room, chance);
    }

    private static Said.Reach reach(Loaded loaded) {
        if (loaded.privately() == null) {
            return Said.Reach.NOWHERE;
        }
        return loaded.state().conversation().id().equals(loaded.privately()) ? Said.Reach.HERE : Said.Reach.ELSEWHERE;
    }

    private Event event(Happening happening, Said said, Room room, Entropy chance) {
        return new Event(now(), chance, room, happening.addressed(), happening.name(), happening.language(), said);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
