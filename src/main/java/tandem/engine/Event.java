package tandem.engine;

import java.time.Instant;
import tandem.chat.Said;

/**
 * What the engine is told.
 *
 * @param time when
 * @param entropy the chance of this turn
 * @param group whether others can read the chat
 * @param touch how much touch an idea may have at most where this happens, as in {@link
 *     tandem.chat.Capabilities#touch}
 * @param addressed whether the bot was meant
 * @param name how the person is shown to others; empty when unknown
 * @param said what was done
 */
public record Event(
        Instant time, Entropy entropy, boolean group, int touch, boolean addressed, String name, Said said) {}
