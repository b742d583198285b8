package tandem.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Audience;
import tandem.chat.ChatAdapter;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Health;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.SendLimits;
import tandem.chat.SendResult;
import tandem.chat.Span;
import tandem.engine.Conversation;
import tandem.engine.Effect;
import tandem.engine.Entropy;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.reminder.Due;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Store;
import tandem.runtime.Where;
import tandem.store.TestStores;

/** Deliveries over a store on disk, pass by pass, in simulated time. */
class DispatcherTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");

    @TempDir
    private Path folder;

    private volatile Instant wall = NOW;
    private volatile Instant steady = NOW;
    private final Platform platform = new Platform("test", SendLimits.NONE);
    private Store store;
    private Dispatcher dispatcher;
    private long events;

    /** Whether marks of what was delivered fail, as on a full disk. */
    private volatile boolean full;

    /** Why messages were put aside one by one. */
    private final List<PutAside> putAside = new ArrayList<>();

    private record Shown(
            String chat, String text, Instant at, @Nullable MessageRef earlier) {}

    /** A platform that does what a test says. */
    private final class Platform implements ChatAdapter {
        private final String name;
        private final SendLimits limits;
        private final List<Shown> shown = new ArrayList<>();
        private final AtomicLong answered = new AtomicLong();
        private Function<Parcel, CompletionStage<SendResult>> answer =
                parcel -> done(new SendResult.Sent(new MessageRef("m")));

        Platform(String name, SendLimits limits) {
            this.name = name;
            this.limits = limits;
        }

        @Override
        public String platform() {
            return name;
        }

        @Override
        public SendLimits limits() {
            return limits;
        }

        @Override
        public Health health() {
            return new Health(Health.State.TROUBLED, null, "a test", answered.get(), 0, 0);
        }

        @Override
        public CompletionStage<SendResult> send(Parcel parcel) {
            shown.add(new Shown(parcel.chat().chat(), parcel.outgoing().plainText(), steady, parcel.earlier()));
            return answer.apply(parcel);
        }

        List<String> texts() {
            return shown.stream().map(Shown::text).toList();
        }
    }

    @BeforeEach
    void start() {
        store = failing(TestStores.onDisk(folder));
        dispatcher = new Dispatcher(store, List.of(platform), () -> wall, () -> steady);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void deliversInOrderAndCounts() {
        say("ana", "one", "two");
        say("ben", "three");
        pass();
        assertThat(platform.texts())
                .containsExactlyInAnyOrder("one", "two", "three")
                .containsSubsequence("one", "two");
        assertThat(dispatcher.counts()).isEqualTo(new DeliveryCounts(3, 0, 0, 0, 0, 0, 0, Duration.ZERO));
    }

    @Test
    void whatMayHaveArrivedIsSentAgainLaterAndLaterAndCounted() {
        platform.answer = parcel -> done(new SendResult.Unknown("no answer in time"));
        say("ana", "one");
        assertThat(pass()).contains(NOW.plusSeconds(1));
        later(Duration.ofMillis(999));
        assertThat(platform.texts()).hasSize(1);
        later(Duration.ofMillis(1));
        assertThat(platform.texts()).hasSize(2);
        platform.answer = parcel -> CompletableFuture.failedFuture(new IllegalStateException("a test says so"));
        later(Duration.ofSeconds(2));
        platform.answer = parcel -> {
            throw new IllegalStateException("a test says so");
        };
        assertThat(later(Duration.ofSeconds(4))).contains(steady.plusSeconds(8));
        assertThat(platform.texts()).hasSize(4);
        assertThat(dispatcher.counts()).isEqualTo(new DeliveryCounts(0, 4, 0, 0, 4, 0, 1, Duration.ofSeconds(7)));
    }

    @Test
    void whatIsStillUncertainAfterTenTriesMakesWay() {
        platform.answer = parcel -> {
            if (parcel.outgoing().plainText().equals("one")) {
                throw new IllegalStateException("a test says so");
            }
            return done(sent());
        };
        say("ana", "one", "two");
        pass();
        for (int tries = 1; tries < 10; tries++) {
            assertThat(platform.texts()).hasSize(tries).containsOnly("one");
            later(Duration.ofMinutes(5));
        }
        assertThat(platform.texts()).hasSize(11).endsWith("one", "two");
        assertThat(putAside).containsExactly(PutAside.UNCERTAIN);
        assertThat(dispatcher.counts().putAside()).isEqualTo(1);
        assertThat(dispatcher.counts().possibleDuplicates()).isEqualTo(9);
        assertThat(dispatcher.counts().waiting()).isZero();
    }

    @Test
    void whatIsStillUncertainWhileOthersAreAnsweredMakesWay() {
        platform.answer = parcel -> {
            boolean lost = parcel.outgoing().plainText().equals("one");
            return done(lost ? new SendResult.Unknown("no answer in time") : sent());
        };
        say("ana", "one", "two");
        pass();
        for (int tries = 1; tries < 10; tries++) {
            assertThat(platform.texts()).hasSize(tries).containsOnly("one");
            platform.answered.incrementAndGet();
            later(Duration.ofMinutes(5));
        }
        assertThat(platform.texts()).hasSize(11).endsWith("one", "two");
        assertThat(putAside).containsExactly(PutAside.UNCERTAIN);
    }

    @Test
    void nothingIsPutAsideWhileThePlatformAnswersNobody() {
        platform.answered.set(7);
        platform.answer = parcel -> done(new SendResult.Unknown("502 Bad Gateway"));
        say("ana", "one", "two");
        pass();
        for (int tries = 1; tries < 100; tries++) {
            later(Duration.ofMinutes(5));
        }
        assertThat(platform.texts()).hasSize(100).containsOnly("one");
        for (int good = 0; good < 8; good++) { // One good moment is not enough to give up what suffered before.
            platform.answered.incrementAndGet();
            later(Duration.ofMinutes(5));
            later(Duration.ofMinutes(5));
        }
        assertThat(dispatcher.counts().putAside()).isZero();

        platform.answer = parcel -> done(sent());
        later(Duration.ofMinutes(5));
        assertThat(platform.texts()).endsWith("one", "two");
        assertThat(dispatcher.counts().waiting()).isZero();
    }

    @Test
    void whatHasNotArrivedIsTriedForEver() {
        platform.answer = parcel -> done(new SendResult.Later(Duration.ofMinutes(1)));
        say("ana", "one");
        pass();
        for (int tries = 1; tries < 1000; tries++) {
            later(Duration.ofMinutes(1));
        }
        platform.answer = parcel -> done(new SendResult.Unknown("no answer in time"));
        later(Duration.ofMinutes(1));
        platform.answer = parcel -> done(sent());
        later(Duration.ofSeconds(1));
        assertThat(platform.texts()).hasSize(1002);
        assertThat(dispatcher.counts().putAside()).isZero();
        assertThat(dispatcher.counts().sent()).isEqualTo(1);
    }

    @Test
    void aChatThatIsToWaitHoldsUpNobodyElse() {
        platform.answer = parcel ->
                done(parcel.chat().chat().equals("ana") ? new SendResult.Later(Duration.ofSeconds(30)) : sent());
        say("ana", "one", "two");
        say("ben", "three");
        assertThat(pass()).contains(NOW.plusSeconds(30));
        assertThat(platform.texts()).containsExactlyInAnyOrder("one", "three");
        platform.answer = parcel -> done(sent());
        later(Duration.ofSeconds(30));
        assertThat(platform.texts()).containsSubsequence("one", "one", "two");
        assertThat(dispatcher.counts().possibleDuplicates()).isZero();
        assertThat(dispatcher.counts().retried()).isEqualTo(1);
    }

    @Test
    void aPauseHoldsUpEveryTopicOfItsChatAndNoOtherChat() {
        platform.answer = parcel ->
                done(parcel.chat().topic().equals("12") ? new SendResult.Later(Duration.ofSeconds(30)) : sent());
        commit(new ChatAddress("test", "us", "12"), List.of(outgoing(Outgoing.Mode.NEW, "paused")));
        pass();
        commit(new ChatAddress("test", "us", "13"), List.of(outgoing(Outgoing.Mode.NEW, "other topic")));
        commit(ChatAddress.of("test", "us"), List.of(outgoing(Outgoing.Mode.NEW, "no topic")));
        say("ana", "other chat");
        assertThat(pass()).contains(NOW.plusSeconds(30));
        assertThat(platform.texts()).containsExactly("paused", "other chat");
        platform.answer = parcel -> done(sent());
        later(Duration.ofMillis(29_999));
        assertThat(platform.texts()).hasSize(2);
        later(Duration.ofMillis(1));
        assertThat(platform.texts().subList(2, 5)).containsExactlyInAnyOrder("paused", "other topic", "no topic");
        assertThat(dispatcher.counts().retried()).isEqualTo(1);
    }

    @Test
    void aGroupThatHasAnotherIdGetsItsMessagesThereAtOnceAndInOrder() {
        platform.answer = parcel -> done(parcel.chat().chat().equals("old") ? new SendResult.Moved("new") : sent());
        commitInGroup("old", "one", "two");
        say("ana", "three");
        assertThat(pass()).isEmpty();
        assertThat(platform.shown.stream().map(shown -> shown.chat() + " " + shown.text()))
                .containsSubsequence("old one", "new one", "new two")
                .containsExactlyInAnyOrder("old one", "new one", "new two", "ana three");
        assertThat(dispatcher.counts()).isEqualTo(new DeliveryCounts(3, 1, 0, 0, 0, 0, 0, Duration.ZERO));
        stop();
        start();
        commitInGroup("new", "four");
        pass();
        assertThat(platform.shown.get(4).chat()).isEqualTo("new");
    }

    @Test
    void aMessageWhoseGroupIsNotUnderItsNewIdEitherIsPutAside() {
        platform.answer = parcel -> done(new SendResult.Moved(parcel.chat().chat() + "+"));
        commitInGroup("old", "one");
        assertThat(pass()).isEmpty();
        assertThat(platform.shown).extracting(Shown::chat).containsExactly("old", "old+");
        assertThat(putAside).containsExactly(PutAside.REFUSED);
        assertThat(dispatcher.counts().putAside()).isEqualTo(1);
        assertThat(dispatcher.counts().waiting()).isZero();
        platform.answer = parcel -> done(sent());
        commitInGroup("old", "two");
        pass();
        assertThat(platform.shown.get(2).chat()).isEqualTo("old+");
        assertThat(dispatcher.counts().sent()).isEqualTo(1);
    }

    @Test
    void limitsAndPausesHoldBetweenAMoveAndTheNextTryAndEndNothing() {
        Platform slow = new Platform("slow", new SendLimits(0, 1, 0, chat -> false));
        slow.answer = parcel -> done(new SendResult.Moved(parcel.chat().chat().equals("a") ? "b" : "a"));
        dispatcher = new Dispatcher(store, List.of(slow), () -> wall, () -> steady);
        commit(load(new ChatAddress("slow", "a", ""), true), List.of(outgoing(Outgoing.Mode.NEW, "one")), null);
        passUntil(() -> dispatcher.counts().putAside() == 1);
        assertThat(slow.shown).extracting(Shown::chat).containsExactly("a", "b");
    }

    private void commitInGroup(String group, String... texts) {
        List<Effect> effects = new ArrayList<>();
        for (String text : texts) {
            effects.add(outgoing(Outgoing.Mode.NEW, text));
        }
        commit(load(ChatAddress.of("test", group), true), effects, null);
    }

    @Test
    void whatIsRefusedMakesWay() {
        platform.answer = parcel ->
                done(parcel.outgoing().plainText().equals("one") ? new SendResult.Refused("too long") : sent());
        say("ana", "one", "two");
        pass();
        assertThat(platform.texts()).containsExactly("one", "two");
        assertThat(putAside).containsExactly(PutAside.REFUSED);
        assertThat(dispatcher.counts().putAside()).isEqualTo(1);
    }

    @Test
    void aChatThatIsGoneIsTriedOnce() {
        platform.answer = parcel ->
                done(parcel.chat().chat().equals("ana") ? new SendResult.Gone("blocked by its person") : sent());
        say("ana", "one", "two", "three");
        say("ben", "four");
        assertThat(pass()).isEmpty();
        assertThat(platform.texts()).containsExactlyInAnyOrder("one", "four");
        assertThat(dispatcher.counts().putAside()).isEqualTo(3);
        assertThat(dispatcher.counts().waiting()).isZero();
    }

    @Test
    void onlyTheFreshestChangesGoOutAfterADowntime() {
        say("ana", "first");
        pass();
        for (int i = 1; i <= 100; i++) {
            commit("ana", List.of(outgoing(Outgoing.Mode.REPLACE, "change " + i)));
        }
        stop();
        start();
        pass();
        assertThat(platform.texts()).containsExactly("first", "change 100");
        assertThat(platform.shown.get(1).earlier()).isEqualTo(new MessageRef("m"));
        assertThat(dispatcher.counts().superseded()).isEqualTo(99);
        stop();
        start();
        pass();
        assertThat(platform.texts()).hasSize(2);
    }

    @Test
    void whatWasDeliveredAndCouldNotBeMarkedIsMarkedLaterAndNotSentAgain() {
        full = true;
        say("ana", "one", "two");
        assertThat(pass()).contains(NOW.plusSeconds(1));
        later(Duration.ofSeconds(1));
        assertThat(platform.texts()).containsExactly("one");
        full = false;
        later(Duration.ofSeconds(2));
        Awaitility.await().untilAsserted(() -> {
            pass();
            assertThat(platform.texts()).containsExactly("one", "two");
        });
        assertThat(dispatcher.counts().sent()).isEqualTo(2);
        stop();
        start();
        pass();
        assertThat(platform.texts()).containsExactly("one", "two");
    }

    @Test
    void waitsAreNotThoseOfAClockThatJumps() {
        platform.answer = parcel -> done(new SendResult.Unknown("no answer in time"));
        say("ana", "one");
        pass();
        wall = NOW.minus(Duration.ofHours(1));
        platform.answer = parcel -> done(sent());
        later(Duration.ofSeconds(1));
        assertThat(platform.texts()).containsExactly("one", "one");
        say("ana", "two");
        pass();
        assertThat(platform.texts()).containsExactly("one", "one", "two");
        wall = NOW.plus(Duration.ofDays(400));
        commit("ana", List.of(outgoing(Outgoing.Mode.REPLACE, "three")));
        pass();
        assertThat(platform.texts()).endsWith("three");
    }

    @Test
    void aPlatformThatHangsHoldsUpNoOther() {
        Platform hanging = new Platform("hanging", SendLimits.NONE);
        hanging.answer = parcel -> new CompletableFuture<>();
        dispatcher = new Dispatcher(store, List.of(hanging, platform), () -> wall, () -> steady);
        for (int chat = 0; chat < 100; chat++) {
            commit(ChatAddress.of("hanging", "c" + chat), List.of(outgoing(Outgoing.Mode.NEW, "lost")));
        }
        say("ana", "one");
        assertThat(dispatcher.pass()).isEmpty();
        assertThat(hanging.shown).hasSize(64);
        assertThat(platform.texts()).containsExactly("one");
        assertThat(dispatcher.busy()).isTrue();
    }

    @Test
    void howLongTheOldestWaitsIsCounted() {
        platform.answer = parcel -> done(new SendResult.Later(Duration.ofHours(1)));
        pass();
        say("ana", "one");
        later(Duration.ofSeconds(50));
        assertThat(dispatcher.counts().oldest()).isEqualTo(Duration.ofSeconds(50));
        assertThat(dispatcher.counts().waiting()).isEqualTo(1);
    }

    @Test
    void anAnswerOvertakesWhatStoredTimesHaveBroughtForOtherChatsAlsoAfterARestart() {
        Platform slow = new Platform("slow", new SendLimits(1, 0, 0, chat -> false));
        for (int i = 0; i < 30; i++) {
            asked(ChatAddress.of("slow", "c" + i), i);
        }
        stop();
        start();
        dispatcher = new Dispatcher(store, List.of(slow), () -> wall, () -> steady);
        passUntil(() -> slow.shown.size() == 30);
        timesCome();
        stop();
        start();
        dispatcher = new Dispatcher(store, List.of(slow), () -> wall, () -> steady);
        passUntil(() -> slow.shown.size() == 31);
        commit(ChatAddress.of("slow", "ana"), List.of(outgoing(Outgoing.Mode.NEW, "answer")));
        commit(ChatAddress.of("slow", "c29"), List.of(outgoing(Outgoing.Mode.NEW, "behind its reminder")));
        passUntil(() -> slow.shown.size() == 62);
        assertThat(slow.texts().subList(30, 35))
                .containsExactly("reminder", "reminder", "answer", "behind its reminder", "reminder");
        assertThat(slow.shown.get(31).chat()).isEqualTo("c29");
    }

    @Test
    void whatStoredTimesHaveBroughtLeavesRoomForAnswers() {
        Platform hanging = new Platform("hanging", SendLimits.NONE);
        dispatcher = new Dispatcher(store, List.of(hanging), () -> wall, () -> steady);
        for (int i = 0; i < 30; i++) {
            asked(ChatAddress.of("hanging", "c" + i), i);
        }
        passUntil(() -> hanging.shown.size() == 30);
        List<CompletableFuture<SendResult>> underWay = new ArrayList<>();
        hanging.answer = parcel -> {
            CompletableFuture<SendResult> sending = new CompletableFuture<>();
            underWay.add(sending);
            return sending;
        };
        timesCome();

        assertThat(dispatcher.pass())
                .as("nothing to look for before one has ended")
                .isEmpty();
        assertThat(underWay).hasSize(16);
        commit(ChatAddress.of("hanging", "ana"), List.of(outgoing(Outgoing.Mode.NEW, "answer")));
        assertThat(dispatcher.pass()).isEmpty();
        assertThat(hanging.texts()).endsWith("answer");
        underWay.get(0).complete(new SendResult.Sent(new MessageRef("m")));
        Awaitility.await().until(() -> dispatcher.pass().isEmpty() && underWay.size() == 18);
        assertThat(hanging.texts()).endsWith("reminder");
    }

    /** Something is said in this chat, and a time for it is stored. */
    private void asked(ChatAddress chat, long number) {
        commit(chat, List.of(outgoing(Outgoing.Mode.NEW, "asked " + number)));
        Loaded loaded = load(chat);
        commit(
                loaded,
                List.of(new Effect.Schedule(number, NOW, loaded.state().person().id())),
                null);
    }

    /** All stored times have come, and each brings a reminder. */
    private void timesCome() {
        for (Due due : store.due(NOW, 99)) {
            Loaded woken = store.load(new Where.Known(due.conversation(), due.person()), new Entropy(++events, 3))
                    .orElseThrow();
            commit(woken, List.of(outgoing(Outgoing.Mode.NEW, "reminder")), due);
        }
    }

    private void passUntil(BooleanSupplier done) {
        for (int passes = 0; !done.getAsBoolean(); passes++) {
            assertThat(passes).isLessThan(1_000);
            steady = pass().orElse(steady);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void underLimitsEverythingArrivesInOrderAndNeverTooFast(long seed) {
        Random random = new Random(seed);
        SendLimits limits = new SendLimits(3, 1, 5, chat -> chat.chat().startsWith("-"));
        Platform slow = new Platform("slow", limits);
        slow.answer = parcel -> done(random.nextInt(8) == 0 ? new SendResult.Later(Duration.ofSeconds(3)) : sent());
        dispatcher = new Dispatcher(store, List.of(slow), () -> wall, () -> steady);
        Map<String, List<String>> said = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            String chat = (random.nextBoolean() ? "-" : "") + random.nextInt(3);
            commit(ChatAddress.of("slow", chat), List.of(outgoing(Outgoing.Mode.NEW, "t" + i)));
            said.computeIfAbsent(chat, name -> new ArrayList<>()).add("t" + i);
            steady = pass().filter(at -> random.nextInt(3) == 0).orElse(steady);
        }
        for (int passes = 0; dispatcher.counts().waiting() > 0; passes++) {
            assertThat(passes).isLessThan(1_000);
            Optional<Instant> next = pass();
            assertThat(next.isPresent()).isEqualTo(dispatcher.counts().waiting() > 0);
            steady = next.orElse(steady);
        }
        said.forEach((chat, texts) -> assertThat(slow.shown.stream()
                        .filter(shown -> shown.chat().equals(chat))
                        .map(Shown::text)
                        .distinct())
                .containsExactlyElementsOf(texts));
        within(slow.shown, Duration.ofSeconds(1), 3);
        for (String chat : said.keySet()) {
            List<Shown> here = slow.shown.stream()
                    .filter(shown -> shown.chat().equals(chat))
                    .toList();
            within(here, Duration.ofSeconds(1), 1);
            within(here, Duration.ofMinutes(1), chat.startsWith("-") ? 5 : 60);
        }
        Set<String> all = new HashSet<>(slow.texts());
        assertThat(all).hasSize(60);
    }

    private static void within(List<Shown> shown, Duration span, int most) {
        for (int i = most; i < shown.size(); i++) {
            assertThat(Duration.between(shown.get(i - most).at(), shown.get(i).at()))
                    .isGreaterThanOrEqualTo(span);
        }
    }

    /** Passes until nothing more happens at this time; marks are made on the store's own thread. */
    private Optional<Instant> pass() {
        while (true) {
            DeliveryCounts before = dispatcher.counts();
            Optional<Instant> next = dispatcher.pass();
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> !dispatcher.busy());
            if (before.equals(dispatcher.counts())) {
                return next;
            }
        }
    }

    private Optional<Instant> later(Duration span) {
        steady = steady.plus(span);
        return pass();
    }

    private void say(String chat, String... texts) {
        commit(
                chat,
                java.util.Arrays.stream(texts)
                        .map(text -> outgoing(Outgoing.Mode.NEW, text))
                        .toList());
    }

    private void commit(String chat, List<Effect> effects) {
        commit(ChatAddress.of("test", chat), effects);
    }

    private void commit(ChatAddress chat, List<Effect> effects) {
        commit(load(chat), effects, null);
    }

    private Loaded load(ChatAddress chat) {
        return load(chat, false);
    }

    private Loaded load(ChatAddress chat, boolean group) {
        Where where = new Where.Arrived(chat, group, new PersonAddress(chat.platform(), chat.chat()));
        return store.load(where, new Entropy(++events, 3)).orElseThrow();
    }

    private void commit(Loaded loaded, List<Effect> effects, @Nullable Due due) {
        Conversation was = loaded.state().conversation();
        Conversation after = new Conversation(
                was.id(), was.last() + 1, was.runs(), was.used(), was.history(), was.guests(), was.language());
        Turn turn = new Turn(new State(after, loaded.state().person()), effects, null);
        EventId event = due == null ? new EventId("bot", 1, Long.toString(events)) : null;
        store.commit(new Commit(loaded, turn, event, due, wall)).join();
    }

    private static Effect outgoing(Outgoing.Mode mode, String text) {
        return new Effect.Send(
                new Outgoing(5, mode, new Audience.EveryoneHere(), List.of(Span.plain(text)), List.of(), false));
    }

    private static SendResult sent() {
        return new SendResult.Sent(null);
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedStage(result);
    }

    private Store failing(Store real) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("dead")) {
                        putAside.add((PutAside) arguments[1]);
                    }
                    if (full && method.getName().equals("sent")) {
                        return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
