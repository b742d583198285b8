package tandem.console;

import tandem.chat.Choice;
import tandem.chat.Said;

/** What a platform would have made of something that was said. */
sealed interface Heard {

    /** The bot is told. */
    record Told(Said said) implements Heard {}

    /** Somebody took a text to copy; that stays between them and the terminal. */
    record Copied(Choice.Copy copy) implements Heard {}

    /** People talking in a group among themselves. */
    record Unheard() implements Heard {}
}
