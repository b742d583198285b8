package tandem.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
 */
public record Commit(
        Loaded read,
        Turn turn,
        @Nullable EventId event,
        @Nullable Due consumed,
        Instant now) {}
