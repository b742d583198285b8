package tandem.telegram;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tandem.chat.Ack;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.MenuCommand;
import tandem.telegram.fake.FakeTelegram;
import tandem.whole.Remembered;

/**
 * The real adapter on a fake Telegram, with the test in the place of everything behind it: the test says what became of
 * each event. Waits are short. What is logged meanwhile is kept.
 */
final class Reading implements Inbox, AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    static final Pace QUICK = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(400),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMillis(20),
            Duration.ofMillis(160),
            Duration.ofMillis(200),
            Duration.ofSeconds(5));

    /** An event that was handed in, and what the test makes of it. */
    record Handed(Incoming incoming, Duration patience, CompletableFuture<Ack> stored) {

        void isStored() {
            stored.complete(new Ack(null));
        }

        void fails() {
            stored.completeExceptionally(new IllegalStateException("no disk"));
        }
    }

    private final FakeTelegram telegram;
    private final Pace pace;
    private final Remembered remembered = new Remembered();
    private final BlockingQueue<Handed> handed = new LinkedBlockingQueue<>();
    private final List<Incoming> all = new CopyOnWriteArrayList<>();
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private volatile boolean isByHand = true;
    private volatile String url;
    private volatile Map<String, List<MenuCommand>> menus = Map.of("", Hosted.MENU);
    private @Nullable TelegramAdapter adapter;
    private @Nullable ExecutorService threads;
    private @Nullable Thread thread;

    Reading(FakeTelegram telegram, Pace pace) {
        this.telegram = telegram;
        this.pace = pace;
        this.url = telegram.url();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    }

    Reading(FakeTelegram telegram) {
        this(telegram, QUICK);
    }

    /** From now on everything is stored at once. */
    Reading storesAtOnce() {
        isByHand = false;
        return this;
    }

    /** Something else stands in Telegram's place. */
    Reading at(String address) {
        url = address;
        return this;
    }

    Reading offering(Map<String, List<MenuCommand>> now) {
        menus = now;
        return this;
    }

    Reading start() {
        return start(telegram.token());
    }

    Reading start(String token) {
        ExecutorService calls = Executors.newCachedThreadPool();
        TelegramAdapter.Settings settings = new TelegramAdapter.Settings(
                token,
                URI.create(url),
                0,
                0,
                0,
                menus,
                Hosted.APOLOGY,
                name -> java.util.Optional.empty(),
                tandem.chat.Attachments.NONE);
        TelegramAdapter telegramAdapter =
                new TelegramAdapter(settings, remembered, calls, InstantSource.system(), InstantSource.system(), pace);
        Thread reading = new Thread(() -> telegramAdapter.run(this), "reading");
        reading.start();
        adapter = telegramAdapter;
        threads = calls;
        thread = reading;
        return this;
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        throw new AssertionError("Telegram's events have a patience");
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming, Duration patience) {
        Handed event = new Handed(incoming, patience, new CompletableFuture<>());
        all.add(incoming);
        if (isByHand) {
            handed.add(event);
        } else {
            event.isStored();
        }
        return event.stored();
    }

    /** The next event that is handed in, by hand. */
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

    /** Everything that was handed in, with what was handed in again. */
    List<Incoming> all() {
        return List.copyOf(all);
    }

    boolean hasNext() {
        return !handed.isEmpty();
    }

    TelegramAdapter adapter() {
        if (adapter == null) {
            throw new IllegalStateException("it does not run");
        }
        return adapter;
    }

    /** Waits for the end of reading, which nobody asked for. */
    boolean ends(Duration time) {
        try {
            if (thread == null) {
                throw new IllegalStateException("it does not run");
            }
            thread.join(time.toMillis());
            return !thread.isAlive();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Tells it to stop, and says how long that took. */
    Duration stop() {
        long begun = System.nanoTime();
        adapter().stop();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        close();
        return took;
    }

    /** What was logged since this was made. */
    String log() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    String remembered(String key) {
        return remembered.get(key).orElse("");
    }

    /** Ends everything, however it is. */
    @Override
    public void close() {
        if (adapter != null && threads != null) {
            adapter.stop();
            adapter.close();
            threads.shutdownNow();
            adapter = null;
        }
        System.setErr(usual);
    }
}
