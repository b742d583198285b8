package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.Ack;
import tandem.chat.ChatAdapter;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Said;
import tandem.chat.SendResult;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.TestDialogs;
import tandem.runtime.Store;
import tandem.store.TestStores;

/** A bot with its real threads, over a store on disk. */
class BotTest {

    private static final String FLOW = """
            { "flow": "talk", "language": "en", "title": "T",
              "triggers": [ { "command": "talk" } ],
              "steps": [ { "id": "end", "type": "end", "text": "Hello." } ] }
            """;

    private static final String NUDGE = """
            { "flow": "nudge", "language": "en", "title": "T",
              "triggers": [ { "command": "nudge" } ],
              "steps": [
                { "id": "sleep", "type": "wait", "for": "1d" },
                { "id": "how", "type": "end", "text": "How was it?" }
              ] }
            """;

    @TempDir
    private Path folder;

    private final List<Parcel> shown = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong events = new AtomicLong();
    private volatile boolean hangs;

    /** What a platform waits for before it says that a message has arrived. */
    private volatile CompletableFuture<Void> hold = CompletableFuture.completedFuture(null);

    private final ChatAdapter phone = new ChatAdapter() {
        @Override
        public String platform() {
            return "phone";
        }

        @Override
        public CompletionStage<SendResult> send(Parcel parcel) {
            if (hangs) {
                return new CompletableFuture<>();
            }
            shown.add(parcel);
            return hold.thenApply(nothing -> new SendResult.Sent(null));
        }
    };

    @Test
    void endsInTimeBesideAPlatformThatHangsAndLosesNothing() {
        hangs = true;
        try (Store store = TestStores.onDisk(folder)) {
            Bot bot = bot(store);
            for (int who = 0; who < 100; who++) {
                bot.submit(hello(who)).toCompletableFuture().join();
            }
            long begin = System.nanoTime();
            bot.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            Awaitility.await().untilAsserted(() -> assertThat(threads()).isEmpty());
        }
        hangs = false;
        try (Store store = TestStores.onDisk(folder);
                Bot bot = bot(store)) {
            bot.settle();
            assertThat(shown).hasSize(100);
        }
    }

    @Test
    void sendsWhatItCanBeforeItEnds() throws Exception {
        try (Store store = TestStores.onDisk(folder)) {
            Bot bot = bot(store);
            hold = new CompletableFuture<>();
            for (int who = 0; who < 200; who++) {
                bot.submit(hello(who)).toCompletableFuture().join();
            }
            Thread platform = new Thread(() -> {
                Awaitility.await()
                        .until(() -> bot.submit(hello(-1)).toCompletableFuture().isCompletedExceptionally());
                hold.complete(null);
            });
            platform.start();
            bot.close();
            platform.join();
            assertThat(shown).hasSizeGreaterThanOrEqualTo(200);
            assertThat(bot.counts().deliveries().waiting()).isZero();
        }
    }

    @Test
    void playsWhatWaitsAndSendsTheRepliesBeforeItEnds() {
        try (Store store = TestStores.onDisk(folder)) {
            Bot bot = bot(store);
            for (int who = 0; who < 500; who++) {
                bot.submit(hello(who));
            }
            bot.close();
            assertThat(shown).hasSize(500);
        }
    }

    @Test
    void whatWasTakenWhileItEndsIsPlayedAndTheRestRefused() throws Exception {
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        Set<Integer> refused = ConcurrentHashMap.newKeySet();
        try (Store store = TestStores.onDisk(folder)) {
            Bot bot = bot(store);
            Thread platform = new Thread(() -> {
                for (int who = 0; refused.size() < 100; who++) {
                    int number = who;
                    CompletionStage<Ack> ack = bot.submit(hello(who));
                    ack.whenComplete((done, failure) -> (failure == null ? told : refused).add(number));
                }
            });
            platform.start();
            Awaitility.await().until(() -> told.size() > 500);
            bot.close();
            platform.join();
            assertThat(bot.submit(hello(-1)).toCompletableFuture()).isCompletedExceptionally();
        }
        try (Store store = TestStores.onDisk(folder);
                Bot bot = bot(store)) {
            bot.settle();
        }
        Set<Integer> answered = new HashSet<>();
        shown.stream()
                .map(Parcel::chat)
                .map(chat -> Integer.valueOf(chat.chat()))
                .forEach(answered::add);
        assertThat(answered).isEqualTo(told);
        assertThat(shown)
                .hasSize(told.size())
                .allSatisfy(parcel -> assertThat(parcel.outgoing())
                        .extracting(Outgoing::plainText)
                        .isEqualTo("Hello."));
    }

    @Test
    void aTimeThatIsStoredIsLookedAtAtOnce() {
        Instant evening = Instant.parse("2026-01-05T20:00:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(evening);
        try (Store store = TestStores.onDisk(folder);
                Bot bot = bot(store, now::get)) {
            bot.submit(says(1, "nudge")).toCompletableFuture().join();
            bot.settle();
            now.set(evening.plus(Duration.ofDays(1))); // And nobody says so.
            bot.submit(says(2, "nudge")).toCompletableFuture().join();
            Awaitility.await().untilAsserted(() -> assertThat(shown).hasSize(1));
            assertThat(shown.get(0).chat().chat()).isEqualTo("1");
        }
    }

    private Bot bot(Store store) {
        return bot(store, Clock.systemUTC());
    }

    private Bot bot(Store store, InstantSource clock) {
        Engine engine = new Engine(TestDialogs.of(FLOW, NUDGE), new Operator(null, null));
        return new Bot(store, () -> engine, clock, new SteadyClock(), List.of(phone));
    }

    private Incoming hello(int who) {
        return says(who, "talk");
    }

    private Incoming says(int who, String command) {
        String name = Integer.toString(who);
        return new Incoming(
                new EventId("phone", 1, Long.toString(events.incrementAndGet())),
                ChatAddress.of("phone", name),
                false,
                new PersonAddress("phone", name),
                "Ana",
                true,
                Said.Command.typed(command, ""));
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().equals("lane") || thread.getName().equals("pump"))
                .toList();
    }
}
