package tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Ack;
import tandem.chat.Capabilities;
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
import tandem.engine.State;
import tandem.engine.TestDialogs;
import tandem.reminder.ReminderPump;
import tandem.reminder.Subject;
import tandem.store.TestStores;

/** Turns from a platform's event to the message it sees, over a store on disk, with restarts in between. */
class TurnRunnerTest {

    private static final Instant EVENING = Instant.parse("2026-01-05T20:00:00Z");

    private static final String SORRY = "Something went wrong on my side. Nothing was lost.";

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

    private static final String HELLO = """
            { "flow": "hello", "language": "en", "title": "T",
              "triggers": [ { "event": "added" } ],
              "steps": [ { "id": "hello", "type": "end", "text": "Hello." } ] }
            """;

    private static final String ALONE = """
            { "flow": "alone", "language": "en", "title": "T",
              "triggers": [ { "command": "alone" } ],
              "steps": [
                { "id": "menu", "type": "ask", "answeredBy": "anyone", "text": "Menu.", "choices": [
                  { "id": "alone", "label": "Alone", "next": "alone" },
                  { "id": "maybe", "label": "Maybe", "next": "maybe" } ] },
                { "id": "alone", "type": "say", "to": "private", "text": "Alone.", "next": "menu" },
                { "id": "maybe", "type": "say", "to": "private-if-open", "text": "Maybe.", "next": "menu" }
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

    private final Dialogs dialogs = TestDialogs.of(FLOW, NUDGE, ALONE, HELLO);
    private final AtomicReference<Instant> now = new AtomicReference<>(EVENING);
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong chance = new AtomicLong();
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
    void aTapThatIsAnsweredAlonePointsToThePrivateChatUntilThatIsOpen() {
        inGroup(Said.Command.typed("alone", ""));
        assertThat(inGroup(new Said.Tap(phone.token("Maybe"))).opens()).isNull();
        assertThat(inGroup(new Said.Tap(phone.token("Alone"))).opens()).isEqualTo(Ack.WAITING);
        assertThat(phone.texts()).containsExactly("Menu.", "Menu.", "Menu.");
        world.restart();
        say("/talk");
        assertThat(phone.texts()).endsWith("Alone.", "At 0.");
        assertThat(inGroup(new Said.Tap(phone.token("Alone"))).opens()).isNull();
        assertThat(inGroup(new Said.Tap(phone.token("Maybe"))).opens()).isNull();
        assertThat(phone.textsFor("ana")).containsExactly("Alone.", "At 0.", "Alone.", "Maybe.");
        assertThat(phone.textsFor("us")).containsOnly("Menu.");
    }

    @Test
    void whatIsTypedNeverPointsToThePrivateChat() {
        inGroup(Said.Command.typed("alone", ""));
        assertThat(inGroup(new Said.Text("alone")).opens()).isNull();
        say("/talk");
        assertThat(phone.textsFor("ana")).containsExactly("Alone.", "At 0.");
    }

    @Test
    void aPlatformThatWhispersNeedsNoPrivateChat() {
        phone.whispers = true;
        world.restart();
        inGroup(Said.Command.typed("alone", ""));
        assertThat(inGroup(new Said.Tap(phone.token("Alone"))).opens()).isNull();
        assertThat(phone.textsFor("us")).containsExactly("Menu.", "Alone.", "Menu.");
        assertThat(phone.parcels.get(1).only()).isEqualTo(new PersonAddress("phone", "ana"));
    }

    private Ack inGroup(Said said) {
        return world.submit(new Incoming(
                new EventId("phone", 1, Long.toString(events.incrementAndGet())),
                ChatAddress.of("phone", "us"),
                true,
                new PersonAddress("phone", "ana"),
                "Ana",
                true,
                said));
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
    void ofTwoTimesThatPassedWhileTheBotWasDownTheSecondComesADayLater() {
        say("/nudge");
        say("/nudge");
        world.close();
        now.set(EVENING.plus(Duration.ofDays(9)));
        world = new World();
        world.settle();
        assertThat(phone.texts()).containsExactly("How was it?");
        passes(Duration.ofHours(24).minusSeconds(1));
        assertThat(phone.texts()).containsExactly("How was it?");
        passes(Duration.ofSeconds(1));
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
        assertThat(phone.texts().get(1)).startsWith(SORRY);
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

    /** What a method of the store answers instead, or null for what it does. */
    private volatile Function<String, @Nullable Object> instead = method -> null;

    private Store interfered(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        interference.getAndSet(() -> {}).run();
                    }
                    Object answer = instead.apply(method.getName());
                    if (answer != null) {
                        return answer;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aTurnThatMeetsNothingButConflictsIsAnsweredKindlyAndNotPlayedAgain() {
        AtomicLong commits = new AtomicLong();
        Incoming start = incoming(Said.Command.typed("talk", ""));
        CompletableFuture<Outcome> conflict = CompletableFuture.completedFuture(Outcome.CONFLICT);
        instead = method -> method.equals("commit") && commits.incrementAndGet() > 0 ? conflict : null;
        assertThat(world.submit(start).notice()).isNull();
        assertThat(commits).hasValue(5);
        instead = method -> null;
        world.submit(start);
        assertThat(phone.texts()).singleElement().asString().startsWith(SORRY);
        say("/talk");
        assertThat(phone.texts()).last().isEqualTo("At 0.");
    }

    @Test
    void aStateOnWhichNotEvenAnApologyCanBeMadeIsAnsweredKindly() {
        say("/talk");
        Incoming more = incoming(new Said.Tap(phone.token("More")));
        Where where = new Where.Arrived(more.chat(), more.group(), more.person());
        Loaded whole = world.store.load(where, new Entropy(1, 1)).orElseThrow();
        Loaded broken =
                new Loaded(nothing(), whole.where(), whole.chat(), whole.group(), whole.privately(), whole.revisions());
        instead = method -> method.equals("load") ? Optional.of(broken) : null;
        world.submit(more);
        instead = method -> null;
        assertThat(phone.texts()).last().asString().startsWith(SORRY);
        tap("More");
        assertThat(phone.texts()).last().isEqualTo("At 1.");
    }

    private void look() {
        List.copyOf(world.store.subjects())
                .forEach(subject -> world.runner
                        .look(subject, Instant.EPOCH)
                        .toCompletableFuture()
                        .join());
        world.settle();
    }

    @Test
    void aLookThatFindsNothingStoresNothing() {
        say("/talk");
        AtomicLong commits = new AtomicLong();
        instead = method -> {
            commits.addAndGet(method.equals("commit") ? 1 : 0);
            return null;
        };
        now.set(EVENING.plus(Duration.ofDays(40)));
        look();
        assertThat(world.store.subjects()).hasSize(1);
        assertThat(commits).hasValue(0);
        instead = method -> null;
    }

    @Test
    void whoDoesNothingForAYearIsErasedOnceTheirNoticeIsOver() {
        say("/talk");
        now.set(EVENING.plus(Duration.ofDays(400)));
        look();
        world.restart();
        now.set(EVENING.plus(Duration.ofDays(413)));
        look();
        assertThat(world.store.subjects()).hasSize(1);
        now.set(EVENING.plus(Duration.ofDays(414)));
        look();
        assertThat(world.store.subjects()).isEmpty();
    }

    @Test
    void aRowThatCannotBeReadSaysNothingToAnybodyWhenItIsLookedAt() {
        say("/talk");
        List<String> said = List.copyOf(phone.texts());
        List<Subject> subjects = world.store.subjects();
        instead = method -> {
            if (method.equals("load")) {
                throw new UnplayableException("a test says so");
            }
            return null;
        };
        subjects.forEach(subject ->
                world.runner.look(subject, Instant.EPOCH).toCompletableFuture().join());
        instead = method -> null;
        world.settle();
        assertThat(phone.texts()).isEqualTo(said);
        assertThat(world.runner.quarantined()).isZero();
    }

    @SuppressWarnings("NullAway") // What a damaged document might read as.
    private static State nothing() {
        return new State(null, null);
    }

    @Test
    void aTurnThatCanNeverBeWrittenIsAnsweredKindly() {
        say("/talk");
        interference.set(() -> {
            throw new UnplayableException("a test says so");
        });
        tap("More");
        assertThat(phone.texts()).last().asString().startsWith(SORRY);
        tap("More");
        assertThat(phone.texts()).last().isEqualTo("At 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"talk/", "chat-at/", "user-at/"})
    void whoseRowCannotBeReadIsAnsweredKindlyAndTheOthersTalkOn(String kind) {
        say("/talk");
        world.close();
        TestStores.damage(folder, kind, 1);
        world = new World();
        Incoming more = incoming(new Said.Tap(phone.token("More")));
        world.submit(more);
        world.submit(more);
        assertThat(phone.texts()).hasSize(2).last().asString().startsWith(SORRY);
        world.submit(from("ben", Said.Command.typed("talk", "")));
        world.restart();
        assertThat(phone.texts()).hasSize(3).last().isEqualTo("At 0.");
    }

    @Test
    void whoseKeyCannotBeReadIsAnsweredKindly() {
        say("/talk");
        world.close();
        TestStores.damage(folder, "ring/", 2);
        world = new World();
        Incoming more = incoming(new Said.Tap(phone.token("More")));
        world.submit(more);
        world.submit(more);
        assertThat(phone.texts()).hasSize(2).last().asString().startsWith(SORRY);
        world.submit(from("ben", Said.Command.typed("talk", "")));
        assertThat(phone.texts()).hasSize(3).last().isEqualTo("At 0.");
    }

    @Test
    void aWaitInAConversationThatCannotBeReadIsDroppedAndTheOthersGoOn() {
        say("/talk");
        tap("Later");
        world.close();
        TestStores.damage(folder, "talk/", 1);
        world = new World();
        world.submit(from("ben", Said.Command.typed("talk", "")));
        world.submit(from("ben", new Said.Tap(phone.token("Later"))));
        passes(Duration.ofDays(1));
        assertThat(phone.texts()).containsExactly("At 0.", "At 0.", "A day later, at 0.");
        assertThat(world.store.nextDue()).isEmpty();
    }

    @Test
    void whatTheDiskDidNotTakeIsDeliveredAgainAndNotQuarantined() {
        Incoming start = incoming(Said.Command.typed("talk", ""));
        instead = method -> method.equals("commit")
                ? CompletableFuture.failedFuture(new IllegalStateException("the disk is full"))
                : null;
        CompletableFuture<Ack> told = world.runner.submit(start).toCompletableFuture();
        assertThat(told).failsWithin(Duration.ofSeconds(10));
        instead = method -> null;
        world.submit(start);
        assertThat(phone.texts()).containsExactly("At 0.");
    }

    @Test
    void aFailureIsLoggedWithoutAWord() {
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        interference.set(() -> {
            throw new UnplayableException("one", new IllegalStateException("private words"));
        });
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            say("/talk");
        } finally {
            System.setErr(before);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("a turn can never be stored")
                .contains("java.lang.IllegalStateException")
                .contains("TurnRunner.java")
                .doesNotContain("private words")
                .doesNotContain("ana");
    }

    @Test
    void theSameEventWhileTheFirstIsUnderWayIsAppliedOnce() {
        say("/talk");
        Incoming more = incoming(new Said.Tap(phone.token("More")));
        List<CompletionStage<Ack>> again = new ArrayList<>();
        interference.set(() -> again.add(world.runner.submit(more)));
        assertThat(world.submit(more).notice()).isEqualTo("Counted.");
        assertThat(again.get(0).toCompletableFuture().join().notice()).isNull();
        world.settle();
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
    }

    @Test
    void aGroupThatGetsAnotherIdGoesOnThereAndItsOldButtonsWork() {
        world.submit(inGroup("old", Said.Command.typed("talk", "")));
        Incoming late = inGroup("old", new Said.Tap(phone.token("More")));
        Incoming moved = inGroup("old", new Said.Moved("new"));
        assertThat(world.submit(moved)).isEqualTo(new Ack(null));
        world.submit(moved);
        world.submit(late);
        world.restart();
        world.submit(moved);
        world.submit(inGroup("new", new Said.Tap(phone.token("Later"))));
        passes(Duration.ofDays(1));
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.", "A day later, at 1.");
        assertThat(phone.chats()).containsExactly("old", "new", "new");
    }

    @Test
    void aMoveIsAcknowledgedWhenItIsStoredAndNotBefore() {
        world.submit(inGroup("old", Said.Command.typed("talk", "")));
        Incoming moved = inGroup("old", new Said.Moved("new"));
        CompletableFuture<Outcome> disk = new CompletableFuture<>();
        instead = method -> method.equals("move") ? disk : null;
        CompletableFuture<Ack> told = world.runner.submit(moved).toCompletableFuture();
        assertThatThrownBy(() -> told.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        disk.completeExceptionally(new IllegalStateException("the disk is full"));
        assertThat(told).failsWithin(Duration.ofSeconds(10));
        instead = method -> null;
        world.submit(moved);
        world.submit(inGroup("new", new Said.Tap(phone.token("More"))));
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
    }

    @Test
    void aMoveThatCanNeverBeStoredSaysNothingToAnybody() {
        world.submit(inGroup("old", Said.Command.typed("talk", "")));
        CompletableFuture<Outcome> never = CompletableFuture.failedFuture(new UnplayableException("a test says so"));
        instead = method -> method.equals("move") ? never : null;
        Incoming moved = inGroup("old", new Said.Moved("new"));
        assertThat(world.submit(moved)).isEqualTo(new Ack(null));
        assertThat(world.runner.quarantined()).isEqualTo(1);
        assertThat(phone.texts()).containsExactly("At 0.");
    }

    @Test
    void aMoveWaitsForWhatWasSaidBeforeInTheOldChat() {
        CountDownLatch disk = new CountDownLatch(1);
        interference.set(() -> await(disk));
        CompletionStage<Ack> first = world.runner.submit(inGroup("old", Said.Command.typed("talk", "")));
        CompletionStage<Ack> moved = world.runner.submit(inGroup("old", new Said.Moved("new")));
        disk.countDown();
        first.toCompletableFuture().join();
        moved.toCompletableFuture().join();
        world.settle();
        world.submit(inGroup("new", new Said.Tap(phone.token("More"))));
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
    }

    @Test
    void toBeOutOfAGroupThatWentOnUnderAnotherIdForgetsNothing() {
        world.submit(inGroup("old", Said.Command.typed("talk", "")));
        world.submit(inGroup("old", new Said.Moved("new")));
        world.submit(inGroup("old", new Said.Removed()));
        world.submit(inGroup("new", new Said.Tap(phone.token("More"))));
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
        world.submit(inGroup("new", new Said.Removed()));
        Incoming more = inGroup("new", new Said.Tap(phone.token("More")));
        assertThat(world.store
                        .load(new Where.Arrived(more.chat(), true, more.person()), new Entropy(1, 1))
                        .orElseThrow()
                        .state()
                        .conversation()
                        .runs())
                .isEmpty();
    }

    @Test
    void aGroupThatLetsTheBotInAgainIsGreetedAlsoWhenNobodySaidThatItHadPutTheBotOut() {
        world.submit(inGroup("us", new Said.Added()));
        assertThat(phone.texts()).containsExactly("Hello.");
        world.submit(inGroup("us", new Said.Added()));
        assertThat(phone.texts()).containsExactly("Hello.", "Hello.");
        world.submit(inGroup("us", new Said.Removed()));
        world.submit(inGroup("us", new Said.Added()));
        assertThat(phone.texts()).containsExactly("Hello.", "Hello.", "Hello.");
    }

    @Test
    void whereSomethingIsUnderWayNobodyIsGreetedBecauseTheGroupGotAnotherId() {
        world.submit(inGroup("old", Said.Command.typed("talk", "")));
        world.submit(inGroup("old", new Said.Moved("new")));
        world.restart();
        world.submit(inGroup("new", new Said.Added()));
        assertThat(phone.texts()).containsExactly("At 0.");
    }

    @Test
    void aTopicThatIsGoneIsTriedOnceAndIsNotWokenAndTheOthersAre() {
        for (String topic : List.of("12", "13")) {
            world.submit(inTopic(topic, Said.Command.typed("nudge", "")));
        }
        phone.gone = "12";
        world.submit(inTopic("12", Said.Command.typed("talk", "")));
        assertThat(phone.chats()).hasSize(1);
        passes(Duration.ofDays(1));
        world.restart();
        passes(Duration.ofDays(1));
        assertThat(phone.texts()).containsExactly("How was it?");
        assertThat(phone.chats()).hasSize(2);
        phone.gone = "none";
        world.submit(inTopic("12", Said.Command.typed("talk", "")));
        assertThat(phone.texts()).containsExactly("How was it?", "At 0.");
    }

    private Incoming inTopic(String topic, Said said) {
        Incoming incoming = inGroup("us", said);
        return new Incoming(
                incoming.id(),
                new ChatAddress("phone", "us", topic),
                true,
                incoming.person(),
                incoming.name(),
                true,
                said);
    }

    private Incoming inGroup(String group, Said said) {
        return new Incoming(
                new EventId("phone", 1, Long.toString(events.incrementAndGet())),
                ChatAddress.of("phone", group),
                true,
                new PersonAddress("phone", "ana"),
                "Ana",
                true,
                said);
    }

    @Test
    void theSameIdInAnotherEpochIsAnotherEvent() {
        Incoming start = incoming(Said.Command.typed("talk", ""));
        world.submit(start);
        EventId id = start.id();
        EventId next = new EventId(id.source(), id.epoch() + 1, id.id());
        world.submit(new Incoming(
                next, start.chat(), start.group(), start.person(), start.name(), start.addressed(), start.said()));
        assertThat(phone.texts()).containsExactly("At 0.", "At 0.");
    }

    /** Its platform has two seconds of patience. */
    private CompletableFuture<Ack> tapThatWaitsFor(CountDownLatch disk) {
        say("/talk");
        interference.set(() -> await(disk));
        return world.runner
                .submit(incoming(new Said.Tap(phone.token("More"))), Duration.ofSeconds(2))
                .toCompletableFuture();
    }

    @Test
    void anEventWhoseTurnTakesLongIsStoredAndItsReplyStillComes() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        CompletableFuture<Ack> told = tapThatWaitsFor(disk);
        now.updateAndGet(instant -> instant.plusMillis(1_999));
        world.signal();
        assertThatThrownBy(() -> told.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        now.updateAndGet(instant -> instant.plusMillis(1));
        world.signal();
        assertThat(told.get(10, TimeUnit.SECONDS).played()).isFalse();
        assertThat(world.store.accepted()).hasSize(1);
        disk.countDown();
        world.settle();
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
        assertThat(world.store.accepted()).isEmpty();
    }

    @Test
    void whatASlowTurnHasForTheTapperAloneIsToldWhenItIsOver() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        CompletableFuture<Ack> told = tapThatWaitsFor(disk);
        now.updateAndGet(instant -> instant.plusSeconds(2));
        world.signal();
        CompletionStage<Ack> turn =
                Objects.requireNonNull(told.get(10, TimeUnit.SECONDS).turn());
        disk.countDown();
        assertThat(turn.toCompletableFuture().get(10, TimeUnit.SECONDS).notice())
                .isEqualTo("Counted.");
    }

    @Test
    void anAcceptedEventWhoseTurnFailsIsPlayedSoonAndBeforeWhatCameLater() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        CompletableFuture<Ack> told = tapThatWaitsFor(disk);
        now.updateAndGet(instant -> instant.plusSeconds(2));
        world.signal();
        assertThat(told.get(10, TimeUnit.SECONDS).played()).isFalse();
        instead = method -> method.equals("commit")
                ? CompletableFuture.failedFuture(new IllegalStateException("the disk is full"))
                : null;
        disk.countDown();
        world.settle();
        assertThat(world.runner.submit(incoming(Said.Command.typed("talk", ""))).toCompletableFuture())
                .as("not before the other")
                .failsWithin(10, TimeUnit.SECONDS);
        passes(Duration.ofSeconds(5));
        world.settle();
        assertThat(phone.texts()).containsExactly("At 0.");
        instead = method -> null;
        Awaitility.await().until(() -> {
            passes(Duration.ofSeconds(5));
            world.signal();
            return world.store.accepted().isEmpty();
        });
        world.settle();
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
        say("/talk");
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.", "At 0.");
    }

    @Test
    void anEventThatIsPlayedInTimeIsNotStoredBefore() throws Exception {
        instead = method -> {
            if (method.equals("accept")) {
                throw new AssertionError("not accepted");
            }
            return null;
        };
        CompletableFuture<Ack> told = world.runner
                .submit(incoming(Said.Command.typed("talk", "")), Duration.ofSeconds(2))
                .toCompletableFuture();
        assertThat(told.get(10, TimeUnit.SECONDS).played()).isTrue();
        passes(Duration.ofSeconds(3));
        assertThat(world.watchdog.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(phone.texts()).containsExactly("At 0.");
    }

    @Test
    void whatWasAcceptedAndNotPlayedIsPlayedOnceAtTheNextStartInOrder() {
        say("/talk");
        String more = phone.token("More");
        for (int i = 0; i < 3; i++) {
            world.store.accept(incoming(new Said.Tap(more)), EVENING).join();
            world.store
                    .accept(from("ben", Said.Command.typed("talk", "")), EVENING)
                    .join();
        }
        world.restart();
        // Each tap's question is another one: only the first tap answers the one that is open.
        assertThat(phone.texts()).containsExactlyInAnyOrder("At 0.", "At 1.", "At 0.", "At 0.", "At 0.");
        assertThat(world.store.accepted()).isEmpty();
        world.restart();
        assertThat(phone.texts()).hasSize(5);
    }

    @Test
    void whatWasAcceptedIsPlayedInItsOrder() {
        List<Incoming> accepted = List.of(incoming(Said.Command.typed("talk", "")), incoming(new Said.Text("more")));
        accepted.forEach(each -> world.store.accept(each, EVENING).join());
        world.restart();
        assertThat(phone.texts()).containsExactly("At 0.", "At 1.");
    }

    @Test
    void whoeverHandsInTooMuchWaitsAndIsRefusedWhenTheProcessStops() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        Lanes narrow = new Lanes(1, 1, world.threads);
        TurnRunner runner = world.runner(narrow);
        interference.set(() -> await(disk));
        CompletionStage<Ack> first = runner.submit(incoming(Said.Command.typed("talk", "")));
        Awaitility.await().until(() -> narrow.waiting() == 0);
        CompletionStage<Ack> second = runner.submit(incoming(Said.Command.typed("talk", "")));
        CompletionStage<Ack> impatient = runner.submit(incoming(Said.Command.typed("talk", "")), Duration.ofSeconds(2));
        assertThat(impatient.toCompletableFuture()).isCompletedExceptionally();
        CompletableFuture<CompletionStage<Ack>> third = CompletableFuture.supplyAsync(
                () -> runner.submit(incoming(Said.Command.typed("talk", ""))), world.threads);
        assertThatThrownBy(() -> third.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        narrow.close();
        assertThat(third.get(10, TimeUnit.SECONDS).toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RefusedException.class);
        disk.countDown();
        assertThat(first.toCompletableFuture().get(10, TimeUnit.SECONDS).played())
                .isTrue();
        assertThat(second.toCompletableFuture().get(10, TimeUnit.SECONDS).played())
                .isTrue();
    }

    @Test
    void ofAsManyWaitsAsAConversationHasOneSpeaksAfterADowntime() {
        for (int i = 0; i < 10; i++) {
            say("/nudge");
        }
        world.close();
        now.set(EVENING.plus(Duration.ofDays(9)));
        world = new World();
        world.settle();
        assertThat(phone.texts()).containsExactly("How was it?");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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
        return from("ana", said);
    }

    private Incoming from(String who, Said said) {
        return new Incoming(
                new EventId("phone", 1, Long.toString(events.incrementAndGet())),
                ChatAddress.of("phone", who),
                false,
                new PersonAddress("phone", who),
                "Ana",
                true,
                said);
    }

    /** A platform that keeps what it shows. */
    private static final class Phone implements ChatAdapter {
        private final List<String> chats = Collections.synchronizedList(new ArrayList<>());
        private final List<Outgoing> shown = Collections.synchronizedList(new ArrayList<>());
        private final List<Parcel> parcels = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean broken;

        /** A topic that cannot be reached any more. */
        private volatile String gone = "none";

        private volatile boolean whispers;

        @Override
        public Capabilities capabilities() {
            return new Capabilities(4_096, 1_024, whispers);
        }

        List<String> textsFor(String chat) {
            return List.copyOf(parcels).stream()
                    .filter(parcel -> parcel.chat().chat().equals(chat))
                    .map(parcel -> parcel.outgoing().plainText())
                    .toList();
        }

        @Override
        public String platform() {
            return "phone";
        }

        @Override
        public CompletionStage<SendResult> send(Parcel parcel) {
            if (broken) {
                return CompletableFuture.completedStage(new SendResult.Later(Duration.ofHours(1)));
            }
            chats.add(parcel.chat().chat());
            if (parcel.chat().topic().equals(gone)) {
                return CompletableFuture.completedStage(new SendResult.Gone("a test says so"));
            }
            shown.add(parcel.outgoing());
            parcels.add(parcel);
            return CompletableFuture.completedStage(new SendResult.Sent(null));
        }

        List<String> texts() {
            return shown.stream().map(Outgoing::plainText).toList();
        }

        List<String> chats() {
            return List.copyOf(chats);
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
            runner = runner(lanes);
            besideLanes = runner(new Lanes(1, 100, threads));
            dispatcher = new Dispatcher(store, List.of(phone), now::get, now::get);
            reminders = new ReminderPump(store, now::get, runner::wake);
            threads.execute(watchdog);
            runner.resume();
            threads.execute(dispatcher);
            threads.execute(reminders);
        }

        TurnRunner runner(Lanes through) {
            return new TurnRunner(
                    store,
                    () -> new Engine(dialogs, new Operator(null, null)),
                    now::get,
                    () -> new Entropy(chance.incrementAndGet(), 3),
                    through,
                    watchdog,
                    Capabilities.of(List.of(phone)),
                    () -> dispatcher.signal(),
                    () -> reminders.signal());
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
                assertThat(lanes.awaitIdle(Duration.ofSeconds(10))).isTrue();
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
