package tandem.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.chat.Ack;
import tandem.chat.ChatAdapter;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.MessageRef;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Said;
import tandem.chat.SendResult;
import tandem.engine.Dialogs;
import tandem.whole.WholeBot;
import tandem.whole.WholeStore;

/**
 * Many people, each in a private conversation about {@code coach.json} with the whole bot: real engine, encryption, cache,
 * journal. Every message is delivered at once. Thread-safe, but one person speaks to us from one thread at a time.
 */
final class Population implements ChatAdapter, AutoCloseable {

    private static final String PLATFORM = "bench";
    private static final int LANES = 64;

    /** Enough to keep the disk busy while filling. */
    private static final int AT_ONCE = 512;

    /** The platform answers on threads of its own. */
    private final ExecutorService platform = Executors.newFixedThreadPool(LANES);

    private final WholeStore whole;
    private final WholeBot bot;
    private final AtomicLong events = new AtomicLong(System.nanoTime());
    private final AtomicLong delivered = new AtomicLong();
    /** How often each has spoken, modulo. */
    private final byte[] spoken;

    Population(Path folder, int people) {
        whole = WholeStore.encrypted(folder);
        bot = new WholeBot(whole.store(), dialogs(), Clock.systemUTC(), LANES, this);
        spoken = new byte[people];
    }

    int people() {
        return spoken.length;
    }

    /** Everybody says a first word. */
    void begin() {
        Deque<CompletableFuture<Ack>> open = new ArrayDeque<>();
        for (int person = 0; person < people(); person++) {
            open.add(speak(person).toCompletableFuture());
            if (open.size() > AT_ONCE) {
                open.remove().join();
            }
        }
        open.forEach(CompletableFuture::join);
    }

    /** The next turn of a person. */
    CompletionStage<Ack> speak(int person) {
        int time = spoken[person];
        spoken[person] = (byte) (time >= 2 ? 1 : time + 1);
        Said said = time == 0
                ? Said.Command.typed("coach", "")
                : new Said.Text(time == 1 ? "Closeness of heart" : "Yes");
        return bot.submit(new Incoming(
                new EventId(PLATFORM, 1, Long.toString(events.incrementAndGet())),
                ChatAddress.of(PLATFORM, Integer.toString(person)),
                false,
                new PersonAddress(PLATFORM, Integer.toString(person)),
                "",
                true,
                said));
    }

    /** Waits until everything is delivered. */
    void settle() throws InterruptedException {
        if (!bot.settle(java.time.Duration.ofMinutes(10))) {
            throw new IllegalStateException("messages are delivered too slowly");
        }
    }

    double hitRate() {
        return whole.cached().hitRate();
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public CompletionStage<SendResult> send(Parcel parcel) {
        return CompletableFuture.supplyAsync(
                () -> new SendResult.Sent(new MessageRef(Long.toString(delivered.incrementAndGet()))), platform);
    }

    @Override
    public void close() {
        bot.close();
        platform.shutdown();
        whole.close();
    }

    private static Dialogs dialogs() {
        Loaded loaded = DialogLoader.load(DialogFiles.folder(Path.of("src/jmh/dialogs")));
        if (loaded.dialogs() == null) {
            throw new IllegalStateException("the measured dialog is broken: " + loaded.problems());
        }
        return loaded.dialogs();
    }
}
