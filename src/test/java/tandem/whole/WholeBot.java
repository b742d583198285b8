package tandem.whole;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tandem.chat.Ack;
import tandem.chat.ChatAdapter;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.delivery.Dispatcher;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.engine.Operator;
import tandem.reminder.ReminderPump;
import tandem.runtime.Store;
import tandem.runtime.TurnRunner;

/** Everything between a platform and the store, with as many lanes as one likes. Closing it leaves the store open. */
public final class WholeBot implements Inbox, AutoCloseable {

    private final List<ExecutorService> lanes;
    private final ExecutorService pumps = Executors.newCachedThreadPool();
    private final Dispatcher dispatcher;
    private final ReminderPump reminders;
    private final TurnRunner runner;

    public WholeBot(Store store, Dialogs dialogs, InstantSource clock, int lanes, ChatAdapter adapter) {
        this.lanes =
                Stream.generate(Executors::newSingleThreadExecutor).limit(lanes).toList();
        Engine engine = new Engine(dialogs, new Operator(null, null));
        this.runner = new TurnRunner(store, engine, clock, WholeBot::entropy, this.lanes, this::timePassed);
        this.dispatcher = new Dispatcher(store, List.of(adapter), clock);
        this.reminders = new ReminderPump(store, clock, runner::wake);
        pumps.execute(dispatcher.loop());
        pumps.execute(reminders.loop());
    }

    /** Nobody's ids are worth guessing here, so nobody waits for a secure source. */
    private static Entropy entropy() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Entropy(random.nextLong(), random.nextLong());
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        return runner.submit(incoming);
    }

    /** Says that there may be something to do. */
    public void timePassed() {
        dispatcher.signal();
        reminders.signal();
    }

    /** Waits until everything that is due by now has been said; false when that takes longer than this. */
    public boolean settle(Duration most) throws InterruptedException {
        timePassed();
        return reminders.awaitIdle(most) && dispatcher.awaitIdle(most);
    }

    @Override
    public void close() {
        reminders.close();
        for (ExecutorService lane : lanes) {
            end(lane);
        }
        dispatcher.close();
        end(pumps);
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a thread of the bot does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
