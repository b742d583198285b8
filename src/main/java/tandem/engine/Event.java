package tandem.engine;

import java.time.Instant;
import tandem.chat.Said;

/**
 * What the engine is told.
 *
 * @param time when
 * @param entropy the chance of this turn
 * @param room where
 * @param addressed whether the bot was meant
 * @param name how the person is shown to others; empty when unknown
 * @param said what was done
 */
public record Event(Instant time, Entropy entropy, Room room, boolean addressed, String name, Said said) {

    /** Whether others can read it. */
    boolean group() {
        return room.group();
    }
}
