package tandem.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageHistory;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what people wrote in private and nobody took: each person's from the earliest message on that is missing, until
 * all of it is stored. Thread-safe.
 */
final class Missed {

    /** As many are fetched at once; Discord gives a hundred at most. */
    private static final int PAGE = 50;

    /** Discord looks askance at a bot that opens many private chats at once, and who writes now must not wait for them. */
    private static final int AT_ONCE = 4;

    /** Trouble that may be over later. */
    private static final Set<Trouble.Kind> PASSING =
            Set.of(Trouble.Kind.UNCERTAIN, Trouble.Kind.UNSENT, Trouble.Kind.TOKEN);

    private static final Logger LOG = LoggerFactory.getLogger(Missed.class);

    private final Supplier<@Nullable JDA> discord;
    private final Chores chores;
    private final InstantSource clock;
    private final Pace pace;
    private final BiFunction<Message, Duration, CompletionStage<?>> found;

    /** After which message the next fetch of a person begins. */
    private final Map<String, Long> wanted = new HashMap<>();

    /** Those of them whose turn it is, and those who are being asked about. */
    private final Deque<String> ready = new ArrayDeque<>();

    private final Set<String> underWay = new HashSet<>();

    /** How often in a row it did not work. */
    private final Map<String, Integer> failures = new HashMap<>();

    private boolean beginning;

    /**
     * @param discord null while there is no way to Discord
     * @param found is told each message, the oldest of a person first, and how long ago it was written; says when it is
     *     stored. One that could not be is fetched {@link #again}.
     */
    Missed(
            Supplier<@Nullable JDA> discord,
            Chores chores,
            InstantSource clock,
            Pace pace,
            BiFunction<Message, Duration, CompletionStage<?>> found) {
        this.discord = discord;
        this.chores = chores;
        this.clock = clock;
        this.pace = pace;
        this.found = found;
    }

    /** A session has begun in which nothing comes that happened before; whose is to be {@link #fetch}ed is being found out. */
    synchronized void sessionBegins() {
        beginning = true;
    }

    /** Whether something is still to be fetched or stored. */
    synchronized boolean isBehind() {
        return beginning || !wanted.isEmpty() || !underWay.isEmpty();
    }

    /** Fetches what these people wrote since then, a few of them at a time. */
    void fetch(Collection<String> users, Instant since) {
        long after = TimeUtil.getDiscordTimestamp(since.toEpochMilli());
        synchronized (this) {
            users.forEach(user -> {
                wanted.merge(user, after, Math::min);
                ready.add(user);
            });
            beginning = false;
        }
        next();
    }

    /** This message of this person could not be stored. */
    void again(String user, String message) {
        wants(user, Long.parseLong(message) - 1);
    }

    /** Whoever waits already waits no longer for one message more. */
    private synchronized void wants(String user, long after) {
        if (wanted.merge(user, after, Math::min) == after && !ready.contains(user)) {
            int inARow = failures.merge(user, 1, Integer::sum);
            chores.after(pace.waitAfter(inARow), () -> isReady(user));
        }
    }

    private void isReady(String user) {
        synchronized (this) {
            ready.add(user);
        }
        next();
    }

    private void next() {
        JDA jda = discord.get();
        for (String user = taken(); jda != null && user != null; user = taken()) {
            fetch(jda, user);
        }
    }

    /** The next who may be asked about now; null when there is none, or enough are. */
    private synchronized @Nullable String taken() {
        if (underWay.size() >= AT_ONCE) {
            return null;
        }
        for (int left = ready.size(); left > 0; left--) {
            String user = ready.remove();
            if (wanted.containsKey(user) && underWay.add(user)) {
                return user;
            }
            if (underWay.contains(user)) {
                ready.add(user);
            }
        }
        return null;
    }

    private void fetch(JDA jda, String user) {
        long after;
        synchronized (this) {
            after = Objects.requireNonNull(wanted.remove(user), "who is taken is wanted");
        }
        asked(jda, user, after)
                .thenCompose(history -> take(history.getRetrievedHistory()))
                .whenComplete((last, failure) -> {
                    if (failure == null) {
                        isTaken(user, last);
                    } else {
                        failed(user, after, Trouble.of(failure));
                    }
                    synchronized (this) {
                        underWay.remove(user);
                    }
                    next();
                });
    }

    private static CompletionStage<MessageHistory> asked(JDA jda, String user, long after) {
        try {
            return jda.openPrivateChannelById(user)
                    .flatMap(channel -> channel.getHistoryAfter(after, PAGE))
                    .submit();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** @param last of a whole page, which is not all; else null */
    private synchronized void isTaken(String user, @Nullable Long last) {
        if (wanted.containsKey(user)) {
            return; // Some of it could not be stored, and is fetched again with all that follows.
        }
        failures.remove(user);
        if (last != null) {
            wanted.put(user, last);
            ready.add(user);
        }
    }

    private void failed(String user, long after, Trouble trouble) {
        LOG.warn("what somebody wrote in private could not be fetched: {}", trouble.why());
        if (PASSING.contains(trouble.kind())) {
            wants(user, after);
        }
    }

    /** Completes when everything is stored, or wanted {@link #again}: with the last of a whole page, else with null. */
    private CompletionStage<@Nullable Long> take(List<Message> history) {
        List<Message> missed = new ArrayList<>(history);
        missed.sort(Comparator.comparingLong(Message::getIdLong));
        List<CompletableFuture<?>> taken = new ArrayList<>();
        for (Message message : missed) {
            Duration age = Duration.between(message.getTimeCreated().toInstant(), clock.instant());
            taken.add(found.apply(message, age).toCompletableFuture());
        }
        Long last = missed.size() == PAGE ? missed.get(PAGE - 1).getIdLong() : null;
        return CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).handle((done, failure) -> last);
    }
}
