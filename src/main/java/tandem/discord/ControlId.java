package tandem.discord;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Outgoing;

/**
 * What a button, a line of a menu or a form is called on Discord: by the token that comes back with it, and by its home
 * where it stands in another chat, because what was for one person alone could not be shown to them there any more. Discord
 * takes 100 characters; a token has 32 at most, and Discord's numbers 20 each.
 *
 * @param home the chat in which it counts as tapped; null for the one where it is
 */
record ControlId(String token, @Nullable Where home) {

    /** No token has one. */
    private static final char BETWEEN = ' ';

    /** By the name that comes back from Discord. */
    static ControlId read(String id) {
        String[] parts = id.split(Character.toString(BETWEEN), 3);
        if (parts.length == 1) {
            return new ControlId(id, null);
        }
        String topic = parts.length == 2 ? "" : parts[2];
        return new ControlId(parts[0], Where.of(new ChatAddress(DiscordAdapter.PLATFORM, parts[1], topic)));
    }

    /** What is sent to Discord. */
    String write() {
        if (home == null) {
            return token;
        }
        ChatAddress address = home.address();
        return token + BETWEEN + address.chat() + (address.topic().isEmpty() ? "" : BETWEEN + address.topic());
    }

    /** The message with what can be tapped below it counting as tapped in this chat. */
    static Outgoing in(Where home, Outgoing outgoing) {
        List<Choice> choices =
                outgoing.choices().stream().map(choice -> in(home, choice)).toList();
        return new Outgoing(
                outgoing.slot(),
                outgoing.mode(),
                outgoing.audience(),
                outgoing.text(),
                choices,
                outgoing.protect(),
                outgoing.picture());
    }

    private static Choice in(Where home, Choice choice) {
        if (choice instanceof Choice.Button button) {
            return new Choice.Button(new ControlId(button.token(), home).write(), button.label());
        }
        return choice instanceof Choice.Form form
                ? new Choice.Form(new ControlId(form.token(), home).write(), form.label())
                : choice;
    }
}
