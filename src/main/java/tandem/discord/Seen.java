package tandem.discord;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tandem.chat.Memory;

/**
 * Until when everything was seen that is written in private: Discord keeps what is written while nothing runs, but tells it
 * only to those who ask. Thread-safe.
 */
final class Seen {

    private static final String UNTIL = "seen-until";

    /** Two clocks may differ by so much, in seconds; what is seen twice is known to be old. */
    private static final long MARGIN = 120;

    private final Memory memory;
    private final InstantSource clock;
    private final AtomicInteger behind = new AtomicInteger();

    Seen(Memory memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /** Something is to be fetched: until that is done, nothing counts as seen. */
    void behind() {
        behind.incrementAndGet();
    }

    /** What was to be fetched is stored, or will never be. */
    void caughtUp() {
        behind.decrementAndGet();
    }

    /**
     * Everything that was written until then has come, unless something is still to be fetched.
     *
     * @param heard when Discord last spoke on the connection, which brings everything in its order; null for never
     */
    void until(@Nullable Instant heard) {
        if (heard != null && behind.get() == 0) {
            memory.put(UNTIL, Long.toString(heard.getEpochSecond()));
        }
    }

    /** Since when something may not have been seen; from now on when nothing ever was. */
    Instant unseenSince() {
        if (memory.get(UNTIL).isEmpty()) {
            memory.put(UNTIL, Long.toString(clock.instant().getEpochSecond()));
        }
        return memory.get(UNTIL)
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)).minusSeconds(MARGIN))
                .orElseGet(clock::instant);
    }
}
