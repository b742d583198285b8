package tandem.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.ChatAddress;
import tandem.chat.SendLimits;

class RateLimitsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final ChatAddress ANA = ChatAddress.of("test", "ana");
    private static final ChatAddress GROUP = ChatAddress.of("test", "-7");
    private static final SendLimits LIMITS =
            new SendLimits(5, 2, 10, chat -> chat.chat().startsWith("-"));

    private final RateLimits limits = new RateLimits(LIMITS);

    private record Sent(ChatAddress chat, Instant at) {}

    @Test
    void withoutLimitsNobodyWaits() {
        RateLimits none = new RateLimits(SendLimits.NONE);
        for (int i = 0; i < 1_000; i++) {
            assertThat(none.earliest(NOW)).isEqualTo(NOW);
            assertThat(none.earliest(ANA, NOW)).isEqualTo(NOW);
            assertThat(none.room(NOW)).isEqualTo(Integer.MAX_VALUE);
            none.note(ANA, NOW);
        }
        assertThat(none.remembered()).isZero();
    }

    @Test
    void aChatWaitsUntilItsOldestMessageIsASecondOld() {
        limits.note(ANA, NOW);
        limits.note(ANA, NOW.plusMillis(300));
        assertThat(limits.earliest(ANA, NOW.plusMillis(400))).isEqualTo(NOW.plusSeconds(1));
        assertThat(limits.earliest(ANA, NOW.plusSeconds(1))).isEqualTo(NOW.plusSeconds(1));
        assertThat(limits.earliest(GROUP, NOW.plusMillis(400))).isEqualTo(NOW.plusMillis(400));
    }

    @Test
    void topicsOfAGroupShareItsLimit() {
        limits.note(new ChatAddress("test", "-7", "1"), NOW);
        limits.note(new ChatAddress("test", "-7", "2"), NOW);
        assertThat(limits.earliest(new ChatAddress("test", "-7", "3"), NOW)).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void allChatsTogetherHaveALimit() {
        for (int chat = 0; chat < 5; chat++) {
            assertThat(limits.room(NOW)).isEqualTo(5 - chat);
            assertThat(limits.earliest(NOW)).isEqualTo(NOW);
            limits.note(ChatAddress.of("test", "c" + chat), NOW);
        }
        assertThat(limits.room(NOW)).isZero();
        assertThat(limits.earliest(NOW)).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void chatsAreForgottenWhenTheirWindowIsOver() {
        for (int i = 0; i < 10_000; i++) {
            limits.note(ChatAddress.of("test", (i % 2 == 0 ? "" : "-") + i), NOW.plusSeconds(i));
        }
        assertThat(limits.remembered()).isLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noWindowOfRandomTrafficHoldsMoreThanItsLimit(long seed) {
        Random random = new Random(seed);
        List<Sent> sent = new ArrayList<>();
        Instant now = NOW;
        while (sent.size() < 2_000) {
            ChatAddress chat = ChatAddress.of("test", (random.nextBoolean() ? "-" : "") + random.nextInt(4));
            Instant allowed = limits.earliest(chat, limits.earliest(now));
            if (!allowed.isAfter(now)) {
                limits.note(chat, now);
                sent.add(new Sent(chat, now));
            } else if (random.nextInt(4) == 0) {
                now = allowed;
            }
            now = now.plusMillis(random.nextInt(5) == 0 ? random.nextInt(400) : 0);
        }
        assertThat(mostIn(sent, Duration.ofSeconds(1))).isEqualTo(5);
        for (ChatAddress chat : sent.stream().map(Sent::chat).distinct().toList()) {
            List<Sent> here =
                    sent.stream().filter(one -> one.chat().equals(chat)).toList();
            assertThat(mostIn(here, Duration.ofSeconds(1))).isEqualTo(2);
            if (chat.chat().startsWith("-")) {
                assertThat(mostIn(here, Duration.ofMinutes(1))).isEqualTo(10);
            }
        }
    }

    /** The most in any half-open span of this length. */
    private static int mostIn(List<Sent> sent, Duration span) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < sent.size(); to++) {
            while (!sent.get(from).at().plus(span).isAfter(sent.get(to).at())) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
