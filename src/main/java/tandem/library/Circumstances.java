package tandem.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a card is drawn.
 *
 * @param here what happened in this conversation. All of it counts, also what was learned: in private it is the person's
 *     own, and into a group's conversation nothing gets but what was done there for all to see
 * @param own what happened with the person who asks, wherever; of it only limits count, and what was done
 * @param now when
 * @param hour the hour on their clock, 0 to 23, or null when nobody knows it
 */
public record Circumstances(
        History here, History own, Instant now, @Nullable Integer hour) {

    /** The same without what happened with the person elsewhere: what everybody in the chat may know. */
    public Circumstances ofTheChat() {
        return new Circumstances(here, History.NONE, now, hour);
    }
}
