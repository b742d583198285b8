package tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.Ack;
import tandem.chat.ChatAdapter;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Said;
import tandem.chat.SendResult;
import tandem.delivery.Dispatcher;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Entropy;
import tandem.engine.Operator;
import tandem.engine.TestDialogs;
import tandem.reminder.ReminderPump;
import tandem.store.TestStores;

/** Turns from a platform's event to the message it sees, over a store on disk, with restarts in between. */
class TurnRunnerTest {

    private static final Instant EVENING = Instant.parse("2026-01-05T20:00:00Z");

    private static final String FLOW = """
            { "flow": "talk", "language": "en", "title": "T",
              "triggers": [ { "command": "talk" } ],
              "variables": { "count": { "type": "number", "scope": "run", "default": 0 } },
              "steps": [
                { "id": "menu", "type": "ask", "answeredBy": "anyone", "text": "At {count}.", "choices": [
                  { "id": "more", "label": "More", "next": "more", "notice": "Counted." },
                  { "id": "later", "label": "Later", "next": "sleep" },
                  { "id": "loop", "label": "Loop", "next": "round-0" } ] },
                { "id": "more", "type": "set", "var": "count", "add": 1, "next": "menu" },
                { "id": "sleep", "type": "wait", "for": "1d" },
                { "id": "how", "type": "end", "text": "A day later, at {count}." },
                %s
              ] }
            """.formatted(tooManySteps());

    private static final String NUDGE = """
            { "flow": "nudge", "language": "en", "title": "T",
              "triggers": [ { "command": "nudge" } ],
              "steps": [
                { "id": "sleep", "type": "wait", "for": "1d" },
                { "id": "how", "type": "ask", "text": "How was it?", "choices": [ { "id": "good", "label": "Good", "next": "end" } ] },
                { "id": "end", "type": "end" }
              ] }
            """;

    /** More steps without a question than any turn may take: the engine refuses to go on. */
    private static String tooManySteps() {
        return java.util.stream.IntStream.rangeClosed(0, tandem.flow.Limits.STEPS_PER_TURN)
                .mapToObj(number ->
                        "{ \"id\": \"round-" + number + "\", \"type\": \"set\", \"var\": \"count\", \"add\": 1 }")
                .collect(java.util.stream.Collectors.joining(",\n"));
    }

    @TempDir
    private Path folder;

    private final Dialogs dialogs = TestDialogs.of(FLOW, NUDGE);
    private final AtomicReference<Instant> now = new AtomicReference<>(EVENING);
    private final AtomicLong events = new AtomicLong();
    private final Phone phone = new Phone();
    private World world;

