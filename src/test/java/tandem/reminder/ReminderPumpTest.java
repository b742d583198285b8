package tandem.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;

/** Stored times handed on pass by pass, in simulated time. */
class ReminderPumpTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final Rows rows = new Rows();
    private final List<Due> handedOn = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    private ReminderPump pump = new ReminderPump(rows, clock::get, this::play);

    private static final class Rows implements DueRows {
        private final ConcurrentSkipListSet<Due> rows = new ConcurrentSkipListSet<>(Comparator.comparing(Due::at)
                .thenComparing(due -> due.conversation().value())
                .thenComparing(Due::number));

        @Override
        public List<Due> due(Instant now, int most) {
            return rows.stream()
                    .filter(due -> !due.at().isAfter(now))
                    .limit(most)
                    .toList();
        }

        @Override
        public Optional<Instant> nextDue() {
            return rows.stream().findFirst().map(Due::at);
        }

        @Override
        public void drop(Due due) {
            rows.remove(due);
        }
    }

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Test
    void twoThousandAtOnceAreHandedOnAFewAtATimeTheEarliestFirst() {
        Random random = new Random(7);
        IntStream.range(0, 2_000).forEach(i -> add("c" + i, i, NOW.minusSeconds(random.nextInt(9_000))));
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        pump = new ReminderPump(
                rows,
                clock::get,
                due -> CompletableFuture.runAsync(
                        () -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            play(due);
                            underWay.decrementAndGet();
                        },
                        threads));
        assertThat(pump.pass()).isEmpty();
        assertThat(most.get()).isLessThanOrEqualTo(8);
        assertThat(handedOn).hasSize(2_000).doesNotHaveDuplicates();
        for (int i = 8; i < handedOn.size(); i++) {
            assertThat(handedOn.get(i).at())
                    .isAfterOrEqualTo(handedOn.get(i - 8).at());
        }
    }

    @Test
    void whatIsNotDueWaitsUntilItsTime() {
        add("a", 1, NOW.plus(HOUR));
        assertThat(pump.pass()).contains(NOW.plus(HOUR));
        assertThat(handedOn).isEmpty();
        clock.set(NOW.plus(HOUR));
        assertThat(pump.pass()).isEmpty();
        assertThat(handedOn).hasSize(1);
    }

    @Test
    void whatCouldNotBeStoredIsTriedAgainAfterAWhile() {
        add("a", 1, NOW);
        pump = new ReminderPump(
                rows, clock::get, due -> CompletableFuture.failedFuture(new IllegalStateException("a test says so")));
        assertThat(pump.pass()).contains(NOW.plusSeconds(5));
        assertThat(rows.nextDue()).contains(NOW);
    }

    @Test
    void endsQuietlyInTheMiddleOfMuchThatIsDue() {
        IntStream.range(0, 100).forEach(i -> add("c" + i, i, NOW));
        pump = new ReminderPump(rows, clock::get, due -> {
            pump.close();
            return CompletableFuture.failedFuture(new IllegalStateException("stopping"));
        });
        assertThat(logged(() -> pump.pass())).isEmpty();
        assertThat(rows.rows).hasSize(100);
        pump = new ReminderPump(rows, clock::get, due -> {
            pump.close();
            return play(due);
        });
        pump.pass();
        assertThat(handedOn).hasSize(8);
    }

    @Test
    void aClockSetForwardHandsOnEverythingThatIsDueThen() {
        IntStream.range(0, 100).forEach(i -> add("c" + i, i, NOW.plusSeconds(i)));
        pump.pass();
        assertThat(handedOn).hasSize(1);
        clock.set(NOW.plus(HOUR));
        pump.pass();
        assertThat(handedOn).hasSize(100).isSortedAccordingTo(Comparator.comparing(Due::at));
    }

    @Test
    void aClockSetBackFiresNothingTwiceKeepsTheRestAndIsSaidOnce() {
        add("a", 1, NOW.minusSeconds(60));
        add("b", 2, NOW.plusSeconds(60));
        String said = logged(() -> {
            pump.pass();
            clock.set(NOW.minus(HOUR));
            assertThat(pump.pass()).contains(NOW.plusSeconds(60));
            pump.pass();
            clock.set(NOW);
            pump.pass();
            assertThat(handedOn).extracting(Due::number).containsExactly(1L);
            clock.set(NOW.plusSeconds(60));
            pump.pass();
            pump.pass();
        });
        assertThat(handedOn).extracting(Due::number).containsExactly(1L, 2L);
        assertThat(said).containsOnlyOnce("the clock went back by 60 min").contains("set the machine's clock");
    }

    @Test
    void aSmallCorrectionOfTheClockIsNotSaid() {
        assertThat(logged(() -> {
                    pump.pass();
                    clock.set(NOW.minusSeconds(59));
                    pump.pass();
                }))
                .isEmpty();
    }

    private CompletionStage<?> play(Due due) {
        rows.drop(due);
        handedOn.add(due);
        return CompletableFuture.completedStage(due);
    }

    private void add(String conversation, long number, Instant at) {
        rows.rows.add(new Due(new ConversationId(conversation), new PersonId("ana"), number, at));
    }

    private static String logged(Runnable part) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            part.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
