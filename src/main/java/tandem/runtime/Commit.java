package tandem.runtime;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.chat.Capabilities;
import tandem.chat.EventId;
import tandem.engine.Turn;
import tandem.reminder.Due;

/**
 * Everything that one turn leaves behind, stored together or not at all.
 *
 * @param read what the turn was played on; if any of it has changed, the commit is a conflict
 * @param turn the new state and the effects
 * @param event the event's id, which must be new; null for a due row
 * @param consumed the due row that was the event, which must still be there; null for an event of a platform
 * @param now when
 * @param capabilities of a platform, by its name: what each can show decides where messages go and how they are split
 */
public record Commit(
        Loaded read,
        Turn turn,
        @Nullable EventId event,
        @Nullable Due consumed,
        Instant now,
        Function<String, Capabilities> capabilities) {

    /** On platforms that show everything. */
    public Commit(Loaded read, Turn turn, @Nullable EventId event, @Nullable Due consumed, Instant now) {
        this(read, turn, event, consumed, now, platform -> Capabilities.ALL);
    }
}
