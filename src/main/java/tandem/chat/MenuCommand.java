package tandem.chat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command as a platform's menu shows it.
 *
 * @param name without slash, in lower case
 * @param description what it does, in a few words
 * @param inPrivate whether it is offered in private chats
 * @param inGroups whether it is offered in groups
 * @param options what can be chosen with it, where the platform can show that; each may be left out
 */
public record MenuCommand(String name, String description, boolean inPrivate, boolean inGroups, List<Option> options) {

    public MenuCommand {
        options = List.copyOf(options);
    }

    /** A command with nothing to choose. */
    public MenuCommand(String name, String description, boolean inPrivate, boolean inGroups) {
        this(name, description, inPrivate, inGroups, List.of());
    }

    /**
     * What can be chosen with a command.
     *
     * @param id by which it comes back, in {@link Said.Command#options}
     * @param description what it is, in a few words
     * @param number whether it is a whole number; otherwise one of {@code choices}
     * @param choices the values, in their order, each with what is shown for it
     */
    public record Option(String id, String description, boolean number, Map<String, String> choices) {
        public Option {
            choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        }
    }
}
