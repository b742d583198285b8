package tandem.chat;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a platform can show.
 *
 * @param text the most UTF-16 units one message can have
 * @param caption the most UTF-16 units the text beside a picture can have
 * @param whispers whether a message in a group can be shown to one person alone; where it cannot, what is for one person
 *     goes to their private chat
 * @param forms whether an answer can be typed into a form; elsewhere one simply types
 * @param touch how much touch an idea can have there at most, from 0 to {@link #ANY_TOUCH}, whatever people wish: whoever
 *     runs the bot may keep a platform more reserved than another
 * @param onlyAnswers whether in this chat the bot can only answer, and never speak first
 * @param link what a link begins with that opens the bot's private chat with a payload, which follows it; null where the
 *     platform has no such links
 */
public record Capabilities(
        int text,
        int caption,
        boolean whispers,
        boolean forms,
        int touch,
        Predicate<ChatAddress> onlyAnswers,
        @Nullable String link) {

    /** Nothing is held back. */
    public static final int ANY_TOUCH = 4;

    /** Everything, at any length, but for forms: one types. */
    public static final Capabilities ALL = new Capabilities(Integer.MAX_VALUE, Integer.MAX_VALUE, true);

    /**
     * Of a platform that was not started: what is for one person alone must not go into its groups, and nobody knows what it
     * is to be spared.
     */
    private static final Capabilities UNKNOWN =
            new Capabilities(Integer.MAX_VALUE, Integer.MAX_VALUE, false, false, 0, chat -> false, null);

    /** Of a platform without forms, where the bot can speak first and nothing is held back. */
    public Capabilities(int text, int caption, boolean whispers) {
        this(text, caption, whispers, false, ANY_TOUCH, chat -> false, null);
    }

    /** What the platforms of these adapters can show, by their names; each is asked anew every time. */
    public static Function<String, Capabilities> of(Collection<? extends ChatAdapter> adapters) {
        Map<String, ChatAdapter> known =
                adapters.stream().collect(Collectors.toMap(ChatAdapter::platform, Function.identity()));
        return platform -> {
            ChatAdapter adapter = known.get(platform);
            return adapter == null ? UNKNOWN : adapter.capabilities();
        };
    }
}
