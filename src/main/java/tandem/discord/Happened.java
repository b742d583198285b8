package tandem.discord;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened on Discord, in plain values, without anything of its library. */
sealed interface Happened {

    /** Discord's own number of it. */
    String id();

    /** Where it happened. */
    Where where();

    /** Who did it. */
    Who who();

    /**
     * Somebody.
     *
     * @param id their number
     * @param name how others see them
     * @param language the tag of the language that Discord shows them; null when it does not say, as with messages
     */
    record Who(String id, String name, @Nullable String language) {
        Who(String id, String name) {
            this(id, name, null);
        }
    }

    /**
     * Words in a message.
     *
     * @param words what can be read of them; empty for a picture
     * @param meant whether the message mentions the bot or answers it
     */
    record Wrote(String id, Where where, Who who, String words, boolean meant) implements Happened {}

    /** A slash command. */
    record Used(String id, Where where, Who who, String command, Map<String, String> options) implements Happened {
        public Used {
            options = Map.copyOf(options);
        }
    }

    /** A tap on a button, or on a line of a menu. */
    record Tapped(String id, Where where, Who who, String token) implements Happened {}

    /** Something typed into a form. */
    record Filled(String id, Where where, Who who, String token, String words) implements Happened {}

    /** The bot was added to a server, whose owner counts as the one who did it. */
    record Joined(String id, Where where, Who who) implements Happened {}

    /** The bot was put out of a server. */
    record Left(String id, Where where, Who who) implements Happened {}
}
