package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A Discord for one bot, with people, guilds, REST and a gateway on loopback. Thread-safe. */
public final class FakeDiscord implements AutoCloseable {

    private static final String BOT_ID = "1100000000000000001";
    private static final String BOT_NAME = "tandem_test_bot";
    private static final String TOKEN = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.Fake00.fakefakefakefakefakefakefakefakefakefake";
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(20);

    private final World world;
    private final Calls calls;
    private final Troubles troubles = new Troubles();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads;
    private final HttpServer server;
    private final Gateway gateway;

    private FakeDiscord(InstantSource clock) throws IOException {
        world = new World(BOT_ID, BOT_NAME, clock);
        calls = new Calls(world);
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake-discord");
            thread.setDaemon(true);
            return thread;
        });
        gateway = new Gateway(world, calls, TOKEN, threads);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", new Front(world, calls, troubles, Routes.of(world, gateway.url()), TOKEN, closing));
        server.start();
        gateway.start();
    }

    /** A fake that goes by the real time. */
    public static FakeDiscord start() {
        return start(InstantSource.system());
    }

    /**
     * A fake.
     *
     * @param clock gives the dates of messages and ends the life of interactions
     */
    public static FakeDiscord start(InstantSource clock) {
        // Without it a small answer waits 40 ms for the client's acknowledgement. The server reads it once.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        try {
            return new FakeDiscord(clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the REST interface, with a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v10/";
    }

    /** The token that is accepted. */
    public String token() {
        return TOKEN;
    }

    /** The bot's own id, which is that of its application as well. */
    public String botId() {
        return BOT_ID;
    }

    /** The bot's user name. */
    public String botName() {
        return BOT_NAME;
    }

    /**
     * Somebody who has not written to the bot yet.
     *
     * @param locale of their client, such as {@code de} or {@code en-US}
     */
    public Person person(String name, String locale) {
        return world.with(() -> {
            Account account = world.newAccount(name, locale);
            Room room = world.newRoom(Room.DM, null);
            room.people().add(account);
            room.withBot();
            return new Person(account, room);
        });
    }

    /** A guild without the bot; the first person owns it. */
    public Guild guild(String name, Person... members) {
        return world.with(() -> {
            Guild guild = new Guild(world, name);
            world.guilds().put(guild.id(), guild);
            for (Person member : members) {
                guild.accounts().add(member.account());
            }
            return guild;
        });
    }

    /** A private channel of people who have installed the bot for themselves. The bot is not in it. */
    public DmGroup dmGroup(Person... people) {
        return world.with(() -> {
            Room room = world.newRoom(people.length > 2 ? Room.GROUP_DM : Room.DM, null);
            for (Person person : people) {
                room.people().add(person.account());
            }
            return new DmGroup(room);
        });
    }

    /** What the bot has asked for. */
    public Calls calls() {
        return calls;
    }

    /** What goes wrong on purpose. */
    public Troubles troubles() {
        return troubles;
    }

    /** The gateway, and what goes wrong there on purpose. */
    public Gateway gateway() {
        return gateway;
    }

    /** All interactions so far, the oldest first. */
    public List<Interaction> interactions() {
        return world.read(() -> world.interactions().all());
    }

    /** How long interactions can be answered further, by the clock of the fake; 15 minutes unless set. */
    public void interactionLife(Duration time) {
        world.change(() -> world.interactions().life(time));
    }

    /** How long the first answer may take, in real time; 3 seconds unless set. */
    public void interactionDeadline(Duration time) {
        world.change(() -> world.interactions().deadline(time));
    }

    /** The global commands as the bot has set them, as JSON; an empty list when it has not. */
    public String commands() {
        return guildCommands("");
    }

    /** The same for a guild. */
    public String guildCommands(String guildId) {
        return world.read(() -> Json.text(world.commands().getOrDefault(guildId, Json.array())));
    }

    /** Where there are commands: the ids of guilds, sorted, and an empty one for everywhere. */
    public List<String> placesWithCommands() {
        return world.read(() -> world.commands().entrySet().stream()
                .filter(place -> !place.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
    }

    /** What the bot shows of itself, as JSON; null when it has never said so. */
    public @Nullable String presence() {
        return world.read(() -> {
            JsonNode presence = world.sessions().presence();
            return presence == null ? null : Json.text(presence);
        });
    }

    /** Whether the bot has a session with a connection. */
    public boolean isConnected() {
        return world.read(() -> !world.sessions().sockets().isEmpty());
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
                    + calls.rejected() + ", interactions: " + interactions() + ", mistakes of the fake: "
                    + calls.failures());
        }
    }

    private boolean waits(Duration time, BooleanSupplier condition) {
        long end = System.nanoTime() + time.toNanos();
        world.lock().lock();
        try {
            while (!condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                // What depends on the time alone makes no noise.
                long unused = world.changed().awaitNanos(Math.min(left, LONGEST_NAP));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            world.lock().unlock();
        }
    }

    /** Ends all calls, the gateway and the server. */
    @Override
    public void close() {
        closing.countDown();
        troubles.end();
        gateway.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
