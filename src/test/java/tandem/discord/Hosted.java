package tandem.discord;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.chat.Health;
import tandem.discord.fake.FakeDiscord;
import tandem.engine.Dialogs;
import tandem.engine.Entropy;
import tandem.engine.TestDialogs;
import tandem.whole.MovedClock;
import tandem.whole.Scene;
import tandem.whole.WholeBot;
import tandem.whole.WholeStore;

/**
 * The bot as it is hosted, but on a fake Discord and with a clock that can be moved on: real adapter, library, engine and
 * store on disk. It can be ended and begun again over the same data.
 */
final class Hosted implements AutoCloseable {

    static final String APOLOGY = "Something went wrong on my side.";

    /** What is configured unless somebody sets it. */
    private static final int USUAL_TOUCH = 3;

    private static final int LANES = 8;
    private static final Duration DONE = Duration.ofSeconds(30);

    private final FakeDiscord discord;
    private final Path folder;
    private final Dialogs dialogs;
    private final MovedClock clock;
    private final Supplier<Entropy> draws;
    private final Taken taken = new Taken();
    private int touch = USUAL_TOUCH;
    private @Nullable Running running;

    /** Everything that ends with the process. */
    private record Running(
            WholeStore store, ExecutorService threads, DiscordAdapter adapter, WholeBot bot, Thread listening) {}

    private Hosted(FakeDiscord discord, Path folder, Dialogs dialogs, MovedClock clock, Supplier<Entropy> draws) {
        this.discord = discord;
        this.folder = folder;
        this.dialogs = dialogs;
        this.clock = clock;
        this.draws = draws;
    }

    /** With the flows that people get; returns when the bot listens. */
    static Hosted start(FakeDiscord discord, Path folder) {
        Hosted hosted = new Hosted(discord, folder, TestDialogs.shipped(), new MovedClock(), WholeBot::entropy);
        hosted.start();
        return hosted;
    }

    /** As a transcript wants it. */
    static Hosted start(FakeDiscord discord, Scene scene) {
        Hosted hosted = new Hosted(discord, scene.folder(), scene.dialogs(), scene.clock(), scene.draws());
        hosted.start();
        return hosted;
    }

    /** Begins anew over the same data, with ideas that have no more touch than this. */
    void startAgainWith(int mostTouch) {
        stop();
        touch = mostTouch;
        start();
    }

    void start() {
        begin();
        discord.await(
                DONE,
                () -> now().adapter().health().state() == Health.State.UP
                        && !discord.commands().equals("[]"));
    }

    /** Begins without waiting for a connection. */
    void begin() {
        WholeStore store = WholeStore.encrypted(folder);
        ExecutorService threads = Executors.newCachedThreadPool();
        DiscordAdapter adapter = new DiscordAdapter(
                new DiscordAdapter.Settings(
                        discord.token(),
                        URI.create(discord.url()),
                        null,
                        touch,
                        false,
                        Map.of("", dialogs.menu()),
                        APOLOGY,
                        picture -> picture.lines() == null
                                ? dialogs.pictures().bytes(picture)
                                : Optional.of(new byte[] {1}),
                        store.store()),
                store.store().memory(DiscordAdapter.PLATFORM),
                threads,
                clock,
                clock);
        WholeBot bot = new WholeBot(store.store(), dialogs, clock, draws, LANES, adapter);
        Thread listening = new Thread(() -> adapter.run(taken.before(bot)), "listening");
        listening.start();
        running = new Running(store, threads, adapter, bot, listening);
    }

    /** What became of the events that Discord has brought. */
    Taken taken() {
        return taken;
    }

    DiscordAdapter adapter() {
        return now().adapter();
    }

    /** Waits until it is so, and until everything that follows is said. */
    void until(BooleanSupplier condition) {
        discord.await(DONE, condition);
        settles();
    }

    /** Waits until everybody who wants an answer has one and everything that follows from it is said. */
    void settles() {
        discord.await(DONE, () -> discord.interactions().stream().allMatch(each -> each.isAcknowledged()));
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

    /** Waits until everything that can be delivered is. */
    void quiet() {
        try {
            if (!now().bot().settle(DONE)) {
                throw new AssertionError(
                        "something is not delivered:\n" + now().adapter().health());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends as the program does. */
    void stop() {
        Running ending = now();
        running = null;
        ending.adapter().stop();
        ending.bot().close();
        ending.adapter().close();
        ending.store().close();
        ending.threads().shutdown();
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
