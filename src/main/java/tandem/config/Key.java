package tandem.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set. The file {@code config.example.properties} explains the same keys to an operator. */
public enum Key {
    DATA_DIR("data.dir", "the folder for everything that is kept", "./data"),
    KEY_FILE("key.file", "the file with the key that all data is encrypted with", ""),
    DIALOGS_DIR("dialogs.dir", "a folder of flows to use instead of the built-in ones", ""),
    TELEGRAM_TOKEN("telegram.token", "the Telegram bot's token", ""),
    TELEGRAM_API_URL("telegram.api-url", "where Telegram's Bot API is", "https://api.telegram.org"),
    TELEGRAM_LIMIT_OVERALL(
            "telegram.limit.overall", "how many messages Telegram takes in a second, over all chats", "30"),
    TELEGRAM_LIMIT_CHAT("telegram.limit.chat", "how many messages Telegram takes in a second, in one chat", "1"),
    TELEGRAM_LIMIT_GROUP("telegram.limit.group", "how many messages Telegram takes in a minute, in one group", "20"),
    DISCORD_TOKEN("discord.token", "the Discord bot's token", ""),
    DISCORD_TRY_SERVER("discord.try-server", "the only Discord server that has the commands", ""),
    DISCORD_TOUCH("discord.touch", "how much touch ideas may have on Discord at most, 0 to 4", "3"),
    DISCORD_AGE_RESTRICTED(
            "discord.age-restricted", "whether Discord offers the commands only to adults, true or false", "false"),
    DISCORD_API_URL("discord.api-url", "where Discord's API is", "https://discord.com/api/v10/"),
    OPERATOR_NAME("operator.name", "who runs this bot, as shown by /privacy", ""),
    OPERATOR_CONTACT("operator.contact", "how to reach whoever runs this bot", ""),
    KEEP_HISTORY_DAYS("keep.history-days", "for how many days ideas and check-ins are kept", "190"),
    KEEP_ANSWER_HOURS("keep.answer-hours", "for how many hours an answer for both is kept that is not shown", "72"),
    KEEP_CODE_MINUTES("keep.code-minutes", "for how many minutes a code to join is worth something", "15"),
    KEEP_INACTIVE_DAYS("keep.inactive-days", "after how many days without a sign of somebody all goes", "365"),
    KEEP_NOTICE_DAYS("keep.notice-days", "how many days before that they are told", "14");

    private final String name;
    private final String meaning;
    private final String standard;

    Key(String name, String meaning, String standard) {
        this.name = name;
        this.meaning = meaning;
        this.standard = standard;
    }

    /** The name in the config file, such as {@code data.dir}. */
    public String key() {
        return name;
    }

    /** The name among the environment variables, such as {@code TANDEM_DATA_DIR}. */
    public String variable() {
        return Environment.PREFIX + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What it sets, in a few words that follow "data.dir is ...". */
    public String meaning() {
        return meaning;
    }

    /** The value it has when nobody sets it; empty for none, or for one that depends on the rest. */
    public String standard() {
        return standard;
    }

    /** Whether whoever knows its value can speak as the bot. */
    boolean isSecret() {
        return this == TELEGRAM_TOKEN || this == DISCORD_TOKEN;
    }

    static Optional<Key> named(String name) {
        return Arrays.stream(values()).filter(key -> key.name.equals(name)).findFirst();
    }
}
