package tandem.discord;

import java.time.Instant;
import java.time.InstantSource;
import tandem.chat.Memory;

/**
 * Until when everything was seen that is written in private: Discord keeps what is written while nothing runs, but tells it
 * only to those who ask. Thread-safe.
 */
final class Seen {

    private static final String UNTIL = "seen-until";
    private static final String FIRST = "seen-first";

    /** Two clocks may differ by so much, in seconds; what is seen twice is known to be old. */
    private static final long MARGIN = 120;

    private final Memory memory;
    private final InstantSource clock;

    Seen(Memory memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /** Everything that was written until then has come and is stored. */
    void until(Instant heard) {
        memory.put(UNTIL, Long.toString(heard.getEpochSecond()));
    }

    /** Since when something may not have been seen; never before the first time that this was asked. */
    Instant unseenSince() {
        if (memory.get(UNTIL).isEmpty()) {
            Instant now = clock.instant();
            memory.put(FIRST, Long.toString(now.getEpochSecond()));
            until(now);
        }
        Instant since = noted(UNTIL).minusSeconds(MARGIN);
        Instant first = noted(FIRST);
        return since.isBefore(first) ? first : since;
    }

    private Instant noted(String key) {
        return memory.get(key).map(Long::parseLong).map(Instant::ofEpochSecond).orElse(Instant.EPOCH);
    }
}
