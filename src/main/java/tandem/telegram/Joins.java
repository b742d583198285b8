package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
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

    /** So long it is known that a group has another id, and joins are waited for once: nobody can hold others up. */
    private static final Duration LATELY = Duration.ofSeconds(10);

    private static final String SUPERGROUP = "supergroup";

    private final InstantSource steady;

    /** The ids that groups have got lately, and when that was heard. */
    private final Map<String, Instant> moved = new HashMap<>();

    private @Nullable Instant waited;

    Joins(InstantSource steady) {
        this.steady = steady;
    }

    /**
     * Looks at a batch.
     *
     * @return how many of it can be taken now; when these are not all, the others are to come again in a moment, with
     *     what follows them
     */
    int look(JsonNode updates) {
        moved.values().removeIf(heard -> !isLately(heard));
        updates.forEach(this::note);
        int ready = 0;
        while (ready < updates.size() && !mayBeAMove(updates.get(ready))) {
            ready++;
        }
        if (ready == updates.size() || isLately(waited)) {
            return updates.size();
        }
        waited = steady.instant();
        return ready;
    }

    private boolean isLately(@Nullable Instant time) {
        return time != null && steady.instant().isBefore(time.plus(LATELY));
    }

    private boolean mayBeAMove(JsonNode update) {
        JsonNode change = update.path("my_chat_member");
        JsonNode chat = change.path("chat");
        return chat.path("type").asText().equals(SUPERGROUP)
                && Decoder.isJoin(change)
                && !moved.containsKey(chat.path("id").asText());
    }

    /** Whoever has put the bot out since lets it in anew. */
    private void note(JsonNode update) {
        JsonNode message = update.path("message");
        if (message.hasNonNull("migrate_to_chat_id")) {
            moved.put(message.path("migrate_to_chat_id").asText(), steady.instant());
        } else if (message.hasNonNull("migrate_from_chat_id")) {
            moved.put(message.path("chat").path("id").asText(), steady.instant());
        } else if (Decoder.isLeaving(update.path("my_chat_member"))) {
            moved.remove(update.path("my_chat_member").path("chat").path("id").asText());
        }
    }

    /** Whether this is no news: the bot was in the group before it got the id that it has now. */
    boolean isOnlyAnotherId(Incoming incoming) {
        return incoming.said() instanceof Said.Added
                && moved.containsKey(incoming.chat().chat());
    }
}
