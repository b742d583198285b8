package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.PersonAddress;
import tandem.chat.Span;
import tandem.delivery.Letter;
import tandem.engine.Conversation;
import tandem.engine.Effect;
import tandem.engine.Entropy;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Outcome;
import tandem.runtime.Quarantine;
import tandem.runtime.Where;

/** A group that gets another id while something else happens, or while the disk fails. */
final class MoveTest {
    private static final Keys KEYS = new Keys(new byte[Keys.BYTES]);
    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final ChatAddress OLD = ChatAddress.of("test", "old");
    private static final ChatAddress NEW = ChatAddress.of("test", "new");

    private final AtomicReference<Runnable> beforeCommit = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> afterCommit = new AtomicReference<>(() -> {});
    private final List<Batch> batches = new ArrayList<>();

    /** A disk that is full does not take anything. */
    private boolean full;

    private final MemoryRecords records = new MemoryRecords() {
        @Override
        public CompletableFuture<Verdict> commit(Batch batch) {
            beforeCommit.getAndSet(() -> {}).run();
            if (full) {
                return CompletableFuture.failedFuture(new StoreException("the disk is full"));
            }
            CompletableFuture<Verdict> written = super.commit(batch);
            batches.add(batch);
            afterCommit.getAndSet(() -> {}).run();
            return written;
        }
    };

    private DocumentStore store = new DocumentStore(records, KEYS);
    private long events;

    @Test
    void isOneCommitAndLeavesASoundStore() {
        for (String topic : List.of("", "12")) {
            say(new ChatAddress("test", "old", topic), "one", "two");
            say(new ChatAddress("test", "new", topic), "greeting");
        }
        assertThat(problems()).isEmpty();
        batches.clear();
        assertThat(move()).isEqualTo(Outcome.COMMITTED);
        assertThat(batches).hasSize(1);
        assertThat(problems()).isEmpty();
        assertThat(store.waiting().letters()).isEqualTo(4);
        Row chat = records.get(new RowKeys(KEYS).at(OLD));
        assertThat(chat).isNull();
    }

    @Test
    void changesNothingWhenTheDiskDoesNotTakeIt() {
        say(OLD, "one");
        say(NEW, "greeting");
        full = true;
        assertThat(store.move(OLD, "new", event(), NOW)).isCompletedExceptionally();
        full = false;
        for (int starts = 0; starts < 2; starts++) {
            assertThat(claim()).containsExactlyInAnyOrder("old one", "new greeting");
            store = new DocumentStore(records, KEYS);
        }
        assertThat(problems()).isEmpty();
        assertThat(move()).isEqualTo(Outcome.COMMITTED);
        assertThat(claim()).containsExactly("new one");
    }

    @Test
    void isLookedAtAgainWhenATurnWasStoredMeanwhile() {
        say(OLD, "one");
        beforeCommit.set(() -> say(OLD, "two"));
        assertThat(move()).isEqualTo(Outcome.COMMITTED);
        assertThat(all()).containsExactly("new one", "new two");
    }

    @Test
    void isLookedAtAgainWhenAMessageWasSentMeanwhile() {
        say(OLD, "one", "two");
        Letter one = store.claim("test", NOW, NOW, 9, 9).get(0);
        beforeCommit.set(() -> store.sent(one, null, NOW).toCompletableFuture().join());
        assertThat(move()).isEqualTo(Outcome.COMMITTED);
        store = new DocumentStore(records, KEYS);
        assertThat(all()).containsExactly("new two");
        assertThat(problems()).isEmpty();
    }

    @Test
    void losesNoMarkOfWhatWasSentMeanwhile() {
        say(OLD, "one", "two");
        Letter one = store.claim("test", NOW, NOW, 9, 9).get(0);
        beforeCommit.set(() -> assertThat(move()).isEqualTo(Outcome.COMMITTED));
        store.sent(one, new MessageRef("m 1"), NOW).toCompletableFuture().join();
        assertThat(records.keys(RowKeys.REF, RowKeys.end(RowKeys.REF), 9)).hasSize(1);
        store = new DocumentStore(records, KEYS);
        assertThat(all()).containsExactly("new two");
    }

    @Test
    void isLookedAtAgainWhenTheGroupBeganUnderItsNewIdMeanwhile() {
        say(OLD, "one");
        beforeCommit.set(() -> say(NEW, "greeting"));
        assertThat(move()).isEqualTo(Outcome.COMMITTED);
        assertThat(all()).containsExactly("new one");
        assertThat(problems()).isEmpty();
    }

