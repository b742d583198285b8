package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server with one text channel and its threads. Thread-safe. */
public final class Guild {

    private final World world;
    private final String id;
    private final String name;
    private final List<Account> members = new ArrayList<>();
    private final Room room;
    private final List<GuildThread> threads = new ArrayList<>();
    private String locale = "en-US";
    private boolean hasBot;
    private int botJoins;
    private @Nullable String joined;
    private boolean isDown;
    private boolean botMayWrite = true;
    private boolean botMayWriteInThreads = true;
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

    /** Whether the bot may write in the channel, or in one of its threads. */
    boolean isBotAllowedToWriteIn(Room place) {
        return place.thread() == null ? botMayWrite : botMayWriteInThreads;
    }

    boolean isDown() {
        return isDown;
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

    /** Somebody starts a public thread in the channel. */
    public GuildThread thread(String title, Person starter) {
        return world.with(() -> {
            GuildThread thread = new GuildThread(world, this, title, starter.account());
            threads.add(thread);
            tell("THREAD_CREATE", thread.room().json().put("newly_created", true));
            return thread;
        });
    }

    /** A thread is deleted with all its messages. */
    public void deletes(GuildThread thread) {
        world.change(() -> {
            threads.remove(thread);
            world.rooms().remove(thread.id());
            tell(
                    "THREAD_DELETE",
                    Json.object()
                            .put("id", thread.id())
                            .put("type", Room.PUBLIC_THREAD)
                            .put("guild_id", id)
                            .put("parent_id", room.id()));
        });
    }

    /** The channel is deleted, and its threads with it. */
    public void deletesChannel() {
        world.change(() -> {
            threads.forEach(thread -> world.rooms().remove(thread.id()));
            threads.clear();
            hasSystemChannel = false;
            world.rooms().remove(room.id());
            tell("CHANNEL_DELETE", room.json());
        });
    }

    /** Discord has an outage: until {@link #comesBack} the bot sees that the guild is there, and nothing of it. */
    public void goesDown() {
        world.change(() -> {
            tell("GUILD_DELETE", unavailable());
            isDown = true;
        });
    }

    /** The outage is over. */
    public void comesBack() {
        world.change(() -> {
            isDown = false;
            tell("GUILD_CREATE", json());
        });
    }

    /** As Discord says that there is such a guild, which is all there is to say for now. */
    ObjectNode unavailable() {
        return Json.object().put("id", id).put("unavailable", true);
    }

    /** Tells the bot, when it is there. */
    void tell(String event, ObjectNode json) {
        if (hasBot && !isDown) {
            world.dispatch(event, json, Intents.GUILDS);
        }
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
            tell("GUILD_CREATE", json());
        });
        return this;
    }

    /** Adds the bot, as of this time. */
    public Guild addsBot(Instant at) {
        joined = at.toString();
        return addsBot();
    }

    /** The bot is removed. When it is not connected, it can find out only by what it is told at its next start. */
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
            tell("CHANNEL_UPDATE", room.json());
        });
        return this;
    }

    /** From now on the bot may, or may not, write in threads of the channel. It is told. */
    public Guild botMayWriteInThreads(boolean may) {
        world.change(() -> {
            botMayWriteInThreads = may;
            tell("CHANNEL_UPDATE", room.json());
        });
        return this;
    }

    /** What the bot may do in the channel and its threads. */
    long permissions() {
        return Permissions.ALL_OF_A_MEMBER & ~denied();
    }

    private long denied() {
        return (botMayWrite ? 0 : Permissions.SEND_MESSAGES)
                | (botMayWriteInThreads ? 0 : Permissions.SEND_MESSAGES_IN_THREADS);
    }

    ArrayNode overwrites() {
        ArrayNode all = Json.array();
        if (denied() != 0) {
            all.addObject()
                    .put("id", world.bot().id())
                    .put("type", 1)
                    .put("allow", "0")
                    .put("deny", Long.toString(denied()));
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
                "presences",
                "stage_instances",
                "guild_scheduled_events",
                "soundboard_sounds")) {
            json.putArray(list);
        }
        json.putArray("roles").add(everyone());
        json.putArray("members").add(world.bot().memberJson().put("joined_at", botJoined()));
        ArrayNode channels = json.putArray("channels");
        if (!room.isGone()) {
            ObjectNode channel = room.json();
            channel.remove("guild_id");
            channels.add(channel);
        }
        ArrayNode active = json.putArray("threads");
        threads.stream()
                .filter(thread -> !thread.isArchived())
                .forEach(thread -> active.add(thread.room().json()));
        return json;
    }

    /** Every time it comes is a day of its own. */
    private String botJoined() {
        return joined != null ? joined : "2024-01-" + (10 + botJoins) + "T00:00:00.000000+00:00";
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
