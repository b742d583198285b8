package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A chat as the server keeps it. Guarded by the lock of its {@link World}. */
final class Room {

    private final World world;
    private final long id;
    private final Kind kind;
    private final boolean isForum;
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    private final Map<Long, Topic> topics = new LinkedHashMap<>();
    private final Map<Long, Standing> members = new LinkedHashMap<>();
    private String title;
    private Standing bot = Standing.STRANGER;
    private @Nullable Room migratedTo;
    /** Message 1 of a supergroup or channel says that it was made. */
    private long lastNumber = 1;

    private int actions;

    Room(World world, long id, Kind kind, boolean isForum, String title) {
        this.world = world;
        this.id = id;
        this.kind = kind;
        this.isForum = isForum;
        this.title = title;
    }

    World world() {
        return world;
    }

    long id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    boolean isForum() {
        return isForum;
    }

    /** The title; in a private chat the person's first name. */
    String title() {
        return title;
    }

    void rename(String name) {
        title = name;
    }

    Standing bot() {
        return bot;
    }

    void bot(Standing now) {
        bot = now;
    }

    Map<Long, Standing> members() {
        return members;
    }

    Map<Long, Topic> topics() {
        return topics;
    }

    NavigableMap<Long, Message> messages() {
        return messages;
    }

    /** How often the bot showed that it is busy here. */
    int actions() {
        return actions;
    }

    void showAction() {
        actions++;
    }

    @Nullable
    Room migratedTo() {
        return migratedTo;
    }

    void migrateTo(Room room) {
        migratedTo = room;
    }

    /** A new message with the next number; it is seen at once. */
    Message write(Sender sender) {
        long number = kind.hasOwnNumbers() ? ++lastNumber : world.nextNumber();
        Message message = new Message(number, this, sender, world.seconds());
        messages.put(number, message);
        return message;
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("type", kind.word());
        json.put(kind == Kind.PRIVATE ? "first_name" : "title", title);
        if (isForum) {
            json.put("is_forum", true);
        }
        return json;
    }

    /** Refuses what the bot wants here when it may not write here, in Telegram's words. */
    void requireOpen() {
        if (migratedTo != null) {
            throw Refusal.migrated(migratedTo.id);
        }
        if (bot.isInside()) {
            return;
        }
        if (kind == Kind.PRIVATE) {
            throw Refusal.forbidden(
                    bot == Standing.KICKED
                            ? "bot was blocked by the user"
                            : "bot can't initiate conversation with a user");
        }
        if (bot == Standing.STRANGER) {
            throw Refusal.badRequest("chat not found");
        }
        throw Refusal.forbidden(
                bot == Standing.KICKED
                        ? "bot was kicked from the " + kind.word() + " chat"
                        : "bot is not a member of the " + kind.word() + " chat");
    }

    /** The topic with this number; null for 0. Refuses a topic that is not there. */
    @Nullable
    Topic requireTopic(long thread) {
        if (thread == 0) {
            return null;
        }
        Topic topic = topics.get(thread);
        if (topic == null || topic.condition() == Topic.Condition.DELETED) {
            throw Refusal.badRequest("message thread not found");
        }
        if (topic.condition() == Topic.Condition.CLOSED && bot != Standing.ADMINISTRATOR) {
            throw Refusal.badRequest("TOPIC_CLOSED");
        }
        return topic;
    }
}
