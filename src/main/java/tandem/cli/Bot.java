package tandem.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Ack;
import tandem.chat.ChatAdapter;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.delivery.Dispatcher;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.reminder.ReminderPump;
import tandem.runtime.Store;
import tandem.runtime.TurnRunner;

/**
 * A running bot: one store, one engine, the adapters, and the threads between them. Started when made, ended by
 * {@link #close}. Thread-safe.
 */
final class Bot implements Inbox, AutoCloseable {

    /** Turns of different conversations that run at once; a turn is short and waits only for the disk. */
    private static final int LANES = 8;

    /** So long a line waits for its replies; then the next one is read. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** So long the threads have to end, all together: a reader who has stopped reading must not hold up the end. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

    private final List<ExecutorService> lanes = new ArrayList<>();
    private final ExecutorService delivering = Executors.newSingleThreadExecutor(task -> new Thread(task, "delivery"));
    private final ExecutorService reminding = Executors.newSingleThreadExecutor(task -> new Thread(task, "reminders"));
    private final Dispatcher dispatcher;
    private final ReminderPump reminders;
    private final TurnRunner runner;

    Bot(Store store, Engine engine, InstantSource clock, List<ChatAdapter> adapters) {
        for (int i = 0; i < LANES; i++) {
            String name = "lane-" + i;
            lanes.add(Executors.newSingleThreadExecutor(task -> new Thread(task, name)));
        }
        SecureRandom random = new SecureRandom();
        this.runner = new TurnRunner(
                store, engine, clock, () -> new Entropy(random.nextLong(), random.nextLong()), lanes, this::committed);
        this.dispatcher = new Dispatcher(store, adapters, clock);
        this.reminders = new ReminderPump(store, clock, runner::wake);
        delivering.execute(dispatcher.loop());
        reminding.execute(reminders.loop());
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        return runner.submit(incoming);
    }

    /** Says that the clock was moved. */
    void timePassed() {
        reminders.signal();
        dispatcher.signal();
    }

    /** Waits until everything that is due by now has been said. */
    void settle() {
        try {
            if (!reminders.awaitIdle(SETTLING) || !dispatcher.awaitIdle(SETTLING)) {
                LOG.warn("something that is due takes longer than {} s", SETTLING.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the pumps and the turns under way; what was not sent is stored and goes out at the next start. */
    @Override
    public void close() {
        long until = System.nanoTime() + CLOSING.toNanos();
        reminders.close();
        end(reminding, until);
        lanes.forEach(ExecutorService::shutdown);
        lanes.forEach(lane -> end(lane, until));
        dispatcher.close();
        end(delivering, until);
    }

    private void committed() {
        dispatcher.signal();
        reminders.signal();
    }

    private static void end(ExecutorService executor, long until) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                LOG.warn("a thread did not end within {} s and is left behind", CLOSING.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
