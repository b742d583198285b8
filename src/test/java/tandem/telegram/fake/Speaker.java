package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a chat, or in a topic of it, who speaks there. What is said becomes an update for the bot, if the bot may
 * see it. Whoever writes to the bot in private has started it. Thread-safe.
 */
public final class Speaker {

    private final Room room;
    private final @Nullable Topic topic;
    private final Sender sender;
    private final @Nullable Person person;

    Speaker(Room room, @Nullable Topic topic, Sender sender, @Nullable Person person) {
        this.room = room;
        this.topic = topic;
        this.sender = sender;
        this.person = person;
    }

    /** Writes a text; commands and mentions in it are marked as Telegram marks them. */
    public SeenMessage writes(String text) {
        return says(TypedText.of(text), null);
    }

    /** Writes a text that begins with the bot's user name. */
    public SeenMessage mentionsBot(String text) {
        return writes("@" + room.world().bot().userName() + " " + text);
    }

    /** Writes a text that begins with a mention of a person who has no user name. */
    public SeenMessage mentions(Person whom, String text) {
        return says(TypedText.mentioning(whom.user(), text), null);
    }

    /** Answers another message of this chat. */
    public SeenMessage replies(SeenMessage to, String text) {
        return says(TypedText.of(text), to);
    }

    /** Changes a message of one's own. */
    public SeenMessage edits(SeenMessage mine, String text) {
        return room.world().with(() -> {
            Message message = message(mine);
            message.saying(TypedText.of(text)).edited(room.world().seconds());
            room.world().deliver(room.kind() == Kind.CHANNEL ? "edited_channel_post" : "edited_message", message);
            return message.seen();
        });
    }

    /** Sends a photo; no caption when it is empty. */
    public SeenMessage sendsPhoto(String caption) {
        return send(message -> message.withPhoto(null, "photo-of-a-person").saying(TypedText.of(caption)));
    }

    /** Sends a sticker. */
    public SeenMessage sendsSticker() {
        return send(message -> message.extra()
                .putObject("sticker")
                .put("file_id", "sticker")
                .put("file_unique_id", "unique-sticker")
                .put("type", "regular")
                .put("width", 512)
                .put("height", 512)
                .put("is_animated", false)
                .put("is_video", false)
                .put("emoji", "❤"));
    }

    /** Sends a voice message of three seconds. */
    public SeenMessage sendsVoice() {
        return send(message -> message.extra()
                .putObject("voice")
                .put("file_id", "voice")
                .put("file_unique_id", "unique-voice")
                .put("duration", 3)
                .put("mime_type", "audio/ogg"));
    }

    /**
     * Sends something else.
     *
     * @param members further members of the message, as JSON, such as {@code {"dice":{"emoji":"🎲","value":3}}}
     */
    public SeenMessage sends(String members) {
        ObjectNode extra = FakeTelegram.objectOf(members);
        return send(message -> message.extra().setAll(extra));
    }

    /** Taps a button of the newest message that has one with this label; returns the id of the query. */
    public String taps(String label) {
        return room.world().with(() -> {
            for (Message message : room.messages().descendingMap().values()) {
                SeenMessage seen = message.seen();
                if (seen.labels().contains(label)) {
                    return tap(message, seen.button(label), false);
                }
            }
            throw new AssertionError("no message has a button \"" + label + "\"");
        });
    }

    /** Taps a button as it stood under a message when that was seen, also when it is gone by now. */
    public String taps(SeenMessage seen, String label) {
        return room.world().with(() -> tap(message(seen), seen.button(label), false));
    }

    /** The same for a message so old that Telegram no longer tells the bot what it says. */
    public String tapsInaccessible(SeenMessage seen, String label) {
        return room.world().with(() -> tap(message(seen), seen.button(label), true));
    }

    private String tap(Message message, SeenButton button, boolean isInaccessible) {
        if (person == null || button.data() == null) {
            throw new AssertionError("only a person taps, and only a button with data; others: Person.follows");
        }
        World world = room.world();
        String id = world.callbacks().nextId();
        ObjectNode json = Json.object().put("id", id);
        json.set("from", person.user().json());
        ObjectNode shown = message.json();
        if (isInaccessible) {
            shown = Json.object().put("message_id", message.id()).put("date", 0);
            shown.set("chat", room.json());
        }
        json.set("message", shown);
        json.put("chat_instance", Long.toString(room.id() * 31 + 7)).put("data", button.data());
        world.callbacks().opened(id, person, world.updates().add("callback_query", json, room.id()));
        return id;
    }

    private SeenMessage says(MarkedText text, @Nullable SeenMessage to) {
        return send(message -> message.saying(text).replyingTo(to == null ? null : message(to)));
    }

    private interface Writing {
        Object write(Message message);
    }

    private SeenMessage send(Writing writing) {
        World world = room.world();
        return world.with(() -> {
            if (room.kind() == Kind.PRIVATE) {
                openPrivateChat();
            }
            Message message = room.write(sender).in(topic);
            writing.write(message);
            world.deliver(room.kind() == Kind.CHANNEL ? "channel_post" : "message", message);
            return message.seen();
        });
    }

    private void openPrivateChat() {
        if (room.bot() == Standing.KICKED) {
            throw new AssertionError("who has blocked the bot cannot write to it");
        }
        room.bot(Standing.MEMBER);
    }

    private Message message(SeenMessage seen) {
        Map<Long, Message> messages = room.messages();
        Message message = messages.get(seen.id());
        if (message == null || seen.chat() != room.id()) {
            throw new AssertionError("this message is not in this chat");
        }
        return message;
    }
}
