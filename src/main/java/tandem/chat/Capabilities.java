package tandem.chat;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a platform can show.
 *
 * @param text the most UTF-16 units one message can have
 * @param caption the most UTF-16 units the text beside a picture can have
 * @param whispers whether a message in a group can be shown to one person alone; where it cannot, what is for one person
 *     goes to their private chat
 * @param forms whether an answer can be typed into a form; elsewhere one simply types
 */
public record Capabilities(int text, int caption, boolean whispers, boolean forms) {

    /** Everything, at any length, but for forms: one types. */
    public static final Capabilities ALL = new Capabilities(Integer.MAX_VALUE, Integer.MAX_VALUE, true);

    /** Of a platform without forms. */
    public Capabilities(int text, int caption, boolean whispers) {
        this(text, caption, whispers, false);
    }

    /** Of a platform that was not started: what is for one person alone must not go into its groups. */
    private static final Capabilities UNKNOWN = new Capabilities(Integer.MAX_VALUE, Integer.MAX_VALUE, false);

    /** What the platforms of these adapters can show, by their names. */
    public static Function<String, Capabilities> of(Collection<? extends ChatAdapter> adapters) {
        Map<String, Capabilities> known =
                adapters.stream().collect(Collectors.toMap(ChatAdapter::platform, ChatAdapter::capabilities));
        return platform -> known.getOrDefault(platform, UNKNOWN);
    }
}
