package tandem.discord;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.PersonAddress;
import tandem.chat.Said;

/** Makes events of what happened. Pure. */
final class Decoder {

    /** A command that was typed as a message; Discord offers its own way, but nobody must know it. */
    private static final Pattern COMMAND = Pattern.compile("/([A-Za-z0-9_-]{1,32})(?:\\s+(.*))?", Pattern.DOTALL);

    private static final Pattern MENTION = Pattern.compile("<@!?([0-9]+)>");

    private Decoder() {}

    /**
     * The event. Numbers never begin anew on Discord, so its epoch is always the first.
     *
     * @param me the bot's own number
     */
    static Incoming decode(String me, Happened happened) {
        return new Incoming(
                new EventId(me, 0, happened.id()),
                happened.where().address(),
                happened.where().group(),
                new PersonAddress(DiscordAdapter.PLATFORM, happened.who().id()),
                happened.who().name(),
                isAddressed(happened),
                happened.who().language(),
                said(me, happened));
    }

    private static boolean isAddressed(Happened happened) {
        return !(happened instanceof Happened.Wrote wrote)
                || wrote.meant()
                || !wrote.where().group();
    }

    private static Said said(String me, Happened happened) {
        if (happened instanceof Happened.Wrote wrote) {
            return words(me, wrote.words());
        }
        if (happened instanceof Happened.Used used) {
            return new Said.Command(used.command(), used.options(), "");
        }
        if (happened instanceof Happened.Tapped tapped) {
            return new Said.Tap(tapped.token());
        }
        if (happened instanceof Happened.Filled filled) {
            return new Said.Filled(filled.token(), filled.words());
        }
        return happened instanceof Happened.Joined ? new Said.Added() : new Said.Removed();
    }

    private static Said words(String me, String words) {
        String said = withoutMention(me, words).strip();
        Matcher command = COMMAND.matcher(said);
        if (!command.matches()) {
            return new Said.Text(said);
        }
        String rest = command.group(2) == null ? "" : command.group(2).strip();
        return Said.Command.typed(command.group(1).toLowerCase(Locale.ROOT), rest);
    }

    /** Without the name of the bot at the beginning or the end: it says to whom, not what. */
    private static String withoutMention(String me, String words) {
        String rest = words.strip();
        Matcher named = MENTION.matcher(rest);
        while (named.find()) {
            if (named.group(1).equals(me) && named.start() == 0) {
                return rest.substring(named.end());
            }
            if (named.group(1).equals(me) && named.end() == rest.length()) {
                return rest.substring(0, named.start());
            }
        }
        return rest;
    }
}
