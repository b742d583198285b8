package tandem.discord.fake;

import java.util.List;
import java.util.stream.Collectors;

/** A channel as one person sees it. Thread-safe; what it returns is a copy of that moment. */
public final class Screen {

    private final Room room;
    private final Account viewer;

    Screen(Room room, Account viewer) {
        this.room = room;
        this.viewer = viewer;
    }

    /** All messages that are not deleted, the oldest first. */
    public List<SeenMessage> messages() {
        return room.world()
                .read(() -> room.messages().values().stream()
                        .filter(message -> message.isSeenBy(viewer.id()))
                        .map(Message::seen)
                        .toList());
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

    /** How many messages of the bot are there. */
    public int count() {
        return fromBot().size();
    }

    /** The message as it is now; an assertion error when it is deleted. */
    public SeenMessage now(SeenMessage earlier) {
        return messages().stream()
                .filter(message -> message.id().equals(earlier.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the message is deleted"));
    }

    /** How often the bot was seen typing. */
    public int actions() {
        return room.world().read(room::typing);
    }

    /** Somebody deletes a message; the bot is told, as always. */
    public void delete(SeenMessage message) {
        room.world().change(() -> {
            Message found = room.message(message.id());
            if (found != null) {
                room.delete(found);
            }
        });
    }

    /** The whole channel, as a failing test shows it. */
    @Override
    public String toString() {
        return messages().stream().map(SeenMessage::toString).collect(Collectors.joining("\n"));
    }
}
