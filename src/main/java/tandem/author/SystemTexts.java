package tandem.author;

import java.util.Map;
import tandem.engine.SystemText;
import tandem.flow.Message;

/** What {@code system.json} says: the language of everything, and the sentences that no flow says. */
record SystemTexts(String language, Map<SystemText, Message> texts) {
    SystemTexts {
        texts = Map.copyOf(texts);
    }
}
