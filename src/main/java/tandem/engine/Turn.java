package tandem.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event led to.
 *
 * @param state the state afterwards
 * @param effects in the order in which they are to happen
 * @param notice a line only the person who tapped sees, or null
 */
public record Turn(
        State state, List<Effect> effects, @Nullable String notice) {
    public Turn {
        effects = List.copyOf(effects);
    }
}
