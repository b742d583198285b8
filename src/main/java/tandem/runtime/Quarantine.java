package tandem.runtime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.EventId;
import tandem.chat.Outgoing;
import tandem.reminder.Due;

/**
 * What is left behind by an event whose turn can never be stored: that it was applied, and a kind sentence.
 *
 * @param where whose event it was
 * @param said what the person is told; nothing for a due row, of which nobody knows
 * @param event the event's id, which must be new; null for a due row
 * @param consumed the due row that was the event, which must still be there; null for an event of a platform
 * @param now when
 */
public record Quarantine(
        Where where,
        List<Outgoing> said,
        @Nullable EventId event,
        @Nullable Due consumed,
        Instant now) {
    public Quarantine {
        said = List.copyOf(said);
    }
}
