package tandem.transcript;

import java.time.Duration;
import java.util.List;

/** One line of a transcript: what somebody does, or what the bot must have done. */
public sealed interface Line {

    /** Something that happens; what the bot said before must all have been expected. */
    sealed interface Act extends Line {}

    /** Something that must have happened. */
    sealed interface Check extends Line {}

    /**
     * Somebody types to the bot.
     *
     * @param privately whether it is typed in the person's own chat with the bot, not in the group
     */
    record Types(String person, boolean privately, String text) implements Act {}

    /** Typed in the group, but not to the bot. */
    record Aside(String person, String text) implements Act {}

    /**
     * Somebody taps a button.
     *
     * @param old whether it is one of an earlier message
     */
    record Taps(String person, boolean privately, String label, boolean old) implements Act {}

    record Added() implements Act {}

    record Restart() implements Act {}

    record Time(Duration passes) implements Act {}

    /** The next message; {@code person} is whose private chat it is in, or empty for the transcript's own chat. */
    record Says(String person, boolean edits, String pattern) implements Check {}

    /** A tap has taken a message away that said this. */
    record Hides(String pattern) implements Check {}

    /** The choices of the last message. */
    record Offers(List<String> labels) implements Check {
        public Offers {
            labels = List.copyOf(labels);
        }
    }

    /** What is to be seen on the picture of the last message. */
    record Shows(String pattern) implements Check {}

    /** What only this person sees after their tap. */
    record Only(String person, String pattern) implements Check {}

    record Silence() implements Check {}

    record Holds(String person, String variable, String value) implements Check {}
}
