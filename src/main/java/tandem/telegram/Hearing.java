package tandem.telegram;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import tandem.chat.Said;

/** Finds out what a message says, and whether it is said to the bot. Pure. */
final class Hearing {

    /** A command; a name after it says which of a group's bots is meant. */
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]+))?(?:\\s+(.*))?", Pattern.DOTALL);

    private final Myself me;

    Hearing(Myself me) {
        this.me = me;
    }

    /** What was said, and whether to the bot. */
    record Heard(boolean addressed, Said said) {}

    /** Empty when nobody said anything, or to another bot. */
    Optional<Heard> heard(Message message, boolean group) {
        String text = text(message);
        if (text == null) {
            return Optional.empty();
        }
        List<MessageEntity> entities = entities(message);
        boolean meant = !group || isReply(message) || entities.stream().anyMatch(entity -> isMention(entity, text));
        String rest = group ? withoutMention(text, entities) : text;
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
    private static @Nullable String text(Message message) {
        if (message.getText() != null) {
            return message.getText();
        }
        if (message.getCaption() != null) {
            return message.getCaption();
        }
        boolean shown = Stream.of(
                        message.getPhoto(),
                        message.getSticker(),
                        message.getVoice(),
                        message.getVideo(),
                        message.getVideoNote(),
                        message.getAnimation(),
                        message.getAudio(),
                        message.getDocument(),
                        message.getLocation(),
                        message.getContact(),
                        message.getPoll(),
                        message.getDice())
                .anyMatch(thing -> thing != null);
        return shown ? "" : null;
    }

    private static List<MessageEntity> entities(Message message) {
        List<MessageEntity> entities = message.getText() != null ? message.getEntities() : message.getCaptionEntities();
        return entities == null
                ? List.of()
                : entities.stream()
                        .filter(entity -> entity != null
                                && entity.getType() != null
                                && entity.getOffset() != null
                                && entity.getLength() != null)
                        .toList();
    }

    /** In a topic, a message that answers nobody counts as an answer to the message that made the topic. */
    private boolean isReply(Message message) {
        Message to = message.getReplyToMessage();
        return to != null
                && to.getFrom() != null
                && Long.valueOf(me.id()).equals(to.getFrom().getId())
                && to.getForumTopicCreated() == null;
    }

    private boolean isMention(MessageEntity entity, String text) {
        if (entity.getType().equals("text_mention")) {
            return entity.getUser() != null
                    && Long.valueOf(me.id()).equals(entity.getUser().getId());
        }
        int start = entity.getOffset();
        int end = start + entity.getLength();
        return entity.getType().equals("mention")
                && start >= 0
                && start <= end
                && end <= text.length()
                && text.substring(start, end).equalsIgnoreCase("@" + me.username());
    }

    /** Without the name of the bot at the beginning or the end: it says to whom, not what. */
    private String withoutMention(String text, List<MessageEntity> entities) {
        String rest = text;
        for (MessageEntity entity : entities) {
            if (isMention(entity, text)) {
                int start = entity.getOffset();
                int end = Math.min(text.length(), start + entity.getLength());
                if (start >= 0
                        && text.substring(0, Math.min(start, text.length())).isBlank()) {
                    rest = text.substring(end);
                } else if (text.substring(end).isBlank()) {
                    rest = text.substring(0, start);
                }
            }
        }
        return rest.strip();
    }
}
