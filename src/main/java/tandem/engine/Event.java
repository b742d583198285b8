package tandem.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.chat.Said;

/**
 * What the engine is told.
 *
 * @param time when
 * @param entropy the chance of this turn
 * @param room where
 * @param addressed whether the bot was meant
 * @param name how the person is shown to others; empty when unknown
 * @param language the tag of the language in which the platform shows itself to the person; null when unknown
 * @param said what was done
 */
public record Event(
        Instant time,
        Entropy entropy,
        Room room,
        boolean addressed,
        String name,
        @Nullable String language,
        Said said) {

    /** Where nothing is known of the person's language. */
    public Event(Instant time, Entropy entropy, Room room, boolean addressed, String name, Said said) {
        this(time, entropy, room, addressed, name, null, said);
    }

    /** Whether somebody did something; otherwise time did. */
    boolean isAct() {
        return !(said instanceof Said.Wake || said instanceof Said.Sweep);
    }

    /** Whether others can read it. */
    boolean group() {
        return room.group();
    }
}
