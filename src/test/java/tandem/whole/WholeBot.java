package tandem.whole;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tandem.chat.Ack;
import tandem.chat.Capabilities;
import tandem.chat.ChatAdapter;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.delivery.Dispatcher;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.engine.Operator;
import tandem.reminder.ReminderPump;
import tandem.reminder.Sweeper;
import tandem.runtime.Lanes;
import tandem.runtime.Store;
import tandem.runtime.TurnRunner;
import tandem.runtime.Watchdog;

/** Everything between a platform and the store, with as many lanes as one likes. Closing it leaves the store open. */
public final class WholeBot implements Inbox, AutoCloseable {

    /** Events that may wait before whoever brings one more has to. */
    private static final int WAITING = 1_000;

    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Lanes lanes;
    private final Watchdog watchdog;
    private final Dispatcher dispatcher;
    private final ReminderPump reminders;
    private final Sweeper sweeper;
    private final TurnRunner runner;

    /** @param clock the time of day, and never goes back */
    public WholeBot(Store store, Dialogs dialogs, InstantSource clock, int lanes, ChatAdapter adapter) {
        this(store, dialogs, clock, WholeBot::entropy, lanes, adapter);
    }

    /** A bot whose draws somebody else decides. */
    public WholeBot(
            Store store,
            Dialogs dialogs,
            InstantSource clock,
            Supplier<Entropy> entropy,
            int lanes,
            ChatAdapter adapter) {
        this(store, new Engine(dialogs, new Operator(null, null)), clock, entropy, lanes, adapter);
    }

    /** A bot of an operator. */
    public WholeBot(
            Store store,
            Engine engine,
            InstantSource clock,
            Supplier<Entropy> entropy,
            int lanes,
            ChatAdapter adapter) {
        this.lanes = new Lanes(lanes, WAITING, threads);
        this.watchdog = new Watchdog(store, clock, clock);
        this.dispatcher = new Dispatcher(store, List.of(adapter), clock, clock);
        this.runner = new TurnRunner(
                store,
                () -> engine,
                clock,
                entropy,
                this.lanes,
                watchdog,
                Capabilities.of(List.of(adapter)),
                dispatcher::signal,
                this::scheduled);
        this.reminders = new ReminderPump(store, clock, runner::wake);
        this.sweeper = new Sweeper(store, store.memory(Sweeper.MEMORY), clock, runner::look);
        threads.execute(watchdog);
        runner.resume();
        threads.execute(dispatcher);
        threads.execute(reminders);
        threads.execute(sweeper);
    }

    /** Where time stops on its way: at what is due, which once a day the sweeper is; empty when there is no stop. */
    public Optional<Instant> stop(Store store, Instant end) {
        Instant sweep = sweeper.next();
        Instant next = store.nextDue().filter(due -> due.isBefore(sweep)).orElse(sweep);
        return next.isAfter(end) ? Optional.empty() : Optional.of(next);
    }

    private void scheduled() {
        reminders.signal();
    }

    /** Nobody's ids are worth guessing here, so nobody waits for a secure source. */
    public static Entropy entropy() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Entropy(random.nextLong(), random.nextLong());
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        return runner.submit(incoming);
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming, Duration patience) {
        return runner.submit(incoming, patience);
    }

    /** Says that there may be something to do. */
    public void timePassed() {
        sweeper.signal();
        dispatcher.signal();
        reminders.signal();
        watchdog.signal();
    }

    /** Waits until everything that is due by now has been said; false when that takes longer than this. */
    public boolean settle(Duration most) throws InterruptedException {
        timePassed();
        return sweeper.awaitIdle(most) && reminders.awaitIdle(most) && dispatcher.awaitIdle(most);
    }

    @Override
    public void close() {
        try {
            sweeper.close();
            reminders.close();
            lanes.close();
            boolean ended = lanes.awaitIdle(CLOSING);
            dispatcher.close();
            watchdog.close();
            threads.shutdown();
            if (!ended || !threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a thread of the bot does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
