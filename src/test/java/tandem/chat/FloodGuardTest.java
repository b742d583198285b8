package tandem.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.chat.FloodGuard.Verdict.DROP;
import static tandem.chat.FloodGuard.Verdict.TAKE;
import static tandem.chat.FloodGuard.Verdict.TELL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FloodGuardTest {

    private static final PersonAddress ANA = new PersonAddress("test", "ana");
    private static final PersonAddress BEN = new PersonAddress("test", "ben");
    private static final Duration SPAN = Duration.ofSeconds(10);

    private final FloodGuard guard = new FloodGuard();
    private Instant now = Instant.parse("2026-01-05T20:00:00Z");

    @Test
    void thirtyAreTakenOneIsToldAndTheRestIsDropped() {
        for (int i = 0; i < 30; i++) {
            assertThat(after(100)).isEqualTo(TAKE);
        }
        assertThat(after(100)).isEqualTo(TELL);
        for (int i = 0; i < 500; i++) {
            assertThat(after(100)).isEqualTo(DROP);
        }
    }

    @Test
    void whoPausesIsHeardAgainAndToldAgain() {
        flood();
        assertThat(after(10_000)).isEqualTo(TAKE);
        for (int i = 1; i < 30; i++) {
            assertThat(after(1)).isEqualTo(TAKE);
        }
        assertThat(after(1)).isEqualTo(TELL);
    }

    @Test
    void theWindowEndsExactlyAfterItsSpan() {
        flood();
        Instant last = now;
        now = last.plus(SPAN).minusMillis(31);
        assertThat(guard.judge(ANA, now)).isEqualTo(DROP);
        now = last.plus(SPAN);
        assertThat(guard.judge(ANA, now)).isEqualTo(TAKE);
    }

    /** As after a restart: what is new comes first, then once more what was written in the last minutes. */
    @Test
    void whatWasSaidLongBeforeTheLastIsNoFlood() {
        assertThat(after(0)).isEqualTo(TAKE);
        for (int seconds = 120; seconds >= 10; seconds--) {
            assertThat(guard.judge(ANA, now.minusSeconds(seconds))).isEqualTo(TAKE);
        }
        for (int i = 1; i < 30; i++) {
            assertThat(guard.judge(ANA, now.minusSeconds(9))).isEqualTo(TAKE);
        }
        assertThat(guard.judge(ANA, now.minusSeconds(9))).isEqualTo(TELL);
    }

    @Test
    void atTheVeryEdgeNobodyIsToldAgainAndAgain() {
        long told = 0;
        long taken = 0;
        for (int i = 0; i < 3_000; i++) {
            FloodGuard.Verdict verdict = after((i / 100) % 2 == 0 ? 330 : 337);
            told += verdict == TELL ? 1 : 0;
            taken += verdict == TAKE ? 1 : 0;
        }
        assertThat(told).isEqualTo(1);
        assertThat(taken).isGreaterThan(100);
    }

    @Test
    void whoSlowsDownWithoutEverPausingIsToldTheNextTime() {
        flood();
        for (int i = 0; i < 60; i++) {
            after(1_000);
        }
        assertThat(after(1_000)).isEqualTo(TAKE);
        FloodGuard.Verdict verdict = TAKE;
        while (verdict == TAKE) {
            verdict = after(1);
        }
        assertThat(verdict).isEqualTo(TELL);
    }

    @Test
    void nobodyElseIsSlowed() {
        flood();
        assertThat(guard.judge(BEN, now)).isEqualTo(TAKE);
        assertThat(guard.judge(ANA, now)).isEqualTo(DROP);
    }

    @Test
    void whoIsQuietIsForgotten() {
        for (int i = 0; i < 1_000; i++) {
            guard.judge(new PersonAddress("test", "person " + i), now);
        }
        assertThat(guard.remembered()).isEqualTo(1_000);
        now = now.plus(SPAN);
        guard.judge(ANA, now);
        assertThat(guard.remembered()).isEqualTo(1);
    }

    @Test
    void neverTakesMoreThanIsAllowedInAnySpan() {
        Random random = new Random(7);
        Deque<Instant> taken = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            if (after(random.nextInt(random.nextInt(20) == 0 ? 5_000 : 500)) == TAKE) {
                taken.addLast(now);
                while (!taken.getFirst().plus(SPAN).isAfter(now)) {
                    taken.removeFirst();
                }
                assertThat(taken).hasSizeLessThanOrEqualTo(30);
            }
        }
    }

    private void flood() {
        for (int i = 0; i < 40; i++) {
            after(1);
        }
    }

    /** Ana sends one more, so many milliseconds after the one before. */
    private FloodGuard.Verdict after(long millis) {
        now = now.plusMillis(millis);
        return guard.judge(ANA, now);
    }
}
