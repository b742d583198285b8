package tandem.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import tandem.chat.MenuCommand;
import tandem.config.Config;
import tandem.config.Secret;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.SystemText;
import tandem.runtime.Store;
import tandem.telegram.TelegramAdapter;

/** The bot on its platforms, until the process is told to end or there is none left that works. */
final class Hosting {

    /** A little less than {@link Ending} waits; reading takes at most five of these seconds. */
    private static final Duration ENDING = Duration.ofSeconds(9);

    private Hosting() {}

    /**
     * Runs the bot on Telegram.
     *
     * @return the exit code; returns by itself only when the platform has ended for good
     */
    static int run(CommonOptions options, Config config, Secret token) {
        Dialogs dialogs = options.dialogs(config);
        Engine engine = new Engine(dialogs, new Operator(config.operatorName(), config.operatorContact()));
        Place place = Place.ofBot(config.dataDir());
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "telegram-call");
            thread.setDaemon(true);
            return thread;
        });
        AtomicBoolean told = new AtomicBoolean();
        try (OpenStore open = Stores.open(place, config.keyFile());
                ControlDesk desk = ControlDesk.open(place, open)) {
            Store store = open.documents();
            InstantSource clock = Clock.systemUTC();
            InstantSource steady = new SteadyClock();
            TelegramAdapter telegram = new TelegramAdapter(
                    settings(config, token, dialogs), store.memory(TelegramAdapter.PLATFORM), threads, clock, steady);
            try (telegram;
                    Bot bot = new Bot(store, engine, clock, steady, List.of(telegram))) {
                desk.hear(bot::counts);
                Ending.listen(() -> {
                    told.set(true);
                    end(telegram, desk, bot, open);
                });
                telegram.run(bot);
            }
        } finally {
            threads.shutdown();
        }
        return told.get() ? 0 : Tandem.OPERATOR;
    }

    /** What happens when the process is told to end: nothing more is taken, what was taken is finished, all in {@link #ENDING}. */
    private static void end(TelegramAdapter telegram, ControlDesk desk, Bot bot, OpenStore store) {
        long until = System.nanoTime() + ENDING.toNanos();
        telegram.stop();
        desk.close();
        bot.close(Duration.ofNanos(until - System.nanoTime()));
        telegram.close();
        store.close();
    }

    private static TelegramAdapter.Settings settings(Config config, Secret token, Dialogs dialogs) {
        Config.Limits limits = config.telegramLimits();
        return new TelegramAdapter.Settings(
                token.reveal(),
                config.telegram().api(),
                limits.overall(),
                limits.chat(),
                limits.group(),
                Map.of("", menu(dialogs)),
                dialogs.text(SystemText.TROUBLE).fillPlain(name -> null, dialogs.locale()),
                dialogs.pictures());
    }

    /** Commands without a description are kept out of menus. */
    private static List<MenuCommand> menu(Dialogs dialogs) {
        return dialogs.commands().stream()
                .filter(command -> command.description() != null)
                .map(command -> new MenuCommand(
                        command.name(),
                        command.description().fillPlain(name -> null, dialogs.locale()),
                        command.where().hears(false),
                        command.where().hears(true)))
                .toList();
    }
}
