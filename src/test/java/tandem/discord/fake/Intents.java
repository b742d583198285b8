package tandem.discord.fake;

/** What a bot may ask to be told, as bits. */
final class Intents {

    static final int GUILDS = 1;
    static final int GUILD_MESSAGES = 1 << 9;
    static final int DIRECT_MESSAGES = 1 << 12;
    static final int MESSAGE_CONTENT = 1 << 15;

    /** Those that must be turned on for the bot: members, presences, content. */
    static final int PRIVILEGED = 1 << 1 | 1 << 8 | MESSAGE_CONTENT;

    /** All that there are. */
    static final int KNOWN = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

    private Intents() {}
}
