package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.chat.Said;

/** Finds out what a message says, and whether it is said to the bot. Pure. */
final class Hearing {

    /** A command; a name after it says which of a group's bots is meant. */
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]+))?(?:\\s+(.*))?", Pattern.DOTALL);

    private static final List<String> WORDS = List.of("text", "caption");

    /** What a person can show without a word. */
    private static final List<String> THINGS = List.of(
            "photo",
            "sticker",
            "voice",
            "video",
            "video_note",
            "animation",
            "audio",
            "document",
            "paid_media",
            "story",
            "location",
            "contact",
            "checklist",
            "poll",
            "game",
            "dice");

    private final Myself me;

    Hearing(Myself me) {
        this.me = me;
    }

    /** What was said, and whether to the bot. */
    record Heard(boolean addressed, Said said) {}

    /** A stretch of a text that names the bot. */
    private record Mention(int start, int end) {}

    /** Empty when nobody said anything, or to another bot. */
    Optional<Heard> heard(JsonNode message, boolean group) {
        String text = text(message);
        if (text == null) {
            return Optional.empty();
        }
        List<Mention> mentions = mentions(message, text);
        boolean meant = !group || isReply(message) || !mentions.isEmpty();
        String rest = group ? withoutMention(text, mentions) : text;
        Matcher command = COMMAND.matcher(rest);
        if (!command.matches()) {
            return Optional.of(new Heard(meant, new Said.Text(rest)));
        }
        String bot = command.group(2);
        if (bot != null && !bot.equalsIgnoreCase(me.username())) {
            return Optional.empty();
        }
        String options = command.group(3) == null ? "" : command.group(3).strip();
        return Optional.of(new Heard(true, Said.Command.typed(command.group(1).toLowerCase(Locale.ROOT), options)));
    }

    /** Null for what is no message of a person, such as a new title; empty for a picture without words. */
    private static @Nullable String text(JsonNode message) {
        for (String words : WORDS) {
            if (message.path(words).isTextual()) {
                return message.path(words).asText();
            }
        }
        return THINGS.stream().anyMatch(message::hasNonNull) ? "" : null;
    }

    private List<Mention> mentions(JsonNode message, String text) {
        List<Mention> mentions = new ArrayList<>();
        for (JsonNode entity : message.path(message.path("text").isTextual() ? "entities" : "caption_entities")) {
            int start = entity.path("offset").asInt(-1);
            int end = start + entity.path("length").asInt(-1);
            if (start >= 0 && start < end && end <= text.length() && isOurs(entity, text.substring(start, end))) {
                mentions.add(new Mention(start, end));
            }
        }
        return mentions;
    }

    private boolean isOurs(JsonNode entity, String words) {
        return switch (entity.path("type").asText()) {
            case "mention" -> words.equalsIgnoreCase("@" + me.username());
            case "text_mention" -> isMe(entity.path("user"));
            default -> false;
        };
    }

    private boolean isMe(JsonNode user) {
        return user.path("id").asLong() == me.id();
    }

    /** In a topic, a message that answers nobody counts as an answer to the message that made the topic. */
    private boolean isReply(JsonNode message) {
        JsonNode to = message.path("reply_to_message");
        return isMe(to.path("from")) && !to.hasNonNull("forum_topic_created");
    }

    /** Without the name of the bot at the beginning or the end: it says to whom, not what. */
    private static String withoutMention(String text, List<Mention> mentions) {
        String rest = text;
        for (Mention mention : mentions) {
            if (text.substring(0, mention.start()).isBlank()) {
                rest = text.substring(mention.end());
            } else if (text.substring(mention.end()).isBlank()) {
                rest = text.substring(0, mention.start());
            }
        }
        return rest.strip();
    }
}
