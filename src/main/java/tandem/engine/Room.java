package tandem.engine;

import org.jspecify.annotations.Nullable;
import tandem.chat.Capabilities;

/**
 * Where something happens.
 *
 * @param group whether others can read it
 * @param onlyAnswers whether the bot can only answer there, and never speak first
 * @param touch how much touch an idea may have there at most, as in {@link Capabilities#touch}
 * @param asides whether something can be talked over there with one person while nobody else sees it: shown to them alone, and
 *     answered by taps and forms
 * @param link what a link begins with that opens the bot's private chat, the payload follows it; null where there is none
 */
public record Room(
        boolean group,
        boolean onlyAnswers,
        int touch,
        boolean asides,
        @Nullable String link) {

    /** A private chat in which nothing is held back. */
    public static final Room PRIVATE = new Room(false, false, Capabilities.ANY_TOUCH);

    /** A group in which nothing is held back. */
    public static final Room GROUP = new Room(true, false, Capabilities.ANY_TOUCH);

    /** Where nothing can be talked over with one person, and no link leads to the private chat. */
    public Room(boolean group, boolean onlyAnswers, int touch) {
        this(group, onlyAnswers, touch, false, null);
    }
}
