package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Memory;

/**
 * Telegram's numbering of updates: which one is asked for next, and when the numbers began anew. They do so at any other
 * number when a bot hears nothing for a week; an own server of the Bot API that lost its data begins at 1. For one
 * thread.
 */
final class Counting {

    private static final String EPOCH = "epoch";
    private static final String CONFIRMED = "confirmed";

    /** Updates that are remembered, to tell one that is delivered again from one that has got its number. */
    private static final int RECENT = 1_000;

    /** So often what is confirmed is noted while the bot runs; it matters only for what is asked after a crash. */
    private static final Duration NOTING = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

    private final Memory memory;
    private final InstantSource clock;
    private final String bot;
    private final Map<Long, Integer> recent = new LinkedHashMap<>();
    private long epoch;
    private long next;
    private Instant noted;

    /** @param bot whose updates are counted: another bot's have numbers of their own */
    Counting(Memory memory, InstantSource clock, long bot) {
        this.memory = memory;
        this.clock = clock;
        this.bot = "." + bot;
        this.epoch = memory.get(EPOCH + this.bot).map(Long::parseLong).orElse(0L);
        this.next = memory.get(CONFIRMED + this.bot).map(Long::parseLong).orElse(0L);
        this.noted = clock.instant();
    }

    /** Rises with each new beginning, so that an old number is never taken for a new one. */
    long epoch() {
        return epoch;
    }

    /** The first update that is not confirmed; 0 when none is known. */
    long next() {
        return next;
    }

    /**
     * Looks at an update that was delivered, before it is handed on: it may show that the numbers began anew.
     *
     * @return false when it was confirmed before and is the very same
     */
    boolean see(long id, JsonNode update) {
        Integer before = recent.get(id);
        if (id < next && before != null && before == update.hashCode()) {
            return false;
        }
        if (id < next) {
            LOG.info("Telegram numbers its updates anew, as it does after a quiet week");
            epoch++;
            recent.clear();
            memory.put(EPOCH + bot, Long.toString(epoch));
            next = id;
            note();
        }
        if (recent.put(id, update.hashCode()) == null && recent.size() > RECENT) {
            recent.remove(recent.keySet().iterator().next());
        }
        return true;
    }

    /** Everything before this update is stored. */
    void confirm(long first) {
        next = first;
        if (!clock.instant().isBefore(noted.plus(NOTING))) {
            note();
        }
    }

    /** Keeps what is confirmed, for the next start. */
    void note() {
        memory.put(CONFIRMED + bot, Long.toString(next));
        noted = clock.instant();
    }
}
