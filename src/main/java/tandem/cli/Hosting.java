package tandem.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chart.LineChart;
import tandem.chat.LiveAdapter;
import tandem.chat.Pictures;
import tandem.config.Config;
import tandem.config.Secret;
import tandem.discord.DiscordAdapter;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.SystemText;
import tandem.runtime.Store;
import tandem.telegram.TelegramAdapter;
import tandem.trace.Wordless;

/** The bot on its platforms, until the process is told to end or there is none left that works. */
final class Hosting {

    /** A little less than {@link Ending} waits; reading takes at most five of these seconds. */
    private static final Duration ENDING = Duration.ofSeconds(9);

    private static final Logger LOG = LoggerFactory.getLogger(Hosting.class);

    private Hosting() {}

    /**
     * Runs the bot wherever it has a token.
     *
     * @return the exit code; returns by itself only when every platform has ended for good
     */
    static int run(CommonOptions options, Config config) {
        LiveDialogs dialogs = options.dialogs(config);
        Operator operator = CommonOptions.operator(config);
        Place place = Place.ofBot(config.dataDir());
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "platform");
            thread.setDaemon(true);
            return thread;
        });
        AtomicBoolean told = new AtomicBoolean();
        try (OpenStore open = Stores.open(place, config.keyFile());
                ControlDesk desk = ControlDesk.open(place, config.keyFile(), open)) {
            Store store = open.documents();
            InstantSource clock = Clock.systemUTC();
            InstantSource steady = new SteadyClock();
            LOG.info("{}, data in {}", Tandem.Version.text(), place.folder());
            List<LiveAdapter> platforms = platforms(config, dialogs, store, threads, clock, steady);
            try (LiveDialogs watched = dialogs.watched();
                    Bot bot = new Bot(store, () -> new Engine(watched.now(), operator), clock, steady, platforms)) {
                desk.hear(bot::counts);
                Once end = new Once(() -> end(platforms, threads, desk, bot, open));
                Ending.listen(() -> {
                    told.set(true);
                    end.run();
                });
                try {
                    all(platforms, platform -> platform.run(bot), threads);
                } finally {
                    end.run(); // Told by a signal, it waits here for what that has begun.
                }
            } finally {
                platforms.forEach(LiveAdapter::close);
            }
        } finally {
            threads.shutdown();
        }
        return told.get() ? 0 : Tandem.OPERATOR;
    }

    /**
     * The one way in which all of it ends, told to or by itself: nothing more is taken, what was taken is finished, all in
     * {@link #ENDING}.
     */
    private static void end(
            List<LiveAdapter> platforms, ExecutorService threads, ControlDesk desk, Bot bot, OpenStore store) {
        long until = System.nanoTime() + ENDING.toNanos();
        LOG.info("ending: what is under way is finished");
        all(platforms, Hosting::stop, threads);
        desk.close();
        bot.close(Duration.ofNanos(until - System.nanoTime()));
        all(platforms, LiveAdapter::close, threads);
        store.close();
        LOG.info("ended; what was not sent goes out at the next start");
    }

    /** One that cannot stop in order does not keep the others, and the store, from ending so. */
    private static void stop(LiveAdapter platform) {
        try {
            platform.stop();
        } catch (RuntimeException e) {
            LOG.error("{} could not stop in order", platform.platform(), Wordless.of(e));
        }
    }

    /** Does something with all platforms at once, and returns when it is done with each. */
    private static void all(List<LiveAdapter> platforms, Consumer<LiveAdapter> work, ExecutorService threads) {
        CompletableFuture.allOf(platforms.stream()
                        .map(platform -> CompletableFuture.runAsync(() -> work.accept(platform), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static List<LiveAdapter> platforms(
            Config config,
            LiveDialogs dialogs,
            Store store,
            ExecutorService threads,
            InstantSource clock,
            InstantSource steady) {
        List<LiveAdapter> platforms = new ArrayList<>();
        Secret telegram = config.telegram().token();
        if (telegram != null) {
            platforms.add(new TelegramAdapter(
                    telegram(config, telegram, dialogs, store),
                    store.memory(TelegramAdapter.PLATFORM),
                    threads,
                    clock,
                    steady));
        }
        Secret discord = config.discord().token();
        if (discord != null) {
            platforms.add(new DiscordAdapter(
                    discord(config, discord, dialogs, store),
                    store.memory(DiscordAdapter.PLATFORM),
                    threads,
                    clock,
                    steady));
        }
        return platforms;
    }

    private static TelegramAdapter.Settings telegram(Config config, Secret token, LiveDialogs dialogs, Store store) {
        Config.Limits limits = config.telegramLimits();
        return new TelegramAdapter.Settings(
                token.reveal(),
                config.telegram().api(),
                limits.overall(),
                limits.chat(),
                limits.group(),
                TelegramLanguages.of(dialogs.now().menus()),
                apology(dialogs.now()),
                pictures(dialogs),
                store);
    }

    private static DiscordAdapter.Settings discord(Config config, Secret token, LiveDialogs dialogs, Store store) {
        return new DiscordAdapter.Settings(
                token.reveal(),
                config.discord().api(),
                config.discordTryServer(),
                config.discordTouch(),
                config.discordAgeRestricted(),
                dialogs.now().menus(),
                apology(dialogs.now()),
                pictures(dialogs),
                store);
    }

    /** Files are in the dialogs; lines are drawn. */
    private static Pictures pictures(LiveDialogs dialogs) {
        LineChart chart = new LineChart();
        return picture ->
                picture.lines() == null ? dialogs.now().pictures().bytes(picture) : chart.png(picture.lines());
    }

    private static String apology(Dialogs dialogs) {
        return dialogs.text(SystemText.TROUBLE).fillPlain(name -> null, dialogs.locale());
    }
}
