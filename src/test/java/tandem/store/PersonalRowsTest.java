package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.chat.Audience;
import tandem.chat.Capabilities;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Outgoing;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Span;
import tandem.delivery.Letter;
import tandem.engine.Effect;
import tandem.engine.Entropy;
import tandem.engine.Turn;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Outcome;
import tandem.runtime.Where;

/** Somebody who looks for what waits for them at the moment when that changes. */
final class PersonalRowsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final PersonAddress ANA = new PersonAddress("test", "ana");
    private static final Where ALONE = new Where.Arrived(ChatAddress.of("test", "ana"), false, ANA);
    private static final Where GROUP = new Where.Arrived(ChatAddress.of("test", "us"), true, ANA);

    private final AtomicReference<Runnable> afterLooking = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> afterReading = new AtomicReference<>(() -> {});
    private final MemoryRecords records = new MemoryRecords() {
        @Override
        public @Nullable Row get(String key) {
            Row row = super.get(key);
            if (key.startsWith(RowKeys.HELD)) {
                afterReading.getAndSet(() -> {}).run();
            }
            return row;
        }

        @Override
        public List<String> keys(String from, String to, int limit) {
            List<String> keys = super.keys(from, to, limit);
            if (from.startsWith(RowKeys.HELD + "0")) {
                afterLooking.getAndSet(() -> {}).run();
            }
            return keys;
        }
    };
    private final DocumentStore store = new DocumentStore(records, new Keys(new byte[Keys.BYTES]));
    private long events;

    @Test
    void isNotForgotten() {
        Loaded before = load(GROUP);
        assertThat(commit(before, List.of())).isEqualTo(Outcome.COMMITTED);
        Loaded group = load(GROUP);
        Loaded opening = load(ALONE);
        // Tomorrow is looked at first, and so today's rows would be seen; the message is stored after the last look.
        afterLooking.set(() -> afterLooking.set(
                () -> assertThat(commit(group, List.of(telling(group)))).isEqualTo(Outcome.COMMITTED)));
        assertThat(commit(opening, List.of())).isEqualTo(Outcome.CONFLICT);
        assertThat(commit(load(ALONE), List.of())).isEqualTo(Outcome.COMMITTED);
        List<Letter> letters = store.claim("test", NOW, NOW, 9, 9);
        assertThat(letters)
                .extracting(letter -> letter.parcel().outgoing().plainText())
                .containsExactly("secret");
    }

    @Test
    void isNotStoredForSomebodyWhoWasErasedMeanwhile() {
        assertThat(commit(load(GROUP), List.of())).isEqualTo(Outcome.COMMITTED);
        Loaded group = load(GROUP);
        Loaded last = load(ALONE);
        Effect erase = new Effect.Erase(last.state().person().id(), new PersonId("nobody"));
        assertThat(commit(last, List.of(erase))).isEqualTo(Outcome.COMMITTED);
        assertThat(commit(group, List.of(telling(group)))).isEqualTo(Outcome.CONFLICT);
        assertThat(records.keys(RowKeys.HELD, RowKeys.end(RowKeys.HELD), 9)).isEmpty();
    }

    @Test
    void isNotShownInTwoGroupsAtOnce() {
        Loaded first = load(GROUP);
        assertThat(commit(first, List.of(telling(first)))).isEqualTo(Outcome.COMMITTED);
        Loaded here = load(GROUP);
        Loaded there = load(new Where.Arrived(ChatAddress.of("test", "friends"), true, ANA));
        afterReading.set(() -> assertThat(whispering(there)).isEqualTo(Outcome.COMMITTED));
        assertThat(whispering(here)).isEqualTo(Outcome.CONFLICT);
        assertThat(whispering(load(GROUP))).isEqualTo(Outcome.COMMITTED);
        assertThat(store.claim("test", NOW, NOW, 9, 9))
                .extracting(letter -> letter.parcel().chat().chat())
                .containsExactly("friends");
    }

    private Outcome whispering(Loaded loaded) {
        EventId event = new EventId("bot", 0, Long.toString(++events));
        return store.commit(new Commit(loaded, new Turn(loaded.state(), List.of(), null), event, null, NOW))
                .join();
    }

    private static Effect telling(Loaded loaded) {
        Audience only = new Audience.Only(loaded.state().person().id());
        return new Effect.Tell(
                new Outgoing(5, Outgoing.Mode.NEW, only, List.of(Span.plain("secret")), List.of(), false), true);
    }

    private Loaded load(Where where) {
        return store.load(where, new Entropy(++events, 7)).orElseThrow();
    }

    private Outcome commit(Loaded loaded, List<Effect> effects) {
        EventId event = new EventId("bot", 0, Long.toString(++events));
        Turn turn = new Turn(loaded.state(), effects, null);
        return store.commit(
                        new Commit(loaded, turn, event, null, NOW, platform -> new Capabilities(4_096, 1_024, false)))
                .join();
    }
}
