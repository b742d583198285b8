package tandem.whole;

import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.PersonAddress;
import tandem.chat.Said;

/**
 * An event of the platform that is played to the bot.
 *
 * @param id the platform's
 * @param chat whose name begins with {@code group} when others can read it
 * @param person which member of the chat
 * @param words what was typed; a command begins with a slash
 */
record Happening(long id, String chat, int person, String words) {

    static final String PLATFORM = "crash";

    /** What {@link #line} says. */
    static Happening parse(String line) {
        String[] parts = line.split(" ", 4);
        return new Happening(Long.parseLong(parts[0]), parts[1], Integer.parseInt(parts[2]), parts[3]);
    }

    String line() {
        return id + " " + chat + " " + person + " " + words;
    }

    Incoming incoming() {
        return new Incoming(
                new EventId(PLATFORM, 1, Long.toString(id)),
                ChatAddress.of(PLATFORM, chat),
                chat.startsWith("group"),
                new PersonAddress(PLATFORM, chat + "-" + person),
                "Somebody",
                true,
                words.startsWith("/") ? Said.Command.typed(words.substring(1), "") : new Said.Text(words));
    }
}
