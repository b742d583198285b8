package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.chat.Span;
import tandem.delivery.Letter;
import tandem.engine.Conversation;
import tandem.engine.Effect;
import tandem.engine.Entropy;
import tandem.engine.Frame;
import tandem.engine.Parked;
import tandem.engine.Run;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.reminder.Due;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Store;
import tandem.runtime.StoreContract;
import tandem.runtime.UnplayableException;
import tandem.runtime.Where;

/** The store on disk keeps what every store promises, also beside rows that are damaged. */
class DocumentStoreTest extends StoreContract {

    @TempDir
    private Path damaged;

    @Override
    protected Store open(Path folder) {
        return TestStores.onDisk(folder);
    }

    @Override
    protected List<String> keys(Path closed) {
        return TestStores.keys(closed);
    }

    @Test
    void aMessageThatCannotBeReadStaysAndIsLeftOut() {
        with(store -> say(store, "ana", 1, "one"));
        TestStores.damage(damaged, RowKeys.OUT, 1);
        with(store -> say(store, "ana", 2, "two", "three"));
        with(store -> {
            assertThat(store.waiting().letters()).isEqualTo(2);
            assertThat(store.waiting().unreadable()).isEqualTo(1);
            Letter two = claim(store);
            assertThat(two.parcel().outgoing().plainText()).isEqualTo("two");
            store.sent(two, null, NOW).toCompletableFuture().join();
            assertThat(claim(store).parcel().outgoing().plainText()).isEqualTo("three");
        });
        with(store -> {
            assertThat(store.waiting().unreadable()).isEqualTo(1);
        });
    }

    @Test
    void aStoredTimeThatCannotBeReadStaysAndTheOthersGoOn() {
        with(store -> schedule(store, "ana", 1, NOW));
        TestStores.damage(damaged, RowKeys.DUE, 1);
        with(store -> schedule(store, "ben", 2, NOW.plusSeconds(1)));
        with(store -> {
            for (int look = 0; look < 2; look++) {
                assertThat(store.due(NOW.plusSeconds(1), 1))
                        .extracting(Due::number)
                        .containsExactly(2L);
                assertThat(store.nextDue()).contains(NOW.plusSeconds(1));
            }
        });
    }

    @Test
    void aConversationThatCannotBeReadIsUnplayableAndAnotherIsNot() {
        with(store -> say(store, "ana", 1, "one"));
        TestStores.damage(damaged, "talk/", 1);
        with(store -> {
            assertThatThrownBy(() -> load(store, "ana")).isInstanceOf(UnplayableException.class);
            say(store, "ben", 2, "two");
        });
    }

    @Test
    void anAcceptedEventThatCannotBeReadIsLeftOut() {
        with(store -> accept(store, "1"));
        TestStores.damage(damaged, RowKeys.IN, 1);
        with(store -> accept(store, "2"));
        with(store -> {
            assertThat(store.accepted())
                    .extracting(incoming -> incoming.id().id())
                    .containsExactly("2");
        });
    }

    @Test
    void aChatThatIsGoneDoesNotBringBackWhatIsErasedMeanwhile() {
        MemoryRecords rows = new MemoryRecords();
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Records interfered = (Records) Proxy.newProxyInstance(
                Records.class.getClassLoader(), new Class<?>[] {Records.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        meanwhile.getAndSet(() -> {}).run();
                    }
                    return method.invoke(rows, arguments);
                });
        try (Store store = new DocumentStore(interfered, new Keys(new byte[Keys.BYTES]))) {
            say(store, "ana", 1, "one", "two");
            Letter one = claim(store);
            PersonId ana = load(store, "ana").state().person().id();
            meanwhile.set(() -> commit(store, "ana", 2, List.of(new Effect.Erase(ana, new PersonId("nobody")))));
            assertThat(store.gone(one, NOW).toCompletableFuture().join()).isZero();
            assertThat(rows.keys(RowKeys.DEAD, RowKeys.end(RowKeys.DEAD), 9)).isEmpty();
            assertThat(rows.keys(RowKeys.OUT, RowKeys.end(RowKeys.OUT), 9)).isEmpty();
        }
    }

    @Test
    void whatIsScheduledWhileAChatIsFoundGoneIsNotDueEither() {
        MemoryRecords rows = new MemoryRecords();
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Records interfered = (Records) Proxy.newProxyInstance(
                Records.class.getClassLoader(), new Class<?>[] {Records.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        meanwhile.getAndSet(() -> {}).run();
                    }
                    return method.invoke(rows, arguments);
                });
        try (Store store = new DocumentStore(interfered, new Keys(new byte[Keys.BYTES]))) {
            say(store, "ana", 1, "one");
            Letter one = claim(store);
            meanwhile.set(() -> park(store, "ana", 2, NOW.plusSeconds(9)));
            store.gone(one, NOW).toCompletableFuture().join();
            assertThat(store.nextDue()).isEmpty();
        }
    }

    private static void park(Store store, String who, long event, Instant at) {
        Loaded loaded = load(store, who);
        Conversation was = loaded.state().conversation();
        PersonId starter = loaded.state().person().id();
        Run parked = new Run(1, starter, List.of(new Frame("f", "s")), Map.of(), null, new Parked(7, at, at), Map.of());
        State after = new State(
                new Conversation(
                        was.id(), was.last(), List.of(parked), was.used(), was.history(), was.guests(), was.language()),
                loaded.state().person());
        Turn turn = new Turn(after, List.of(new Effect.Schedule(7, at, starter)), null);
        EventId id = new EventId("bot", 1, Long.toString(event));
        store.commit(new Commit(loaded, turn, id, null, NOW)).join();
    }

    private void with(Consumer<Store> part) {
        try (Store store = open(damaged)) {
            part.accept(store);
        }
    }

    private static void accept(Store store, String id) {
        store.accept(
                        new Incoming(
                                new EventId("bot", 1, id),
                                ChatAddress.of("test", "ana"),
                                false,
                                new PersonAddress("test", "ana"),
                                "Ana",
                                true,
                                new Said.Added()),
                        NOW)
                .join();
    }

    private static void say(Store store, String who, long event, String... texts) {
        commit(
                store,
                who,
                event,
                java.util.Arrays.stream(texts).map(DocumentStoreTest::send).toList());
    }

    private static Effect send(String text) {
        return new Effect.Send(new Outgoing(
                5, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(Span.plain(text)), List.of(), false));
    }

    private static void schedule(Store store, String who, long number, Instant at) {
        commit(store, who, number, List.of(new Effect.Schedule(number, at, new PersonId(who))));
    }

    private static void commit(Store store, String who, long event, List<Effect> effects) {
        Loaded loaded = load(store, who);
        Conversation was = loaded.state().conversation();
        State after = new State(
                new Conversation(
                        was.id(), was.last() + 1, was.runs(), was.used(), was.history(), was.guests(), was.language()),
                loaded.state().person());
        EventId id = new EventId("bot", 1, Long.toString(event));
        store.commit(new Commit(loaded, new Turn(after, effects, null), id, null, NOW))
                .join();
    }

    private static Loaded load(Store store, String who) {
        Where where = new Where.Arrived(ChatAddress.of("test", who), false, new PersonAddress("test", who));
        return store.load(where, new Entropy(who.hashCode(), 3)).orElseThrow();
    }

    private static Letter claim(Store store) {
        return store.claim("test", NOW, NOW, 1, 1).get(0);
    }
}
