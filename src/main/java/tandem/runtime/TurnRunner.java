package tandem.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Ack;
import tandem.chat.EventId;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.Said;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.engine.Event;
import tandem.engine.Turn;
import tandem.reminder.Due;

/**
 * Runs turns: the only place where an event meets the store and the engine. Thread-safe.
 *
 * <p>Events of one conversation run one after another in a lane. That avoids conflicts; that nothing is lost or applied
 * twice rests on the revisions and event ids which the store checks.
 */
public final class TurnRunner implements Inbox {

    /** So often a turn is played again when its state has changed meanwhile; more usually means a store that never agrees. */
    private static final int CONFLICTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(TurnRunner.class);

    private final Store store;
    private final Engine engine;
    private final InstantSource clock;
    private final Supplier<Entropy> entropy;
    private final List<Executor> lanes;
    private final Runnable committed;

    /**
     * @param entropy 128 bits from a secure source for each event
     * @param lanes each runs what it is given one after another
     * @param committed is run after every commit: there may be something to deliver, or something new that is due
     */
    public TurnRunner(
            Store store,
            Engine engine,
            InstantSource clock,
            Supplier<Entropy> entropy,
            List<? extends Executor> lanes,
            Runnable committed) {
        this.store = store;
        this.engine = engine;
        this.clock = clock;
        this.entropy = entropy;
        this.lanes = List.copyOf(lanes);
        this.committed = committed;
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        if (incoming.said() instanceof Said.Text && !incoming.addressed()) {
            // Not meant for the bot: whoever only talks beside it is not even known to it.
            return CompletableFuture.completedStage(new Ack(null));
        }
        Where where = new Where.Arrived(incoming.chat(), incoming.group(), incoming.person());
        Happening happening =
                new Happening(where, incoming.said(), incoming.addressed(), incoming.name(), incoming.id(), null);
        return inLane(incoming.chat().hashCode(), happening);
    }

    /** Runs the turn of a due row. Completes when it is stored and the row is gone. */
    public CompletionStage<Ack> wake(Due due) {
        Where where = new Where.Known(due.conversation(), due.person());
        Happening happening = new Happening(where, new Said.Wake(due.number()), true, "", null, due);
        int lane = store.load(where, entropy.get())
                .map(loaded -> loaded.chat().hashCode())
                .orElse(0);
        return inLane(lane, happening);
    }

    private record Happening(
            Where where,
            Said said,
            boolean addressed,
            String name,
            @Nullable EventId id,
            @Nullable Due due) {}

    private CompletionStage<Ack> inLane(int hash, Happening happening) {
        Executor lane = lanes.get(Math.floorMod(hash, lanes.size()));
        return CompletableFuture.supplyAsync(() -> play(happening), lane);
    }

    private Ack play(Happening happening) {
        Entropy chance = entropy.get();
        for (int attempt = 0; attempt < CONFLICTS; attempt++) {
            Optional<Loaded> loaded = store.load(happening.where(), chance);
            if (loaded.isEmpty()) {
                return gone(happening);
            }
            Event event = event(happening, loaded.get(), chance);
            Turn turn = turn(loaded.get(), event);
            Outcome outcome = commit(happening, loaded.get(), turn, event.time());
            if (outcome != Outcome.CONFLICT) {
                return new Ack(outcome == Outcome.COMMITTED ? turn.notice() : null);
            }
        }
        throw new IllegalStateException("a turn met a changed state " + CONFLICTS + " times in a row");
    }

    private Ack gone(Happening happening) {
        if (happening.due() == null) {
            throw new IllegalStateException("a conversation that a platform speaks of is made when it is loaded");
        }
        store.drop(happening.due());
        return new Ack(null);
    }

    /** What the engine makes of it; when it fails, nothing but a kind sentence. */
    private Turn turn(Loaded loaded, Event event) {
        try {
            return engine.turn(loaded.state(), event);
        } catch (RuntimeException e) {
            LOG.error("a turn failed; the person was told so and stays where they were", e);
            return engine.apology(loaded.state(), event);
        }
    }

    private Outcome commit(Happening happening, Loaded loaded, Turn turn, Instant now) {
        Outcome outcome = store.commit(new Commit(loaded, turn, happening.id(), happening.due(), now))
                .join();
        committed.run();
        return outcome;
    }

    private Event event(Happening happening, Loaded loaded, Entropy chance) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Event(now, chance, loaded.group(), happening.addressed(), happening.name(), happening.said());
    }
}
