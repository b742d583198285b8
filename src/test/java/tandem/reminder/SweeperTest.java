package tandem.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.Memory;
import tandem.chat.PersonId;

/** Everybody is looked at once a day, and at every start, in simulated time. */
class SweeperTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofMinutes(10);

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final List<Subject> looked = new ArrayList<>();
    private final List<Instant> since = new ArrayList<>();
    private final List<Instant> cleared = new ArrayList<>();
    private final Map<String, String> kept = new HashMap<>();
    private boolean fails;
    private final Everybody everybody = new Everybody();
    private final Memory memory = new Memory() {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void put(String key, String value) {
            kept.put(key, value);
        }

        @Override
        public List<ChatAddress> chats() {
            return List.of();
        }
    };
    private Sweeper sweeper = start();

    private final class Everybody implements Subjects {
        private final List<Subject> all = IntStream.range(0, 20)
                .mapToObj(i -> new Subject(new ConversationId("c" + i), new PersonId("p" + i)))
                .toList();
        private int more = 2;

        @Override
        public List<Subject> subjects() {
            return all;
        }

        @Override
        public boolean clear(Instant now) {
            cleared.add(now);
            return more-- > 0;
        }
    }

    private Sweeper start() {
        return new Sweeper(everybody, memory, clock::get, (subject, from) -> {
            looked.add(subject);
            since.add(from);
            return fails
                    ? CompletableFuture.failedFuture(new IllegalStateException("a test says so"))
                    : CompletableFuture.completedFuture(null);
        });
    }

    /** The moment has come that the last pass has named, or this one. */
    private Instant passes(Instant at) {
        clock.set(at);
        looked.clear();
        since.clear();
        return sweeper.pass().orElseThrow();
    }

    @Test
    void onceADayAndNotAtOnce() {
        assertThat(passes(NOW)).isEqualTo(NOW.plus(SOON));
        assertThat(looked).as("what waits at the platforms comes first").isEmpty();
        Instant first = NOW.plus(SOON);
        assertThat(passes(first)).isEqualTo(first.plus(DAY));
        assertThat(looked).containsExactlyElementsOf(everybody.all);
        assertThat(cleared).as("as long as there is more").hasSize(3);
        assertThat(passes(first.plus(DAY).minusSeconds(1))).isEqualTo(first.plus(DAY));
        assertThat(looked).isEmpty();
        passes(first.plus(DAY));
        assertThat(looked).hasSize(20);
    }

    @Test
    void afterEveryStartAndGoingOnWhereItWas() {
        passes(NOW.plus(SOON));
        Instant begun = since.get(0);
        assertThat(begun).isEqualTo(NOW.plus(SOON));
        sweeper = start();
        passes(NOW.plus(SOON).plus(SOON));
        assertThat(looked).hasSize(20);
        assertThat(since).containsOnly(begun);
        passes(NOW.plus(DAY).plus(Duration.ofHours(11)));
        assertThat(since).as("a day and a restart are no break").containsOnly(begun);
    }

    @Test
    void aLongerBreakBeginsAnew() {
        passes(NOW.plus(SOON));
        clock.set(NOW.plus(Duration.ofDays(3)));
        sweeper = start();
        Instant back = NOW.plus(Duration.ofDays(3)).plus(SOON);
        passes(back);
        assertThat(since).containsOnly(back);
        passes(back.plus(DAY));
        assertThat(since).containsOnly(back);
    }

    @Test
    void soDoesAClockThatIsSet() {
        passes(NOW.plus(SOON));
        Instant ahead = NOW.plus(Duration.ofDays(3_000));
        passes(ahead);
        assertThat(since).containsOnly(ahead);
        passes(NOW.plus(DAY));
        assertThat(looked).as("it does not wait for years").hasSize(20);
        assertThat(since).containsOnly(NOW.plus(DAY));
    }

    @Test
    void whatCouldNotBeStoredIsTriedAgainSoon() {
        fails = true;
        Instant first = NOW.plus(SOON);
        assertThat(passes(first)).isEqualTo(first.plus(Duration.ofMinutes(1)));
        assertThat(cleared).isEmpty();
        fails = false;
        passes(first.plus(Duration.ofMinutes(1)));
        assertThat(looked).containsExactlyElementsOf(everybody.all);
        assertThat(cleared).isNotEmpty();
    }

    @Test
    void endsInTheMiddle() {
        sweeper = new Sweeper(everybody, memory, clock::get, (subject, from) -> {
            looked.add(subject);
            sweeper.close();
            return CompletableFuture.completedFuture(null);
        });
        clock.set(NOW.plus(SOON));
        sweeper.pass();
        assertThat(looked).hasSizeLessThan(20);
        assertThat(cleared).isEmpty();
    }
}
