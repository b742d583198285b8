package tandem.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tandem.chat.ChatAddress;

class PausesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final ChatAddress US = ChatAddress.of("test", "us");

    private final Pauses pauses = new Pauses();

    @Test
    void aPauseConcernsTheChatWithAllItsTopicsAndEnds() {
        pauses.begin(new ChatAddress("test", "us", "12"), NOW.plusSeconds(30), NOW);
        assertThat(pauses.earliest(US, NOW)).isEqualTo(NOW.plusSeconds(30));
        assertThat(pauses.earliest(new ChatAddress("test", "us", "13"), NOW)).isEqualTo(NOW.plusSeconds(30));
        assertThat(pauses.earliest(ChatAddress.of("test", "ana"), NOW)).isEqualTo(NOW);
        assertThat(pauses.earliest(US, NOW.plusSeconds(30))).isEqualTo(NOW.plusSeconds(30));
        assertThat(pauses.earliest(US, NOW.plusSeconds(31))).isEqualTo(NOW.plusSeconds(31));
    }

    @Test
    void theLongerPauseHolds() {
        pauses.begin(US, NOW.plusSeconds(30), NOW);
        pauses.begin(US, NOW.plusSeconds(10), NOW);
        assertThat(pauses.earliest(US, NOW.plusSeconds(10))).isEqualTo(NOW.plusSeconds(30));
        pauses.begin(US, NOW.plusSeconds(40), NOW);
        assertThat(pauses.earliest(US, NOW.plusSeconds(30))).isEqualTo(NOW.plusSeconds(40));
        assertThat(pauses.earliest(US, NOW.plusSeconds(40))).isEqualTo(NOW.plusSeconds(40));
    }

    @Test
    void whatIsOverIsForgotten() {
        for (int chat = 0; chat < 1000; chat++) {
            pauses.begin(ChatAddress.of("test", "c" + chat), NOW.plusSeconds(chat + 10), NOW.plusSeconds(chat));
            assertThat(pauses.remembered()).isLessThanOrEqualTo(10);
        }
        pauses.earliest(US, NOW.plusSeconds(2000));
        assertThat(pauses.remembered()).isZero();
    }

    @Test
    void manyThreadsPauseAtOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> done = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int own = thread;
                done.add(CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 5_000; i++) {
                                ChatAddress chat = ChatAddress.of("test", own + "-" + i);
                                pauses.begin(chat, NOW.plusSeconds(60), NOW);
                                pauses.earliest(chat, NOW);
                            }
                        },
                        threads));
            }
            done.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        assertThat(pauses.remembered()).isEqualTo(40_000);
    }
}
