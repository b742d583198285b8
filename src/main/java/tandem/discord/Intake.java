package tandem.discord;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Ack;
import tandem.chat.FloodGuard;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.trace.Vitals;

/** Hands in what happened, and sees to it that commands and taps are answered. Thread-safe, and never waits. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private static final CompletionStage<?> NOTHING = CompletableFuture.completedStage(null);

    private final Inbox inbox;
    private final Interactions interactions;
    private final Vitals vitals;
    private final InstantSource steady;
    private final Duration patience;
    private final BiConsumer<String, String> missed;
    private final Runnable opened;
    private final FloodGuard guard = new FloodGuard();

    /** What was judged and could not be stored: that it comes again is no flood. */
    private final Set<String> owed = ConcurrentHashMap.newKeySet();

    private volatile boolean ended;

    /**
     * @param patience within this a turn is over, or its event is stored for later
     * @param missed is told the person and the number of a private message that could not be stored
     * @param opened is run when a command or a tap waits for its answer
     */
    Intake(
            Inbox inbox,
            Interactions interactions,
            Vitals vitals,
            InstantSource steady,
            Duration patience,
            BiConsumer<String, String> missed,
            Runnable opened) {
        this.inbox = inbox;
        this.interactions = interactions;
        this.vitals = vitals;
        this.steady = steady;
        this.patience = patience;
        this.missed = missed;
        this.opened = opened;
    }

    boolean isEnded() {
        return ended;
    }

    /** From now on nothing is taken any more. */
    void end() {
        ended = true;
    }

    /**
     * Something that nobody waits for an answer to.
     *
     * @param me the bot's own number
     * @param age how long ago it happened: what has waited for us comes at once, and is no flood for that
     * @return completes when it is stored, or need not be
     */
    CompletionStage<?> take(String me, Happened happened, Duration age) {
        if (ended) {
            return new CompletableFuture<>(); // Never: what was fetched too late stays unseen.
        }
        Incoming incoming = Decoder.decode(me, happened);
        if (!incoming.addressed()) {
            return NOTHING;
        }
        return submit(happened, incoming, age)
                .<CompletionStage<?>>map(turn -> turn.whenComplete((ack, failure) -> {
                    if (failure == null) {
                        vitals.taken();
                    } else if (happened.where() instanceof Where.Private with) {
                        owed.add(happened.id());
                        LOG.warn("a private message could not be stored; it is fetched again");
                        missed.accept(with.user(), happened.id());
                    } else {
                        LOG.error("something that was said in a server could not be stored, and is lost");
                    }
                }))
                .orElse(NOTHING);
    }

    /**
     * A command or a tap.
     *
     * @param me the bot's own number
     * @param message the one whose button was tapped; null for a command
     */
    void take(String me, Happened happened, IReplyCallback callback, @Nullable String message) {
        if (ended) {
            return;
        }
        Interaction interaction =
                new Interaction(happened.where().address(), happened.who().id(), callback, steady.instant());
        interactions.opened(interaction, message);
        opened.run();
        Optional<CompletionStage<Ack>> turn = submit(happened, Decoder.decode(me, happened), Duration.ZERO);
        if (turn.isEmpty()) {
            Interactions.hush(interaction);
            return;
        }
        turn.get().whenComplete((ack, failure) -> {
            if (failure == null) {
                vitals.taken();
            }
            interactions.settled(interaction, ack, failure);
        });
    }

    /** Empty for what is more than anybody can mean. */
    private Optional<CompletionStage<Ack>> submit(Happened happened, Incoming incoming, Duration age) {
        boolean unjudged = happened instanceof Happened.Joined || happened instanceof Happened.Left;
        if (unjudged || owed.remove(happened.id())) {
            return Optional.of(inbox.submit(incoming, patience));
        }
        FloodGuard.Verdict verdict;
        synchronized (guard) {
            verdict = guard.judge(incoming.person(), steady.instant().minus(age));
        }
        return switch (verdict) {
            case TAKE -> Optional.of(inbox.submit(incoming, patience));
            case TELL -> Optional.of(inbox.submit(incoming.asFlood(), patience));
            case DROP -> Optional.empty();
        };
    }
}
