package tandem.engine;

import tandem.chat.Capabilities;

/**
 * Where something happens.
 *
 * @param group whether others can read it
 * @param onlyAnswers whether the bot can only answer there, and never speak first
 * @param touch how much touch an idea may have there at most, as in {@link Capabilities#touch}
 */
public record Room(boolean group, boolean onlyAnswers, int touch) {

    /** A private chat in which nothing is held back. */
    public static final Room PRIVATE = new Room(false, false, Capabilities.ANY_TOUCH);

    /** A group in which nothing is held back. */
    public static final Room GROUP = new Room(true, false, Capabilities.ANY_TOUCH);
}
