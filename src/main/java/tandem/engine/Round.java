package tandem.engine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;

/**
 * Something that each of a couple is asked, and whose answers are shown together or not at all.
 *
 * @param id a random name, which its button carries
 * @param starter who asked for it
 * @param conversation where it was asked, and where the answers are shown
 * @param number under which the run is parked there that waits for them
 * @param until when it is over; then what was answered is not kept any more
 * @param flow the flow that asks
 * @param step its {@code forEach}
 * @param variant the wording it was asked in, or null for the only one
 * @param parts what has been answered, by whoever has begun to
 */
public record Round(
        String id,
        PersonId starter,
        ConversationId conversation,
        long number,
        Instant until,
        String flow,
        String step,
        @Nullable String variant,
        Map<PersonId, Part> parts) {
    public Round {
        parts = Map.copyOf(parts);
    }

    Round with(PersonId person, Part part) {
        return new Round(
                id, starter, conversation, number, until, flow, step, variant, Changed.map(parts, person, part));
    }

    /** After this person has left; what they asked for is the other one's from then on. */
    Round without(PersonId person, PersonId heir) {
        return new Round(
                id,
                starter.equals(person) ? heir : starter,
                conversation,
                number,
                until,
                flow,
                step,
                variant,
                Changed.map(parts, person, null));
    }

    /** The same as if it had been asked in this conversation. */
    Round in(ConversationId other) {
        return new Round(id, starter, other, number, until, flow, step, variant, parts);
    }

    /** Without what this person has answered. */
    Round without(PersonId person) {
        return without(person, starter);
    }
}
