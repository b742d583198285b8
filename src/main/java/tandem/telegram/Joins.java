package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import tandem.chat.Incoming;
import tandem.chat.Said;

/**
 * Tells a group that lets the bot in from one that has only got another id. Of the second, too, Telegram says that the bot
 * has joined, and that may come a moment before it says which group it was: see
 * <a href="https://github.com/tdlib/telegram-bot-api/issues/266">what Telegram sends then</a>. For one thread.
 */
final class Joins {

    /** So many groups that got another id are remembered: more than there are within a few seconds. */
    private static final int MOVED = 1_000;

    private static final String SUPERGROUP = "supergroup";

    /** The new ids of groups. */
    private final Set<String> moved = new LinkedHashSet<>();

    /** Updates that say that the bot is in a supergroup, not confirmed, and were looked at before. */
    private final Set<Long> waited = new HashSet<>();

    /** Notes what a batch tells of groups; says whether the batch should come again in a moment, with what follows it. */
    boolean wantsMore(JsonNode updates) {
        boolean more = false;
        for (JsonNode update : updates) {
            note(update.path("message"));
            JsonNode chat = update.path("my_chat_member").path("chat");
            if (chat.path("type").asText().equals(SUPERGROUP)
                    && waited.add(update.path("update_id").asLong())) {
                more = true;
            }
        }
        return more;
    }

    private void note(JsonNode message) {
        if (message.hasNonNull("migrate_to_chat_id")) {
            note(message.path("migrate_to_chat_id").asText());
        } else if (message.hasNonNull("migrate_from_chat_id")) {
            note(message.path("chat").path("id").asText());
        }
    }

    private void note(String chat) {
        moved.add(chat);
        if (moved.size() > MOVED) {
            moved.remove(moved.iterator().next());
        }
    }

    /** Whether this is no news: the bot was in the group before it got the id that it has now. */
    boolean isOnlyAnotherId(Incoming incoming) {
        return incoming.said() instanceof Said.Added
                && moved.contains(incoming.chat().chat());
    }

    /** Those before this update are stored. */
    void confirm(long first) {
        waited.removeIf(id -> id < first);
    }
}