    @Test
    void isLookedAtAgainWhenTheConversationThatMakesWaySaysMoreMeanwhile() {
        say(OLD, "one");
        say(NEW, "greeting");
        beforeCommit.set(() -> say(NEW, "more"));
        assertThat(move()).isEqualTo(Outcome.COMMITTED);
        store = new DocumentStore(records, KEYS);
        assertThat(all()).containsExactly("new one");
        assertThat(problems()).isEmpty();
    }

    @Test
    void keepsTheOrderAlsoOfAMessageThatIsStoredAndNotInTheQueueYet() {
        say(OLD, "one");
        afterCommit.set(() -> {
            assertThat(move()).isEqualTo(Outcome.COMMITTED);
            say(NEW, "three");
        });
        say(OLD, "two");
        assertThat(all()).containsExactly("new one", "new two", "new three");
    }

    @Test
    void findsAMessageThatItCouldNotSeeWhenThatIsNotTakenUnderTheOldId() {
        say(OLD, "one");
        beforeCommit.set(() -> {
            // Between the look and the commit; it expects nothing, so nobody looks again.
            Where where = new Where.Arrived(OLD, true, new PersonAddress("test", "ana"));
            store.quarantine(new Quarantine(where, List.of(outgoing("sorry")), event(), null, NOW))
                    .join();
        });
        assertThat(move()).isEqualTo(Outcome.COMMITTED);
        Letter one = store.claim("test", NOW, NOW, 9, 9).get(0);
        store.sent(one, null, NOW).toCompletableFuture().join();
        Letter sorry = store.claim("test", NOW, NOW, 9, 9).get(0);
        assertThat(sorry.parcel().chat()).isEqualTo(OLD);
        store.moved(sorry, "new", NOW).toCompletableFuture().join();
        assertThat(all()).containsExactly("new sorry");
    }

    @Test
    void leavesOutAConversationThatCannotBeRead() {
        ChatAddress damaged = new ChatAddress("test", "old", "12");
        say(damaged, "topic");
        say(OLD, "one");
        String key = RowKeys.chat(load(damaged).state().conversation().id());
        put(key, new byte[] {1});
        assertThat(move()).isEqualTo(Outcome.COMMITTED);
        assertThat(all()).containsExactlyInAnyOrder("new one", "new topic");
        assertThat(load(NEW).state().conversation().last()).isNotZero();
    }

    private void put(String key, byte[] value) {
        records.commit(new Batch(java.util.Map.of(), java.util.Map.of(key, value), java.util.Set.of()))
                .join();
    }

    private List<String> problems() {
        List<String> found = new ArrayList<>();
        new Verification(records, KEYS).run((kind, what) -> found.add(kind + ": " + what));
        return found;
    }

    private Outcome move() {
        return store.move(OLD, "new", event(), NOW).join();
    }

    private EventId event() {
        return new EventId("bot", 0, Long.toString(++events));
    }

    private Loaded load(ChatAddress chat) {
        Where where = new Where.Arrived(chat, true, new PersonAddress("test", "ana"));
        return store.load(where, new Entropy(++events, 7)).orElseThrow();
    }

    private void say(ChatAddress chat, String... texts) {
        Loaded loaded = load(chat);
        Conversation was = loaded.state().conversation();
        Conversation after = new Conversation(
                was.id(), was.last() + 1, was.runs(), was.used(), was.history(), was.guests(), was.language());
        List<Effect> effects = new ArrayList<>();
        for (String text : texts) {
            effects.add(new Effect.Send(outgoing(text)));
        }
        Turn turn = new Turn(new State(after, loaded.state().person()), effects, null);
        assertThat(store.commit(new Commit(loaded, turn, event(), null, NOW)).join())
                .isEqualTo(Outcome.COMMITTED);
    }

    private static Outgoing outgoing(String text) {
        return new Outgoing(
                5, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(Span.plain(text)), List.of(), false);
    }

    /** The heads of all chats, with the chat that each would be sent to; they are given back. */
    private List<String> claim() {
        List<Letter> letters = store.claim("test", NOW, NOW, 9, 9);
        letters.forEach(letter -> store.putBack(letter, NOW));
        return letters.stream().map(MoveTest::shown).toList();
    }

    /** Everything that waits, in the order in which it is sent. */
    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (List<Letter> next = store.claim("test", NOW, NOW, 9, 9);
                !next.isEmpty();
                next = store.claim("test", NOW, NOW, 9, 9)) {
            for (Letter letter : next) {
                all.add(shown(letter));
                store.sent(letter, null, NOW).toCompletableFuture().join();
            }
        }
        return all;
    }

    private static String shown(Letter letter) {
        return letter.parcel().chat().chat() + " " + letter.parcel().outgoing().plainText();
    }
}
