package tandem.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.Form;

/**
 * What one event led to.
 *
 * @param state the state afterwards
 * @param effects in the order in which they are to happen
 * @param notice a line only the person who tapped sees, or null
 * @param form what opens for the person who tapped, or null
 * @param hides what stands in place of the message whose button was tapped, where the platform deletes it no more; null: it
 *     stays. See {@link tandem.chat.Ack}
 * @param opens with what the private chat of the person who tapped is to be opened, or null; see {@link tandem.chat.Ack}
 */
public record Turn(
        State state,
        List<Effect> effects,
        @Nullable String notice,
        @Nullable Form form,
        @Nullable String hides,
        @Nullable String opens) {
    public Turn {
        effects = List.copyOf(effects);
    }

    /** Without a form. */
    public Turn(State state, List<Effect> effects, @Nullable String notice) {
        this(state, effects, notice, null, null, null);
    }
}
