package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything behind the interface: people, chats, updates. One lock guards it all; the bot's calls hold it as well. */
final class World {

    private static final long FIRST_UPDATE = 864_000_001L;
    private static final long FIRST_PERSON = 5_000_000_001L;
    private static final long FIRST_GROUP = -4_000_000_001L;
    private static final long FIRST_SUPERGROUP = -1_002_000_000_001L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Observers observers = new Observers();
    private final UpdateQueue updates = new UpdateQueue(lock.newCondition(), changed, observers, FIRST_UPDATE);
    private final Callbacks callbacks = new Callbacks();
    private final RateWatch rates = new RateWatch();
    private final Map<CommandList, JsonNode> commands = new LinkedHashMap<>();
    private final Map<Long, Room> rooms = new LinkedHashMap<>();
    private final Map<Long, User> users = new LinkedHashMap<>();
    private final User bot;
    private final InstantSource clock;
    private boolean readsEverything;
    private long numbers;
    private long people;
    private long groups;
    private long supergroups;

    World(User bot, InstantSource clock) {
        this.bot = bot;
        this.clock = clock;
        users.put(bot.id(), bot);
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

    UpdateQueue updates() {
        return updates;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    RateWatch rates() {
        return rates;
    }

    Map<CommandList, JsonNode> commands() {
        return commands;
    }

    Observers observers() {
        return observers;
    }

    User bot() {
        return bot;
    }

    Sender botAsSender() {
        return new Sender(bot, null, true);
    }

    /** Whether privacy mode is off. */
    boolean readsEverything() {
        return readsEverything;
    }

    void readsEverything(boolean everything) {
        readsEverything = everything;
    }

    long seconds() {
        return clock.instant().getEpochSecond();
    }

    long nextNumber() {
        return ++numbers;
    }

    User newPerson(String firstName, @Nullable String language) {
        User person = new User(FIRST_PERSON + people++, false, firstName, null, language);
        users.put(person.id(), person);
        rooms.put(person.id(), new Room(this, person.id(), Kind.PRIVATE, false, firstName));
        return person;
    }

    Room newRoom(Kind kind, boolean isForum, String title) {
        long id = kind == Kind.GROUP ? FIRST_GROUP - groups++ : FIRST_SUPERGROUP - supergroups++;
        Room room = new Room(this, id, kind, isForum, title);
        rooms.put(id, room);
        return room;
    }

    @Nullable
    Room room(long id) {
        return rooms.get(id);
    }

    @Nullable
    User user(long id) {
        return users.get(id);
    }

    /** The room of a call. Refuses an unknown one. */
    Room requireRoom(Parameters parameters) {
        String id = parameters.text("chat_id");
        if (id == null) {
            throw Refusal.badRequest("chat_id is empty");
        }
        Room room = null;
        try {
            room = rooms.get(Long.parseLong(id));
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("chat not found");
        }
        if (room == null) {
            throw Refusal.badRequest("chat not found");
        }
        return room;
    }

    /** Hands the message to the bot, when it may see it. */
    void deliver(String kind, Message message) {
        if (Privacy.shows(message)) {
            updates.add(kind, message.json(), message.room().id());
        }
    }
}
