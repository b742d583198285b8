package tandem.chat;

import java.util.Map;

/** What a person did, or what time did for them. */
public sealed interface Said {

    /** Typed words, as they were typed. */
    record Text(String text) implements Said {}

    /**
     * A command.
     *
     * @param name without slash and without the bot's name, in lower case
     * @param options named options, where the platform has them
     * @param rest what was typed after the command, where it has not
     */
    record Command(String name, Map<String, String> options, String rest) implements Said {
        public Command {
            options = Map.copyOf(options);
        }

        /** A command as it is typed: {@code /tonight 10 apart}. */
        public static Command typed(String name, String rest) {
            return new Command(name, Map.of(), rest);
        }
    }

    /** A tap on a button; the token is the one its {@link Choice.Button} carried. */
    record Tap(String token) implements Said {}

    /** The bot was added to a group. */
    record Added() implements Said {}

    /**
     * A stored time has come. Adapters never say this; the reminder pump does.
     *
     * @param number which of the conversation's due rows it is
     */
    record Wake(long number) implements Said {}
}