    @BeforeEach
    void start() {
        world = new World();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anAnswerIsStoredAndItsReplySeen() {
        say("/talk");
        assertThat(tap("More").notice()).isEqualTo("Counted.");
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
    }

    @Test
    void aQuestionGoesOnAfterARestart() {
        say("/talk");
        tap("More");
        world.restart();
        tap("More");
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.", "At 2.");
    }

    @Test
    void aWaitGoesOnAfterARestart() {
        say("/talk");
        tap("Later");
        world.restart();
        passes(Duration.ofHours(23));
        assertThat(phone.texts()).containsExactly("At 0.");
        passes(Duration.ofHours(1));
        assertThat(phone.texts()).containsExactly("At 0.", "A day later, at 0.");
    }

    @Test
    void aTimeThatPassedWhileTheBotWasDownIsCaughtUpOnce() {
        say("/talk");
        tap("Later");
        world.close();
        now.set(EVENING.plus(Duration.ofDays(9)));
        world = new World();
        world.settle();
        world.restart();
        assertThat(phone.texts()).containsExactly("At 0.", "A day later, at 0.");
    }

    @Test
    void ofTwoTimesThatPassedWhileTheBotWasDownTheSecondWaitsForTheFirst() {
        say("/nudge");
        say("/nudge");
        world.close();
        now.set(EVENING.plus(Duration.ofDays(9)));
        world = new World();
        world.settle();
        assertThat(phone.texts()).containsExactly("How was it?");
        passes(Duration.ofMinutes(31));
        assertThat(phone.texts()).containsExactly("How was it?", "How was it?");
    }

    @Test
    void aReplyThatWasStoredAndNotSentIsSentAfterTheRestart() {
        phone.broken = true;
        say("/talk");
        world.restart();
        assertThat(phone.texts()).isEmpty();
        phone.broken = false;
        world.restart();
        assertThat(phone.texts()).containsExactly("At 0.");
    }

    @Test
    void theSameEventAgainChangesNothing() {
        say("/talk");
        Incoming more = incoming(new Said.Tap(phone.token("More")));
        world.submit(more);
        world.submit(more);
        world.restart();
        world.submit(more);
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
    }

    @Test
    void aTurnThatFailsIsAnsweredKindlyAndThePlaceIsKept() {
        say("/talk");
        tap("Loop");
        assertThat(phone.texts().get(1)).startsWith("Something went wrong on my side. Nothing was lost.");
        tap("More");
        assertThat(phone.texts().get(2)).isEqualTo("At 1.");
    }

    @Test
    void manyPeopleInOneChatLoseNothing() {
        say("/talk");
        List<CompletableFuture<Ack>> acks = new ArrayList<>();
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 50; i++) {
                acks.add(CompletableFuture.supplyAsync(() -> say("/talk"), crowd));
            }
            acks.forEach(CompletableFuture::join);
        } finally {
            crowd.shutdown();
        }
        assertThat(phone.texts()).hasSize(51);
        tap("More");
        assertThat(phone.texts().get(51)).isEqualTo("At 1.");
    }

    @Test
    void aTurnWhoseStateChangedMeanwhileIsPlayedAgainOnTheNewState() {
        say("/talk");
        Incoming other = incoming(new Said.Tap(phone.token("More")));
        interference.set(
                () -> world.besideLanes.submit(other).toCompletableFuture().join());
        Ack ack = say("/talk");
        assertThat(ack.notice()).isNull();
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.", "At 0.");
    }

    /** What happens, once, just before the next commit. */
    private final AtomicReference<Runnable> interference = new AtomicReference<>(() -> {});

    private Store interfered(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        interference.getAndSet(() -> {}).run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Ack say(String command) {
        return world.submit(incoming(Said.Command.typed(command.substring(1), "")));
    }

    private Ack tap(String label) {
        return world.submit(incoming(new Said.Tap(phone.token(label))));
    }

    private void passes(Duration span) {
        now.updateAndGet(instant -> instant.plus(span));
        world.settle();
    }

    private Incoming incoming(Said said) {
        return new Incoming(
                new EventId("phone", 1, Long.toString(events.incrementAndGet())),
                ChatAddress.of("phone", "ana"),
                false,
                new PersonAddress("phone", "ana"),
                "Ana",
                true,
                said);
    }

    /** A platform that keeps what it shows. */
    private static final class Phone implements ChatAdapter {
        private final List<Outgoing> shown = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean broken;

        @Override
        public String platform() {
            return "phone";
        }

        @Override
        public CompletionStage<SendResult> send(Parcel parcel) {
            if (broken) {
                return CompletableFuture.completedStage(new SendResult.Later(Duration.ofHours(1)));
            }
            shown.add(parcel.outgoing());
            return CompletableFuture.completedStage(new SendResult.Sent(null));
        }

        List<String> texts() {
            return shown.stream().map(Outgoing::plainText).toList();
        }

        String token(String label) {
            return List.copyOf(shown).stream()
                    .flatMap(outgoing -> outgoing.choices().stream())
                    .filter(choice -> choice.label().equals(label))
                    .map(choice -> ((Choice.Button) choice).token())
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        }
    }

    /** A process: everything between the platform and the disk. */
    private final class World {
        private Store store;
        private TurnRunner runner;
        private TurnRunner besideLanes;
        private Dispatcher dispatcher;
        private ReminderPump reminders;
        private ExecutorService threads;
        private Lanes lanes;
        private Watchdog watchdog;

        World() {
            open();
        }

        private void open() {
            store = interfered(TestStores.onDisk(folder));
            threads = Executors.newCachedThreadPool();
            lanes = new Lanes(2, 100, threads);
            watchdog = new Watchdog(store, now::get, now::get);
            AtomicLong chance = new AtomicLong();
            runner = new TurnRunner(
                    store,
                    new Engine(dialogs, new Operator(null, null)),
                    now::get,
                    () -> new Entropy(chance.incrementAndGet(), 3),
                    lanes,
                    watchdog,
                    this::signal);
            besideLanes = new TurnRunner(
                    store,
                    new Engine(dialogs, new Operator(null, null)),
                    now::get,
                    () -> new Entropy(chance.incrementAndGet(), 5),
                    new Lanes(1, 100, threads),
                    watchdog,
                    this::signal);
            dispatcher = new Dispatcher(store, List.of(phone), now::get, now::get);
            reminders = new ReminderPump(store, now::get, runner::wake);
            threads.execute(watchdog);
            runner.resume();
            threads.execute(dispatcher);
            threads.execute(reminders);
        }

        private void signal() {
            watchdog.signal();
            dispatcher.signal();
            reminders.signal();
        }

        Ack submit(Incoming incoming) {
            Ack ack = runner.submit(incoming).toCompletableFuture().join();
            settle();
            return ack;
        }

        void settle() {
            try {
                signal();
                assertThat(reminders.awaitIdle(Duration.ofSeconds(10))).isTrue();
                assertThat(dispatcher.awaitIdle(Duration.ofSeconds(10))).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        void restart() {
            close();
            open();
            settle();
        }

        void close() {
            reminders.close();
            lanes.close();
            dispatcher.close();
            watchdog.close();
            threads.shutdown();
            store.close();
        }
    }
}
