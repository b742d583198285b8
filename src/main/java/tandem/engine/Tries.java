package tandem.engine;

import java.time.Instant;
import tandem.flow.Limits;

/**
 * Wrong codes that somebody has tried.
 *
 * @param since when the first one was
 */
public record Tries(int count, Instant since) {

    Tries more() {
        return new Tries(count + 1, since);
    }

    boolean isOver(Instant now) {
        return !since.plus(Limits.CODE).isAfter(now);
    }
}
