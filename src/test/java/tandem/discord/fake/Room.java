package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A channel and its messages. Guarded by the lock of the world. */
final class Room {

    static final int GUILD_TEXT = 0;
    static final int DM = 1;
    static final int GROUP_DM = 3;
    static final int PUBLIC_THREAD = 11;

    private final World world;
    private final String id;
    private final int type;
    private final @Nullable Guild guild;
    private final List<Account> people = new ArrayList<>();
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    private @Nullable GuildThread thread;
    private boolean isClosed;
    private boolean isWithBot;
    private boolean isOpen;
    private int typing;

    Room(World world, String id, int type, @Nullable Guild guild) {
        this.world = world;
        this.id = id;
        this.type = type;
        this.guild = guild;
    }

    World world() {
        return world;
    }

    String id() {
        return id;
    }

    int type() {
        return type;
    }

    @Nullable
    Guild guild() {
        return guild;
    }

    /** Null when it is none. */
    @Nullable
    GuildThread thread() {
        return thread;
    }

    void isOf(GuildThread owner) {
        thread = owner;
    }

    /** Whether it was deleted. */
    boolean isGone() {
        return !world.rooms().containsKey(id);
    }

    /** Who is there, without the bot. */
    List<Account> people() {
        return guild == null ? people : guild.accounts();
    }

    NavigableMap<Long, Message> messages() {
        return messages;
    }

    /** Whether the person takes no private messages from the bot. */
    boolean isClosed() {
        return isClosed;
    }

    void closed(boolean closed) {
        isClosed = closed;
    }

    /** Whether it is in a server that is down. */
    boolean isDown() {
        return guild != null && guild.isDown();
    }

    boolean hasBot() {
        return guild == null ? isWithBot : guild.hasBotInside();
    }

    /** It is the private chat of somebody with the bot. */
    void withBot() {
        isWithBot = true;
    }

    /** Whether anything was said here, or the bot has asked for this private chat. */
    boolean isOpen() {
        return isOpen;
    }

    void opened() {
        isOpen = true;
    }

    int typing() {
        return typing;
    }

    void typed() {
        typing++;
    }

    /** What events about it need as an intent. */
    int intent() {
        return guild == null ? Intents.DIRECT_MESSAGES : Intents.GUILD_MESSAGES;
    }

    /** The message with this id; null when there is none. */
    @Nullable
    Message message(String messageId) {
        try {
            return messages.get(Long.parseLong(messageId));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A new message of somebody, not yet told to the bot. */
    Message write(Account author) {
        if (isGone()) {
            throw Refusal.unknownChannel();
        }
        if (thread != null) {
            thread.wakes();
        }
        Message message = new Message(this, world.nextId(), author);
        messages.put(message.number(), message);
        return message;
    }

    /** Refuses to change what was said in a thread that sleeps. */
    void refuseWhileAsleep() {
        if (thread != null && thread.isArchived()) {
            throw Refusal.archivedThread(400);
        }
    }

    /** Tells the bot about a message, when it is there and may know. */
    void tell(String event, Message message) {
        if (!hasBot() || isDown() || message.ephemeralFor() != null) {
            return;
        }
        ObjectNode json = message.json(message.isVisibleToBot());
        json.put("channel_type", type);
        if (guild != null) {
            json.put("guild_id", guild.id());
            ObjectNode member = message.author().memberJson();
            member.remove("user");
            json.set("member", member);
        }
        world.dispatch(event, json, intent());
    }

    /** The message goes; the bot is told when it was there to see it. */
    void delete(Message message) {
        messages.remove(message.number());
        if (hasBot() && message.ephemeralFor() == null) {
            ObjectNode json = Json.object().put("id", message.id()).put("channel_id", id);
            if (guild != null) {
                json.put("guild_id", guild.id());
            }
            world.dispatch("MESSAGE_DELETE", json, intent());
        }
    }

    /** As Discord describes a channel. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("type", type).put("flags", 0);
        json.put(
                "last_message_id",
                messages.isEmpty() ? null : messages.lastEntry().getValue().id());
        if (guild != null) {
            json.put("guild_id", guild.id());
            if (thread != null) {
                thread.describe(json);
                return json;
            }
            json.put("name", "general").put("position", 0);
            json.put("nsfw", false).put("rate_limit_per_user", 0);
            json.putNull("topic").putNull("parent_id");
            json.set("permission_overwrites", guild.overwrites());
            return json;
        }
        ArrayNode recipients = json.putArray("recipients");
        people.forEach(account -> recipients.add(account.json()));
        if (type == GROUP_DM) {
            json.put("owner_id", people.get(0).id()).putNull("name").putNull("icon");
        }
        return json;
    }
}
