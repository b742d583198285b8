package tandem.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;

/**
 * A message the terminal has shown.
 *
 * @param slot its identity within its chat
 * @param only the one person who can see it, or null for everybody in the chat
 * @param text without formatting
 * @param choices what can still be tapped
 */
record Shown(long slot, @Nullable String only, String text, List<Choice> choices) {

    Shown {
        choices = List.copyOf(choices);
    }

    boolean isSeenBy(String person) {
        return only == null || only.equals(person);
    }

    Shown withoutChoices() {
        return new Shown(slot, only, text, List.of());
    }
}
