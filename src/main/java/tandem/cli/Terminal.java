package tandem.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tandem.config.Config;
import tandem.console.ConsoleAdapter;
import tandem.console.ConsoleSettings;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.runtime.Store;

/** The bot in the terminal: an ordinary adapter, with data and a clock of its own. */
final class Terminal {

    private static final String CLOCK = "clock";

    private Terminal() {}

    /**
     * Talks until the input ends.
     *
     * @param people who sits at the terminal; nobody means one person alone
     * @param language the tag of the one that is spoken where nobody says otherwise; null for the conversations' own
     * @param ready is run when everything could be opened, before anything is said
     * @return whether anybody was there
     */
    static boolean talk(
            CommonOptions options, Config config, List<String> people, @Nullable String language, Runnable ready) {
        // Side by side: together they are most of the time until the first prompt.
        CompletableFuture<LiveDialogs> opening = CompletableFuture.supplyAsync(() -> options.dialogs(config, language));
        Place place = Place.ofConsole(config.dataDir());
        try (OpenStore open = Stores.open(place, config.keyFile());
                ControlDesk desk = ControlDesk.open(place, config.keyFile(), open)) {
            Store store = open.documents();
            MovableClock clock = new MovableClock(Clock.systemUTC(), store.memory(CLOCK));
            ConsoleSettings settings = ConsoleSettings.of(people, System.getenv());
            LiveDialogs dialogs = loaded(opening);
            Operator operator = CommonOptions.operator(config);
            ready.run();
            ConsoleAdapter adapter = ConsoleAdapter.ofThisProcess(settings, store.memory(Place.CONSOLE), store);
            try (LiveDialogs watched = dialogs.watched();
                    Bot bot = new Bot(
                            store,
                            () -> new Engine(watched.now(), operator),
                            clock,
                            clock.moving(new SteadyClock()),
                            List.of(adapter))) {
                desk.hear(bot::counts);
                Ending ending = Ending.listen(() -> end(adapter, desk, bot, open));
                adapter.atInterrupt(ending::interrupt);
                TimeLapse lapse = new TimeLapse(clock, store, bot);
                return adapter.run(bot, lapse::passes, lapse::settle);
            }
        }
    }

    /** What happens when the process is told to end in the middle: the turns under way are finished. */
    private static void end(ConsoleAdapter adapter, ControlDesk desk, Bot bot, OpenStore store) {
        adapter.end();
        desk.close();
        bot.close();
        store.close();
    }

    private static LiveDialogs loaded(CompletableFuture<LiveDialogs> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
