package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything behind the interface. One lock guards it all; the bot's calls hold it as well. */
final class World {

    private static final long EPOCH = 1_420_070_400_000L;
    private static final int TIME_SHIFT = 22;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, Guild> guilds = new LinkedHashMap<>();
    private final Map<String, JsonNode> commands = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Account bot;
    private final Interactions interactions;
    private final Sessions sessions;
    private long lastId;

    World(String botId, String botName, InstantSource clock) {
        this.clock = clock;
        bot = new Account(botId, botName, "en-US", true);
        accounts.put(botId, bot);
        interactions = new Interactions(this);
        sessions = new Sessions(this);
    }

    /** Runs it with the lock held, and lets those who wait look again. */
    <T> T with(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Runs it with the lock held; it must change nothing. */
    <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable work) {
        with(() -> {
            work.run();
            return true;
        });
    }

    ReentrantLock lock() {
        return lock;
    }

    Condition changed() {
        return changed;
    }

    Instant now() {
        return clock.instant();
    }

    Account bot() {
        return bot;
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    Map<String, Room> rooms() {
        return rooms;
    }

    Map<String, Guild> guilds() {
        return guilds;
    }

    /** By guild; under an empty id the global ones. */
    Map<String, JsonNode> commands() {
        return commands;
    }

    Interactions interactions() {
        return interactions;
    }

    Sessions sessions() {
        return sessions;
    }

    /** A snowflake of now, greater than all before. */
    String nextId() {
        lastId = Math.max(lastId + 1, (now().toEpochMilli() - EPOCH) << TIME_SHIFT);
        return Long.toString(lastId);
    }

    /** The newest snowflake so far. */
    long lastId() {
        return lastId;
    }

    Account newAccount(String name, String locale) {
        Account account = new Account(nextId(), name, locale, false);
        accounts.put(account.id(), account);
        return account;
    }

    Room newRoom(int type, @Nullable Guild guild) {
        Room room = new Room(this, nextId(), type, guild);
        rooms.put(room.id(), room);
        return room;
    }

    /** The command with this name that people find in a guild, or anywhere when it is null. */
    @Nullable
    JsonNode command(@Nullable Guild guild, String name) {
        for (String place : guild == null ? new String[] {""} : new String[] {guild.id(), ""}) {
            for (JsonNode command : commands.getOrDefault(place, Json.array())) {
                if (command.path("name").asText().equals(name)) {
                    return command;
                }
            }
        }
        return null;
    }

    /** Tells the bot. */
    void dispatch(String event, ObjectNode data, int intent) {
        sessions.dispatch(event, data, intent);
    }
}
