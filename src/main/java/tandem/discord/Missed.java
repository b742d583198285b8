package tandem.discord;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what people wrote in private and nobody took. Thread-safe. */
final class Missed {

    /** As many are fetched at once; Discord gives a hundred at most. */
    private static final int PAGE = 50;

    /** Trouble that may be over later. */
    private static final Set<Trouble.Kind> PASSING =
            Set.of(Trouble.Kind.UNCERTAIN, Trouble.Kind.UNSENT, Trouble.Kind.TOKEN);

    private static final Logger LOG = LoggerFactory.getLogger(Missed.class);

    private final Supplier<@Nullable JDA> discord;
    private final PrivateChats privateChats;
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
            PrivateChats privateChats,
            Chores chores,
            InstantSource clock,
            Pace pace,
            BiFunction<Message, Duration, CompletionStage<?>> found) {
        this.discord = discord;
        this.privateChats = privateChats;
        this.chores = chores;
        this.clock = clock;
        this.pace = pace;
        this.found = found;
    }

    /** A session has begun in which nothing comes that happened before. */
    void fetch() {
        long after = TimeUtil.getDiscordTimestamp(privateChats.unseenSince().toEpochMilli());
        privateChats.all().forEach(user -> fetch(user, after, 0));
    }

    /** This message of this person could not be stored. */
    void again(String user, String message) {
        privateChats.behind(user);
        chores.after(pace.firstWait(), () -> fetch(user, Long.parseLong(message) - 1, 0));
    }

    private void fetch(String user, long after, int failures) {
        JDA jda = discord.get();
        if (jda == null) {
            return; // It ends; the next start begins where nothing was noted as seen.
        }
        privateChats.behind(user);
        jda.openPrivateChannelById(user)
                .flatMap(channel -> channel.getHistoryAfter(after, PAGE))
                .queue(
                        history -> take(user, history.getRetrievedHistory()),
                        failure -> failed(user, after, failures + 1, Trouble.of(failure)));
    }

    private void failed(String user, long after, int failures, Trouble trouble) {
        LOG.warn("what somebody wrote in private could not be fetched: {}", trouble.why());
        if (PASSING.contains(trouble.kind())) {
            chores.after(pace.waitAfter(failures), () -> fetch(user, after, failures));
        } else {
            privateChats.caughtUp(user);
        }
    }

    private void take(String user, List<Message> history) {
        List<Message> missed = new ArrayList<>(history);
        missed.sort(Comparator.comparingLong(Message::getIdLong));
        List<CompletableFuture<?>> taken = new ArrayList<>();
        for (Message message : missed) {
            Duration age = Duration.between(message.getTimeCreated().toInstant(), clock.instant());
            taken.add(found.apply(message, age).toCompletableFuture());
        }
        CompletionStage<Void> stored = CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new));
        stored.thenRun(() -> {
            if (missed.size() == PAGE) {
                fetch(user, missed.get(PAGE - 1).getIdLong(), 0);
            } else {
                privateChats.caughtUp(user);
            }
        });
    }
}
