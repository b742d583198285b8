package tandem.telegram;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.chat.Attachments;
import tandem.chat.MenuCommand;
import tandem.chat.Pictures;
import tandem.engine.Dialogs;
import tandem.engine.Entropy;
import tandem.engine.TestDialogs;
import tandem.telegram.fake.FakeTelegram;
import tandem.whole.MovedClock;
import tandem.whole.Scene;
import tandem.whole.WholeBot;
import tandem.whole.WholeStore;

/**
 * The bot as it is hosted, but on a fake Telegram and with a clock that can be moved on: real adapter, engine and store on
 * disk. It can be ended and begun again over the same data.
 */
final class Hosted implements AutoCloseable {

    static final String APOLOGY = "Something went wrong on my side.";

    static final List<MenuCommand> MENU = List.of(
            new MenuCommand("limits", "How much touch my ideas may have", true, false),
            new MenuCommand("tonight", "A small idea for the two of you", true, true));

    private static final int LANES = 8;
    private static final Duration DONE = Duration.ofSeconds(30);

    private final FakeTelegram telegram;
    private final Path folder;
    private final Dialogs dialogs;
    private final Pace pace;
    private final MovedClock clock;
    private final Supplier<Entropy> draws;
    private @Nullable Running running;

    /** Everything that ends with the process. */
    private record Running(
            WholeStore store, ExecutorService threads, TelegramAdapter adapter, WholeBot bot, Thread reading) {}

    private Hosted(
            FakeTelegram telegram, Path folder, Dialogs dialogs, Pace pace, MovedClock clock, Supplier<Entropy> draws) {
        this.telegram = telegram;
        this.folder = folder;
        this.dialogs = dialogs;
        this.pace = pace;
        this.clock = clock;
        this.draws = draws;
    }

    /** With the flows that people get. */
    static Hosted start(FakeTelegram telegram, Path folder) {
        return start(telegram, folder, TestDialogs.shipped(), Pace.USUAL);
    }

    static Hosted start(FakeTelegram telegram, Path folder, Dialogs dialogs, Pace pace) {
        Hosted hosted = new Hosted(telegram, folder, dialogs, pace, new MovedClock(), WholeBot::entropy);
        hosted.start();
        return hosted;
    }

    /** As a transcript wants it. */
    static Hosted start(FakeTelegram telegram, Scene scene) {
        Hosted hosted = new Hosted(telegram, scene.folder(), scene.dialogs(), Pace.USUAL, scene.clock(), scene.draws());
        hosted.start();
        return hosted;
    }

    void start() {
        WholeStore store = WholeStore.encrypted(folder);
        ExecutorService threads = Executors.newCachedThreadPool();
        TelegramAdapter adapter = new TelegramAdapter(
                settings(
                        telegram.url(),
                        telegram.token(),
                        picture -> picture.lines() == null
                                ? dialogs.pictures().bytes(picture)
                                : DeliveryTest.picture(picture),
                        store.store()),
                store.store().memory(TelegramAdapter.PLATFORM),
                threads,
                clock,
                clock,
                pace);
        WholeBot bot = new WholeBot(store.store(), dialogs, clock, draws, LANES, adapter);
        Thread reading = new Thread(() -> adapter.run(bot), "reading");
        reading.start();
        running = new Running(store, threads, adapter, bot, reading);
    }

    /** Without limits, which tests of conversations would only wait for. */
    static TelegramAdapter.Settings settings(String url, String token, Pictures pictures) {
        return settings(url, token, pictures, Attachments.NONE);
    }

    static TelegramAdapter.Settings settings(String url, String token, Pictures pictures, Attachments files) {
        return new TelegramAdapter.Settings(
                token, URI.create(url), 0, 0, 0, Map.of("", MENU), APOLOGY, pictures, files);
    }

    TelegramAdapter adapter() {
        return now().adapter();
    }

    WholeStore store() {
        return now().store();
    }

    /** Waits until every update is taken and everything that follows from it is said. */
    void settles() {
        // A tap is answered after its turn, beside everything else.
        telegram.await(
                DONE, () -> telegram.isQuiet() && telegram.unansweredCallbacks().isEmpty());
        quiet();
    }

    /** Lets time go on, stopping wherever something is due, and waits for what comes of it. */
    void passes(Duration span) {
        Instant end = clock.instant().plus(span);
        for (Optional<Instant> stop = stop(end); stop.isPresent(); stop = stop(end)) {
            clock.moved(Duration.between(clock.instant(), stop.get()));
            quiet();
        }
        clock.moved(Duration.between(clock.instant(), end));
        quiet();
    }

    private Optional<Instant> stop(Instant end) {
        return now().bot().stop(now().store().store(), end);
    }

    private void quiet() {
        try {
            if (!now().bot().settle(DONE)) {
                throw new AssertionError(
                        "something is not delivered:\n" + now().adapter().health());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends as the program does, and tells how long reading took to stop. */
    Duration stop() {
        Running ending = now();
        running = null;
        Instant begun = Instant.now();
        ending.adapter().stop();
        Duration took = Duration.between(begun, Instant.now());
        ending.bot().close();
        ending.adapter().close();
        ending.store().close();
        ending.threads().shutdown();
        return took;
    }

    private Running now() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("it does not run");
        }
        return now;
    }

    @Override
    public void close() {
        if (running != null) {
            stop();
        }
    }
}
