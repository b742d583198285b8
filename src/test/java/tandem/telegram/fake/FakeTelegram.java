package tandem.telegram.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Telegram for one bot, with people, chats and a Bot API on loopback that is as strict as the real one. Thread-safe.
 */
public final class FakeTelegram implements AutoCloseable {

    /** The token of the bot, unless another one was given. */
    public static final String TOKEN = "7000000001:AAFakeFakeFakeFakeFakeFakeFakeFakeF";

    /** The user name of the bot, unless another one was given. */
    public static final String BOT_NAME = "tandem_test_bot";

    private final String token;
    private final World world;
    private final Calls calls;
    private final Troubles troubles = new Troubles();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads;
    private final HttpServer server;

    private FakeTelegram(String token, String botName, InstantSource clock, int port) throws IOException {
        this.token = token;
        long botId = Long.parseLong(token.substring(0, token.indexOf(':')));
        world = new World(new User(botId, true, "Tandem", botName, null), clock);
        calls = new Calls(world);
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake-telegram");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", new Front(new BotApi(world, calls), token, troubles, closing));
        server.start();
    }

    /** A fake with the usual token on a free port. */
    public static FakeTelegram start() {
        return start(TOKEN, BOT_NAME, InstantSource.system(), 0);
    }

    /**
     * A fake.
     *
     * @param clock gives the dates of messages
     * @param port 0 for a free one
     */
    public static FakeTelegram start(String token, String botName, InstantSource clock, int port) {
        // Without it a small answer waits 40 ms for the client's acknowledgement. The server reads it once.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        try {
            return new FakeTelegram(token, botName, clock, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port on loopback. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address without the token, such as {@code http://127.0.0.1:1234}. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The token that is accepted. */
    public String token() {
        return token;
    }

    /** The bot's user name, without an at sign. */
    public String botName() {
        return String.valueOf(world.bot().userName());
    }

    /** The bot's own id. */
    public long botId() {
        return world.bot().id();
    }

    /** Somebody who has not started the bot yet. */
    public Person person(String firstName, @Nullable String language) {
        return world.with(() -> {
            User user = world.newPerson(firstName, language);
            Room room = world.room(user.id());
            if (room == null) {
                throw new IllegalStateException("a person has a private chat");
            }
            return new Person(world, user, room);
        });
    }

    /** A plain group without the bot; the first person has made it. */
    public Group group(String title, Person... members) {
        return group(Kind.GROUP, false, title, members);
    }

    /** A supergroup without the bot. */
    public Group supergroup(String title, Person... members) {
        return group(Kind.SUPERGROUP, false, title, members);
    }

    /** A supergroup with topics, without the bot. */
    public Group forum(String title, Person... members) {
        return group(Kind.SUPERGROUP, true, title, members);
    }

    /** A channel without the bot. */
    public Channel channel(String title) {
        return world.with(() -> new Channel(world.newRoom(Kind.CHANNEL, false, title)));
    }

    private Group group(Kind kind, boolean isForum, String title, Person... members) {
        return world.with(() -> {
            Room room = world.newRoom(kind, isForum, title);
            for (Person member : members) {
                room.members().put(member.id(), room.members().isEmpty() ? Standing.CREATOR : Standing.MEMBER);
            }
            return new Group(room);
        });
    }

    /** Queues any JSON object as an update, also a broken one; adds {@code update_id} when there is none. */
    public void raw(String json) {
        ObjectNode update = objectOf(json);
        world.change(() -> world.updates().addRaw(update));
    }

    /** The bot sees everything that is said in groups, as when BotFather turned its privacy mode off. */
    public void privacyMode(boolean isOn) {
        world.change(() -> world.readsEverything(!isOn));
    }

    /** How long a tap can be answered; 15 seconds unless set. */
    public void callbackLife(Duration time) {
        world.change(() -> world.callbacks().life(time));
    }

    /** The numbers of updates start anew, as after a week without any. */
    public void restartUpdateIds(long first) {
        world.change(() -> world.updates().restartIds(first));
    }

    /** The updates that the bot has not confirmed, as JSON, the oldest first. */
    public List<String> unconfirmed() {
        return world.read(
                () -> world.updates().pending().stream().map(Update::json).toList());
    }

    /** Whether the bot waits for updates right now. */
    public boolean isPolled() {
        return world.read(() -> world.updates().isPolled());
    }

    /** How many updates the bot has confirmed. */
    public long confirmed() {
        return world.read(() -> world.updates().confirmed());
    }

    /** Whether the bot has confirmed all updates. */
    public boolean isQuiet() {
        return world.read(() -> world.updates().size() == 0);
    }

    /** The answers to taps, in the order in which they came. */
    public List<CallbackAnswer> callbackAnswers() {
        return world.read(() -> world.callbacks().answers());
    }

    /** The ids of taps that nobody has answered yet. */
    public List<String> unansweredCallbacks() {
        return world.read(() -> world.callbacks().unanswered());
    }

    /** The lists of commands the bot has set, as JSON. */
    public Map<CommandList, String> commands() {
        return world.read(() -> world.commands().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Json.text(entry.getValue()))));
    }

    /** From now on Telegram's limits hold: too many messages are counted and refused with 429. */
    public void enforceRates() {
        world.change(() -> world.rates().watch(true));
    }

    /** From now on too many messages are counted, but not refused. */
    public void watchRates() {
        world.change(() -> world.rates().watch(false));
    }

    /** How many messages were too many since the limits are watched or enforced. */
    public int rateViolations() {
        return world.read(() -> world.rates().violations());
    }

    /** What the bot has asked for. */
    public Calls calls() {
        return calls;
    }

    /** What goes wrong on purpose. */
    public Troubles troubles() {
        return troubles;
    }

    /**
     * Waits until it is true; looks again whenever something happened here. The condition is asked with everything
     * standing still.
     *
     * @throws AssertionError when it is not true in time
     */
    public void await(Duration time, BooleanSupplier condition) {
        if (!waits(time, condition)) {
            throw new AssertionError("not true after " + time + "; calls so far: " + calls.counts() + ", refused: "
                    + calls.rejected() + ", unconfirmed updates: "
                    + unconfirmed().size());
        }
    }

    /** Whether it became true in time. */
    private boolean waits(Duration time, BooleanSupplier condition) {
        world.lock().lock();
        try {
            long left = time.toNanos();
            while (!condition.getAsBoolean() && left > 0) {
                left = world.changed().awaitNanos(left);
            }
            return condition.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            world.lock().unlock();
        }
    }

    /** Ends all calls and the server. */
    @Override
    public void close() {
        closing.countDown();
        troubles.end();
        world.change(() -> world.updates().close());
        server.stop(0);
        threads.shutdownNow();
    }

    World world() {
        return world;
    }

    static ObjectNode objectOf(String json) {
        try {
            JsonNode node = Json.read(json);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("not a JSON object: " + json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
