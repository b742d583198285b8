package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which messages of a group Telegram shows to a bot in privacy mode. */
final class Privacy {

    private Privacy() {}

    static boolean shows(Message message) {
        Room room = message.room();
        if (!room.bot().isInside()) {
            return false;
        }
        return !room.kind().isGroup()
                || room.world().readsEverything()
                || room.bot() == Standing.ADMINISTRATOR
                || message.isService()
                || isReplyToTheBot(message.repliesTo())
                || isAddressed(message.text(), room.world().bot());
    }

    private static boolean isReplyToTheBot(@Nullable Message replied) {
        return replied != null && replied.sender().isTheBot();
    }

    private static boolean isAddressed(MarkedText text, User bot) {
        for (JsonNode entity : text.entities()) {
            int offset = entity.get("offset").asInt();
            String word =
                    text.text().substring(offset, offset + entity.get("length").asInt());
            if (isAddressed(entity, word, offset, bot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddressed(JsonNode entity, String word, int offset, User bot) {
        String name = "@" + String.valueOf(bot.userName()).toLowerCase(Locale.ROOT);
        return switch (entity.get("type").asText()) {
            case "bot_command" ->
                offset == 0
                        && (word.indexOf('@') < 0
                                || word.toLowerCase(Locale.ROOT).endsWith(name));
            case "mention" -> word.equalsIgnoreCase(name);
            case "text_mention" -> entity.path("user").path("id").asLong() == bot.id();
            default -> false;
        };
    }
}
