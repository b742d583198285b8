package tandem.telegram.fake;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A chat as people see it on their screens. Thread-safe; what it returns is a copy of that moment. */
public final class Screen {

    private final Room room;

    Screen(Room room) {
        this.room = room;
    }

    /** All messages that are not deleted, the oldest first, those about the chat itself as well. */
    public List<SeenMessage> messages() {
        return room.world()
                .read(() -> room.messages().values().stream().map(Message::seen).toList());
    }

    /** The messages of the bot, the oldest first. */
    public List<SeenMessage> fromBot() {
        return messages().stream().filter(SeenMessage::fromBot).toList();
    }

    /** The texts of the bot's messages, the oldest first. */
    public List<String> botTexts() {
        return fromBot().stream().map(SeenMessage::text).toList();
    }

    /** The newest message of the bot; an assertion error when there is none. */
    public SeenMessage last() {
        List<SeenMessage> messages = fromBot();
        if (messages.isEmpty()) {
            throw new AssertionError("the bot has said nothing here");
        }
        return messages.get(messages.size() - 1);
    }

    /** How many messages the bot has sent here that are still there. */
    public int count() {
        return room.world().read(() -> (int) room.messages().values().stream()
                .filter(message -> message.sender().isTheBot())
                .count());
    }

    /** The message as it is now; an assertion error when it is deleted. */
    public SeenMessage now(SeenMessage earlier) {
        return room.world().read(() -> {
            Message message = room.messages().get(earlier.id());
            if (message == null) {
                throw new AssertionError("the message is deleted");
            }
            return message.seen();
        });
    }

    /** How often the bot was seen typing, or busy otherwise. */
    public int actions() {
        return room.world().read(room::actions);
    }

    /** From now on the bot can no longer change or delete what it has said so far. */
    public void growsOld() {
        room.world().change(() -> room.messages().values().forEach(Message::growsOld));
    }

    /** More than 48 hours pass: by the documentation of deleteMessage it deletes nothing of this any more. */
    public void growsTooOldToDelete() {
        room.world().change(() -> room.messages().values().forEach(Message::growsTooOldToDelete));
    }

    /** Somebody deletes a message; the bot is not told. */
    public void delete(SeenMessage message) {
        room.world().change(() -> room.messages().remove(message.id()));
    }

    /** The whole chat, as a failing test shows it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(room.title());
        NavigableMap<Long, Message> messages = room.world().read(() -> new TreeMap<>(room.messages()));
        messages.values().forEach(message -> text.append('\n').append(message.seen()));
        return text.toString();
    }
}
