package tandem.console;

import java.time.Duration;
import tandem.chat.ChatAddress;

/** What a typed line is for. */
sealed interface Line {

    /** Nothing was typed. */
    record Blank() implements Line {}

    /** {@code :quit}. */
    record Quit() implements Line {}

    /** {@code :help}. */
    record Help() implements Line {}

    /** {@code :skip 1d}. */
    record Skip(Duration by) implements Line {}

    /** {@code :skip} with something that is no time. */
    record UnclearSkip() implements Line {}

    /** A word after a colon that this terminal does not know. */
    record Unknown(String word) implements Line {}

    /**
     * Somebody says something somewhere.
     *
     * @param person the name of who says it
     * @param chat where
     * @param words what, without the name before it
     */
    record Spoken(String person, ChatAddress chat, String words) implements Line {}
}
