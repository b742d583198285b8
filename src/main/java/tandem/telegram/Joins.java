package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.Incoming;
import tandem.chat.Said;

/**
 * Tells a group that lets the bot in from one that has only got another id. Of the second, too, Telegram says that the bot
 * has joined, and that may come a moment before it says which group it was: see
 * <a href="https://github.com/tdlib/telegram-bot-api/issues/266">what Telegram sends then</a>. So a join is looked at
 * together with what follows it within a moment. For one thread.
 */
final class Joins {

    /** Within this, joins are waited for once: nobody can hold up what others say by letting the bot in and out. */
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private static final String SUPERGROUP = "supergroup";

    private final InstantSource steady;

    /** The new ids of groups, as far as this batch tells. */
    private final Set<String> moved = new HashSet<>();

    private @Nullable Instant waited;

    Joins(InstantSource steady) {
        this.steady = steady;
    }

    /**
     * Looks at a batch.
     *
     * @return how many of it can be taken now; none when it is to come again in a moment, with what follows its first
     */
    int look(JsonNode updates) {
        moved.clear();
        updates.forEach(update -> note(update.path("message")));
        int ready = 0;
        while (ready < updates.size() && !mayBeAMove(updates.get(ready))) {
            ready++;
        }
        if (ready == updates.size() || hasWaited()) {
            return updates.size();
        }
        if (ready == 0) {
            waited = steady.instant();
        }
        return ready;
    }

    private boolean hasWaited() {
        return waited != null && steady.instant().isBefore(waited.plus(BETWEEN));
    }

    private boolean mayBeAMove(JsonNode update) {
        JsonNode change = update.path("my_chat_member");
        JsonNode chat = change.path("chat");
        return chat.path("type").asText().equals(SUPERGROUP)
                && Decoder.isJoin(change)
                && !moved.contains(chat.path("id").asText());
    }

    private void note(JsonNode message) {
        if (message.hasNonNull("migrate_to_chat_id")) {
            moved.add(message.path("migrate_to_chat_id").asText());
        } else if (message.hasNonNull("migrate_from_chat_id")) {
            moved.add(message.path("chat").path("id").asText());
        }
    }

    /** Whether this is no news: the bot was in the group before it got the id that it has now. */
    boolean isOnlyAnotherId(Incoming incoming) {
        return incoming.said() instanceof Said.Added
                && moved.contains(incoming.chat().chat());
    }
}
