package tandem.engine;

import java.util.Map;
import tandem.chat.PersonId;
import tandem.flow.Value;

/**
 * What a conversation remembers of somebody who has not agreed to more.
 *
 * @param declined whether they were asked and said no
 * @param variables their variables of scope {@code person}, in this conversation only
 */
public record Guest(PersonId person, boolean declined, Map<String, Value> variables) {
    public Guest {
        variables = Map.copyOf(variables);
    }
}
