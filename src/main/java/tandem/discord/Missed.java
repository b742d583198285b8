package tandem.discord;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageHistory;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what people wrote in private and nobody took. Thread-safe. */
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
    private final Seen seen;
    private final Chores chores;
    private final InstantSource clock;
    private final Pace pace;
    private final BiFunction<Message, Duration, CompletionStage<?>> found;

    /**
     * @param discord null while there is no way to Discord
     * @param found is told each message, the oldest of a person first, and how long ago it was written; says when it is
     *     stored. One that could not be is fetched {@link #again}.
     */
    Missed(
            Supplier<@Nullable JDA> discord,
            Seen seen,
            Chores chores,
            InstantSource clock,
            Pace pace,
            BiFunction<Message, Duration, CompletionStage<?>> found) {
        this.discord = discord;
        this.seen = seen;
        this.chores = chores;
        this.clock = clock;
        this.pace = pace;
        this.found = found;
    }

    /** A session has begun in which nothing comes that happened before. */
    void sessionBegins() {
        seen.behind();
    }

    /** Fetches what these people wrote before the session began, a few of them at a time. */
    void fetch(Collection<String> users) {
        long after = TimeUtil.getDiscordTimestamp(seen.unseenSince().toEpochMilli());
        Queue<String> waiting = new ConcurrentLinkedQueue<>(users);
        users.forEach(user -> seen.behind());
        seen.caughtUp();
        for (int i = 0; i < AT_ONCE; i++) {
            fetchNext(waiting, after);
        }
    }

    private void fetchNext(Queue<String> waiting, long after) {
        String user = waiting.poll();
        if (user != null) {
            fetch(user, after, 0, () -> fetchNext(waiting, after));
        }
    }

    /** This message of this person could not be stored. */
    void again(String user, String message) {
        seen.behind();
        chores.after(pace.firstWait(), () -> fetch(user, Long.parseLong(message) - 1, 0, () -> {}));
    }

    /** @param then is run when it is done */
    private void fetch(String user, long after, int failures, Runnable then) {
        JDA jda = discord.get();
        if (jda == null) {
            return; // It ends; the next start begins where nothing was noted as seen.
        }
        CompletionStage<MessageHistory> asked = jda.openPrivateChannelById(user)
                .flatMap(channel -> channel.getHistoryAfter(after, PAGE))
                .submit();
        asked.thenCompose(history -> take(history.getRetrievedHistory())).whenComplete((last, failure) -> {
            if (failure == null && last != null) {
                fetch(user, last, 0, then);
            } else if (failure != null && isPassing(failure)) {
                chores.after(pace.waitAfter(failures + 1), () -> fetch(user, after, failures + 1, then));
            } else {
                seen.caughtUp();
                then.run();
            }
        });
    }

    private static boolean isPassing(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        LOG.warn("what somebody wrote in private could not be fetched: {}", trouble.why());
        return PASSING.contains(trouble.kind());
    }

    /** Completes when everything is stored, or fetched {@link #again}: with the last of a whole page, else with null. */
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
