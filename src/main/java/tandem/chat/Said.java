package tandem.chat;

import java.time.Instant;
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

    /**
     * Something typed into a form.
     *
     * @param token the one of the {@link Choice.Form} that opened it
     */
    record Filled(String token, String text) implements Said {}

    /** The bot was added to a group. */
    record Added() implements Said {}

    /** The bot was removed from a group, or a person has closed their private chat to it: nothing can be said there. */
    record Removed() implements Said {}

    /**
     * The platform has given a group another id; everything that belongs to it belongs there from now on.
     *
     * @param chat the new id, as in {@link ChatAddress#chat}
     */
    record Moved(String chat) implements Said {}

    /**
     * A person sends more than anybody can mean, and is told so once; what they send beyond this is not handed in.
     *
     * @param tapped whether this was a tap, which can be answered so that nobody else sees it
     */
    record Flood(boolean tapped) implements Said {}

    /**
     * A stored time has come. Adapters never say this; the reminder pump does.
     *
     * @param number which of the conversation's due rows it is
     */
    record Wake(long number) implements Said {}

    /**
     * It is time to look whether something is kept for too long. Adapters never say this; the sweeper does.
     *
     * @param since when the bot began to run without a longer break
     */
    record Sweep(Reach reach, Instant since) implements Said {}

    /** Where a person can be told something. */
    enum Reach {
        /** In the private chat that this is about. */
        HERE,
        /** In another one. */
        ELSEWHERE,
        /** Nowhere: they have no private chat that is open. Or it is about a group. */
        NOWHERE
    }
}
