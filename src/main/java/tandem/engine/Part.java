package tandem.engine;

import java.util.Map;
import tandem.flow.Value;

/**
 * What one person has answered of a {@link Round}: sealed, until all share theirs.
 *
 * @param name how the person is called when it is shown
 * @param answers by sealed variable
 * @param shared whether it may be shown once the others may be too
 */
public record Part(String name, Map<String, Value> answers, boolean shared) {
    public Part {
        answers = Map.copyOf(answers);
    }
}
