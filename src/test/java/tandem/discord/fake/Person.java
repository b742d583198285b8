package tandem.discord.fake;

import java.util.Map;

/** Somebody with an account. What they do becomes events for the bot. Thread-safe. */
public final class Person {

    private final Account account;
    private final Room room;

    Person(Account account, Room room) {
        this.account = account;
        this.room = room;
    }

    Account account() {
        return account;
    }

    /** The id of the account. */
    public String id() {
        return account.id();
    }

    /** The name. */
    public String name() {
        return account.name();
    }

    /** The id of the private chat with the bot. */
    public String channel() {
        return room.id();
    }

    /** Their private chat with the bot. */
    public Screen screen() {
        return privately().screen();
    }

    /** In the private chat with the bot. */
    public Speaker privately() {
        return new Speaker(room, account);
    }

    /** In the channel of a guild. */
    public Speaker in(Guild guild) {
        return new Speaker(guild.room(), account);
    }

    /** In a thread of a guild. */
    public Speaker in(GuildThread thread) {
        return new Speaker(thread.room(), account);
    }

    /** In a private channel without the bot. */
    public Speaker in(DmGroup group) {
        return new Speaker(group.room(), account);
    }

    /** Writes to the bot in private. A bot that is away reads it later, if it asks. */
    public SeenMessage writes(String text) {
        return privately().says(text);
    }

    /** Gives a command in private. */
    public Interaction command(String name) {
        return privately().command(name);
    }

    /** Gives a command in private; see {@link Speaker#command(String, Map)}. */
    public Interaction command(String name, Map<String, ?> options) {
        return privately().command(name, options);
    }

    /** Taps a button in private. */
    public Interaction taps(String label) {
        return privately().taps(label);
    }

    /** Taps a button as it stood under a message when that was seen. */
    public Interaction taps(SeenMessage seen, String label) {
        return privately().taps(seen, label);
    }

    /** Chooses an option in private. */
    public Interaction selects(String label) {
        return privately().selects(label);
    }

    /** Chooses an option as it stood under a message when that was seen. */
    public Interaction selects(SeenMessage seen, String label) {
        return privately().selects(seen, label);
    }

    /** Fills a form in private; see {@link Speaker#submits}. */
    public Interaction submits(Interaction shown, Map<String, String> values) {
        return privately().submits(shown, values);
    }

    /** From now on the bot may not write in private. */
    public void closesPrivateChat() {
        room.world().change(() -> room.closed(true));
    }

    /** The bot may write in private again. */
    public void opensPrivateChat() {
        room.world().change(() -> room.closed(false));
    }
}
