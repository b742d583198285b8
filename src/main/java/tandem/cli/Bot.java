package tandem.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Ack;
import tandem.chat.Capabilities;
import tandem.chat.ChatAdapter;
import tandem.chat.Health;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.delivery.Dispatcher;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.reminder.ReminderPump;
import tandem.reminder.Sweeper;
import tandem.runtime.Lanes;
import tandem.runtime.Store;
import tandem.runtime.TurnRunner;
import tandem.runtime.Watchdog;

/**
 * A running bot: one store, one engine, the adapters, and the threads between them. Started when made, ended by
 * {@link #close}. Thread-safe.
 */
final class Bot implements Inbox, AutoCloseable {

    /** Turns of different conversations that run at once; each waits for the disk, and they wait for it together. */
    private static final int LANES = 32;

    /** Events that wait for a lane: about a second's work, so that a stop can play them all. */
    private static final int WAITING = 1_000;

    /** A lane's thread that has nothing to do for this long ends. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** So long a line waits for its replies; then the next one is read. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** So long a stop takes at most, all together. */
    private static final Duration CLOSING = Duration.ofSeconds(8);

    /** So much of it messages get that can still be sent: a reader who has stopped reading must not hold up the end. */
    private static final Duration FLUSHING = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

    private final ExecutorService playing;
    private final ExecutorService pumping = Executors.newFixedThreadPool(4, task -> new Thread(task, "pump"));
    private final Lanes lanes;
    private final Watchdog watchdog;
    private final Dispatcher dispatcher;
    private final ReminderPump reminders;
    private final Sweeper sweeper;
    private final TurnRunner runner;
    private final List<ChatAdapter> adapters;

    /**
     * @param engine the one that plays turns now
     * @param clock the time of day
     * @param steady never goes back; moved on together with the time of day where somebody may move that
     */
    Bot(
            Store store,
            Supplier<Engine> engine,
            InstantSource clock,
            InstantSource steady,
            List<? extends ChatAdapter> adapters) {
        this.adapters = List.copyOf(adapters);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                LANES,
                LANES,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "lane"));
        threads.allowCoreThreadTimeOut(true);
        this.playing = threads;
        this.lanes = new Lanes(LANES, WAITING, threads);
        this.watchdog = new Watchdog(store, clock, steady);
        this.dispatcher = new Dispatcher(store, adapters, clock, steady);
        SecureRandom random = new SecureRandom();
        this.runner = new TurnRunner(
                store,
                engine,
                clock,
                () -> new Entropy(random.nextLong(), random.nextLong()),
                lanes,
                watchdog,
                Capabilities.of(adapters),
                dispatcher::signal,
                this::scheduled);
        this.reminders = new ReminderPump(store, clock, runner::wake);
        this.sweeper = new Sweeper(store, store.memory(Sweeper.MEMORY), clock, runner::look);
        pumping.execute(watchdog);
        runner.resume();
        pumping.execute(dispatcher);
        pumping.execute(reminders);
        pumping.execute(sweeper);
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        return runner.submit(incoming);
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming, Duration patience) {
        return runner.submit(incoming, patience);
    }

    /** What happened since the start. */
    BotCounts counts() {
        Map<String, Health> platforms = new LinkedHashMap<>();
        adapters.forEach(adapter -> platforms.put(adapter.platform(), adapter.health()));
        return new BotCounts(dispatcher.counts(), runner.quarantined(), platforms);
    }

    /** A time was stored, perhaps one before all others. */
    private void scheduled() {
        reminders.signal();
    }

    /** When it is looked next whether something is kept for too long. */
    Instant nextSweep() {
        return sweeper.next();
    }

    /** Says that the clock was moved. */
    void timePassed() {
        sweeper.signal();
        reminders.signal();
        dispatcher.signal();
        watchdog.signal();
    }

    /** Waits until everything that is due by now has been said. */
    void settle() {
        try {
            if (!sweeper.awaitIdle(SETTLING)
                    || !lanes.awaitIdle(SETTLING)
                    || !reminders.awaitIdle(SETTLING)
                    || !dispatcher.awaitIdle(SETTLING)) {
                LOG.warn("something that is due takes longer than {} s", SETTLING.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes nothing more, finishes the turns that were begun or wait in a lane, sends what can be sent soon, and ends the
     * threads. What was not sent is stored and goes out at the next start. An adapter that hangs or a disk that stands
     * still is left behind after {@link #CLOSING}.
     */
    @Override
    public void close() {
        close(CLOSING);
    }

    /** As above, within a time that may be shorter. */
    void close(Duration most) {
        long until = System.nanoTime() + (most.compareTo(CLOSING) < 0 ? most : CLOSING).toNanos();
        sweeper.close();
        reminders.close();
        lanes.close();
        try {
            if (!lanes.awaitIdle(left(until).minus(FLUSHING))) {
                LOG.warn("turns take too long to be waited for; whoever spoke was not told that they are stored");
            }
            Duration flush = left(until);
            if (!dispatcher.awaitIdle(flush.compareTo(FLUSHING) < 0 ? flush : FLUSHING)) {
                LOG.warn("messages that are not delivered yet wait for the next start");
            }
            dispatcher.close();
            watchdog.close();
            end(pumping, until);
            end(playing, until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration left(long until) {
        return Duration.ofNanos(until - System.nanoTime());
    }

    private static void end(ExecutorService executor, long until) throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(left(until).toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.warn("a thread did not end within {} s and is left behind", CLOSING.toSeconds());
        }
    }
}
