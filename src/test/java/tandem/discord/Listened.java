package tandem.discord;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tandem.chat.Ack;
import tandem.chat.Attachments;
import tandem.chat.Capabilities;
import tandem.chat.Health;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.MenuCommand;
import tandem.chat.Parcel;
import tandem.chat.SendResult;
import tandem.discord.fake.FakeDiscord;
import tandem.whole.MovedClock;
import tandem.whole.Remembered;

/**
 * The real adapter on a fake Discord, with the test in the place of everything behind it: the test says what became of
 * each event. Waits are short. What is logged meanwhile is kept.
 */
final class Listened implements Inbox, AutoCloseable {

    static final List<MenuCommand> MENU = List.of(
            new MenuCommand("limits", "How much touch my ideas may have", true, false),
            new MenuCommand("privacy", "What I keep, and for how long", true, true),
            new MenuCommand("support", "People to talk to", true, true),
            new MenuCommand("tonight", "A small idea for the two of you", true, true));

    static final Duration SOON = Duration.ofSeconds(20);

    private static final Pace QUICK = new Pace(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofMillis(20),
            Duration.ofMillis(160),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    /** An event that was handed in, and what the test makes of it. */
    record Handed(Incoming incoming, CompletableFuture<Ack> stored) {

        void isStored() {
            stored.complete(new Ack(null));
        }

        /** Its turn is not over in time; completes what is returned when it is. */
        CompletableFuture<Ack> isAccepted() {
            CompletableFuture<Ack> turn = new CompletableFuture<>();
            stored.complete(Ack.accepted(turn));
            return turn;
        }

        void fails() {
            stored.completeExceptionally(new IllegalStateException("no disk"));
        }
    }

    private final FakeDiscord discord;
    private final MovedClock clock;
    private final Remembered remembered = new Remembered();
    private final BlockingQueue<Handed> handed = new LinkedBlockingQueue<>();
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private Map<String, List<MenuCommand>> menus = Map.of("", MENU);
    private @Nullable String tryServer;
    private boolean ageRestricted;
    private String url;
    private @Nullable DiscordAdapter adapter;
    private @Nullable ExecutorService threads;
    private @Nullable Thread thread;

    Listened(FakeDiscord discord) {
        this(discord, new MovedClock());
    }

    /** @param clock the same as that of the fake */
    Listened(FakeDiscord discord, MovedClock clock) {
        this.discord = discord;
        this.clock = clock;
        this.url = discord.url();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    }

    /** Something else stands in Discord's place. */
    Listened at(String address) {
        url = address;
        return this;
    }

    /** Other commands, by language. */
    Listened offering(Map<String, List<MenuCommand>> now) {
        menus = now;
        return this;
    }

    /** The only server that has the commands; null for everywhere. */
    Listened ageRestricted(boolean now) {
        ageRestricted = now;
        return this;
    }

    Listened tryingIn(@Nullable String server) {
        tryServer = server;
        return this;
    }

    /** Returns when the bot listens. */
    Listened start() {
        begin(discord.token());
        discord.await(SOON, () -> isUp() && remembered.get("commands").isPresent());
        return this;
    }

    /** What the adapter has noted. */
    Optional<String> noted(String name) {
        return remembered.get(name);
    }

    /** As if the adapter had never noted it. */
    void forgets(String name) {
        remembered.forget(name);
    }

    boolean isUp() {
        return adapter().health().state() == Health.State.UP;
    }

    /** Begins without waiting for a connection. */
    Listened begin(String token) {
        ExecutorService calls = Executors.newCachedThreadPool();
        DiscordAdapter begun = new DiscordAdapter(
                new DiscordAdapter.Settings(
                        token,
                        URI.create(url),
                        tryServer,
                        Capabilities.ANY_TOUCH,
                        ageRestricted,
                        menus,
                        Hosted.APOLOGY,
                        name -> Optional.empty(),
                        Attachments.NONE),
                remembered,
                calls,
                clock,
                InstantSource.system(),
                QUICK);
        adapter = begun;
        threads = calls;
        thread = new Thread(() -> begun.run(this), "listening");
        thread.start();
        return this;
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        throw new AssertionError("Discord's events have a patience");
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming, Duration patience) {
        Handed event = new Handed(incoming, new CompletableFuture<>());
        remembered.talked(incoming.chat());
        handed.add(event);
        return event.stored();
    }

    /** The next event that is handed in. */
    Handed next() {
        try {
            Handed next = handed.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing is handed in; " + adapter().health() + "\n" + log());
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean hasNext() {
        return !handed.isEmpty();
    }

    SendResult send(Parcel parcel) {
        return adapter()
                .send(parcel)
                .toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    DiscordAdapter adapter() {
        if (adapter == null) {
            throw new IllegalStateException("it does not run");
        }
        return adapter;
    }

    /** Waits for the end of listening, which nobody asked for. */
    boolean ends() {
        try {
            if (thread == null) {
                throw new IllegalStateException("it does not run");
            }
            thread.join(SOON.toMillis());
            return !thread.isAlive();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What was logged since this was made. */
    String log() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    void forgetsLog() {
        logged.reset();
    }

    void remembers(String name, String value) {
        remembered.put(name, value);
    }

    /** As /delete does. */
    void forgetsPerson(String user) {
        remembered.forgetChat("@" + user);
    }

    /** Ends everything, however it is. */
    void stop() {
        if (adapter != null && threads != null) {
            adapter.stop();
            adapter.close();
            threads.shutdownNow();
            adapter = null;
        }
    }

    @Override
    public void close() {
        stop();
        System.setErr(usual);
    }
}
