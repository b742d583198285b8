package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Outgoing;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.Effect;
import tandem.engine.Entropy;
import tandem.engine.Guest;
import tandem.engine.Person;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.flow.Value;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Outcome;
import tandem.runtime.Where;

/** An erasure that meets, at the worst moment, a turn of the same person in a group. */
final class ErasureTest {
    private static final Keys KEYS = new Keys(new byte[Keys.BYTES]);
    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final PersonAddress ANA = new PersonAddress("test", "ana");
    private static final Where ALONE = new Where.Arrived(ChatAddress.of("test", "ana"), false, ANA);
    private static final Where GROUP = new Where.Arrived(ChatAddress.of("test", "us"), true, ANA);

    private final AtomicReference<Runnable> afterLooking = new AtomicReference<>(() -> {});
    private final AtomicBoolean erased = new AtomicBoolean();
    private final MemoryRecords records = new MemoryRecords() {
        @Override
        public List<String> keys(String from, String to, int limit) {
            List<String> keys = super.keys(from, to, limit);
            if (from.startsWith("guest/")) {
                afterLooking.getAndSet(() -> {}).run();
            }
            return keys;
        }

        @Override
        public java.util.concurrent.CompletableFuture<Verdict> commit(Batch batch) {
            if (batch.erases()) {
                erased.set(true);
            }
            return super.commit(batch);
        }
    };
    private final DocumentStore store = new DocumentStore(records, KEYS);
    private long events;

    @Test
    void missesNothingThatIsRememberedWhileItLooks() {
        Loaded first = load(ALONE);
        commit(first, new Turn(first.state(), List.of(), null));
        Loaded inGroup = load(GROUP);
        afterLooking.set(() -> assertThat(commit(inGroup, remembering(inGroup))).isEqualTo(Outcome.COMMITTED));

        Loaded last = load(ALONE);
        assertThat(commit(last, erasing(last))).isEqualTo(Outcome.CONFLICT);
        Loaded again = load(ALONE);
        assertThat(commit(again, erasing(again))).isEqualTo(Outcome.COMMITTED);

        assertThat(load(GROUP).state().conversation().guests()).isEmpty();
        assertThat(erased).isTrue();
        assertThat(commit(inGroup, remembering(inGroup)))
                .as("a turn on what was read before the erasure")
                .isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void aGroupIsFoundByItsIndexFromItsFirstTurnOn() {
        for (String topic : List.of("", "12")) {
            Loaded first = load(new Where.Arrived(new ChatAddress("test", "us", topic), true, ANA));
            commit(first, remembering(first));
        }
        List<String> found = new ArrayList<>();
        Verification.Seen seen = new Verification(records, KEYS).run((kind, what) -> found.add(kind + ": " + what));
        assertThat(seen.rows()).containsEntry("group", 2L).containsEntry("chat", 2L);
        assertThat(found).isEmpty();
        String group = new RowKeys(KEYS).groups("test", "us");
        assertThat(records.keys(group, RowKeys.end(group), 9)).hasSize(2);
    }

    @Test
    void leavesASoundStoreWhileTheGoodbyeWaits() {
        Loaded first = load(ALONE);
        commit(first, new Turn(first.state(), List.of(), null));
        Loaded last = load(ALONE);
        Turn erasing = erasing(last);
        Outgoing goodbye = new Outgoing(1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(), List.of(), false);
        List<Effect> effects = List.of(erasing.effects().get(0), new Effect.Send(goodbye));
        assertThat(commit(last, new Turn(erasing.state(), effects, null))).isEqualTo(Outcome.COMMITTED);

        List<String> found = new ArrayList<>();
        Verification.Seen seen = new Verification(records, KEYS).run((kind, what) -> found.add(kind + ": " + what));
        assertThat(seen.rows()).containsEntry("out", 1L).doesNotContainKey("chat");
        assertThat(found).isEmpty();
    }

    private Loaded load(Where where) {
        return store.load(where, new Entropy(++events, 7)).orElseThrow();
    }

    private Outcome commit(Loaded loaded, Turn turn) {
        EventId event = new EventId("bot", 0, Long.toString(++events));
        return store.commit(new Commit(loaded, turn, event, null, NOW)).join();
    }

    private static Turn remembering(Loaded loaded) {
        Conversation was = loaded.state().conversation();
        PersonId person = loaded.state().person().id();
        Guest guest = new Guest(person, true, Map.of("tried", new Value.Whole(1)));
        Conversation after = new Conversation(
                was.id(), was.last(), was.runs(), was.used(), was.history(), List.of(guest), was.language());
        return new Turn(new State(after, loaded.state().person()), List.of(), null);
    }

    private static Turn erasing(Loaded loaded) {
        PersonId person = loaded.state().person().id();
        Conversation empty = Conversation.fresh(loaded.state().conversation().id(), 9);
        return new Turn(
                new State(empty, Person.stranger(person)),
                List.of(new Effect.Erase(person, new PersonId("nobody"))),
                null);
    }
}
