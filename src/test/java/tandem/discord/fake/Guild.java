package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A server with one text channel. Thread-safe. */
public final class Guild {

    private final World world;
    private final String id;
    private final String name;
    private final List<Account> members = new ArrayList<>();
    private final Room room;
    private String locale = "en-US";
    private boolean hasBot;
    private int botJoins;
    private boolean botMayWrite = true;
    private boolean hasSystemChannel = true;

    Guild(World world, String name) {
        this.world = world;
        this.id = world.nextId();
        this.name = name;
        this.room = world.newRoom(Room.GUILD_TEXT, this);
    }

    Room room() {
        return room;
    }

    List<Account> accounts() {
        return members;
    }

    boolean hasBotInside() {
        return hasBot;
    }

    boolean isBotAllowedToWrite() {
        return botMayWrite;
    }

    /** The id of the guild. */
    public String id() {
        return id;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The id of its text channel. */
    public String channel() {
        return room.id();
    }

    /** Whether the bot is there. */
    public boolean hasBot() {
        return world.read(() -> hasBot);
    }

    /** The language of the guild, such as {@code de}; {@code en-US} unless set. */
    public Guild locale(String tag) {
        world.change(() -> locale = tag);
        return this;
    }

    /** The language of the guild. */
    public String locale() {
        return world.read(() -> locale);
    }

    /** There is no channel for greetings. */
    public Guild withoutSystemChannel() {
        world.change(() -> hasSystemChannel = false);
        return this;
    }

    /** Somebody new is there; a bot without the intent for members is not told. */
    public Guild joins(Person person) {
        world.change(() -> members.add(person.account()));
        return this;
    }

    /** Somebody goes. */
    public void leaves(Person person) {
        world.change(() -> members.remove(person.account()));
    }

    /** Somebody with the right to do so adds the bot. */
    public Guild addsBot() {
        world.change(() -> {
            hasBot = true;
            botJoins++;
            world.dispatch("GUILD_CREATE", json(), Intents.GUILDS);
        });
        return this;
    }

    /** The bot is removed. */
    public void removesBot() {
        world.change(this::botGoes);
    }

    void botGoes() {
        hasBot = false;
        world.dispatch("GUILD_DELETE", Json.object().put("id", id), Intents.GUILDS);
    }

    /** From now on the bot may, or may not, write in the channel. It is told. */
    public Guild botMayWrite(boolean may) {
        world.change(() -> {
            botMayWrite = may;
            if (hasBot) {
                world.dispatch("CHANNEL_UPDATE", room.json(), Intents.GUILDS);
            }
        });
        return this;
    }

    /** What the bot may do in the channel. */
    long permissions() {
        return botMayWrite ? Permissions.ALL_OF_A_MEMBER : Permissions.ALL_OF_A_MEMBER & ~Permissions.SEND_MESSAGES;
    }

    ArrayNode overwrites() {
        ArrayNode all = Json.array();
        if (!botMayWrite) {
            all.addObject()
                    .put("id", world.bot().id())
                    .put("type", 1)
                    .put("allow", "0")
                    .put("deny", Long.toString(Permissions.SEND_MESSAGES));
        }
        return all;
    }

    /** As Discord describes it when the bot comes there. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("owner_id", members.isEmpty() ? "1" : members.get(0).id())
                .put("preferred_locale", locale)
                .put("system_channel_id", hasSystemChannel ? room.id() : null)
                .put("system_channel_flags", 0)
                .put("joined_at", botJoined())
                .put("large", false)
                .put("unavailable", false)
                .put("member_count", members.size() + (hasBot ? 1 : 0))
                .put("afk_timeout", 300)
                .put("verification_level", 0)
                .put("default_message_notifications", 0)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("premium_progress_bar_enabled", false)
                .putNull("icon")
                .putNull("splash")
                .putNull("afk_channel_id")
                .putNull("vanity_url_code")
                .putNull("description")
                .putNull("banner")
                .putNull("rules_channel_id")
                .putNull("public_updates_channel_id");
        for (String list : List.of(
                "features",
                "emojis",
                "stickers",
                "voice_states",
                "threads",
                "presences",
                "stage_instances",
                "guild_scheduled_events",
                "soundboard_sounds")) {
            json.putArray(list);
        }
        json.putArray("roles").add(everyone());
        json.putArray("members").add(world.bot().memberJson().put("joined_at", botJoined()));
        ObjectNode channel = room.json();
        channel.remove("guild_id");
        json.putArray("channels").add(channel);
        return json;
    }

    /** Every time it comes is a day of its own. */
    private String botJoined() {
        return "2024-01-" + (10 + botJoins) + "T00:00:00.000000+00:00";
    }

    private ObjectNode everyone() {
        ObjectNode role = Json.object()
                .put("id", id)
                .put("name", "@everyone")
                .put("color", 0)
                .put("hoist", false)
                .put("position", 0)
                .put("permissions", Long.toString(Permissions.ALL_OF_A_MEMBER))
                .put("managed", false)
                .put("mentionable", false)
                .put("flags", 0)
                .putNull("icon")
                .putNull("unicode_emoji");
        role.putObject("colors")
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        return role;
    }
}
