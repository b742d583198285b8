package tandem.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is configured, checked. Relative paths mean the working folder, as on any command line.
 *
 * @param dataDir where everything is kept; need not exist yet
 * @param keyFile where the key is; never inside {@code dataDir}; need not exist yet
 * @param dialogsDir a folder to use instead of the built-in dialogs, or null
 * @param telegramLimits how much Telegram takes
 * @param discordTryServer the id of the only server that has the commands on Discord, or null for everywhere
 * @param discordTouch how much touch an idea may have on Discord at most, 0 to 4
 * @param discordAgeRestricted whether Discord offers the commands to adults alone; 4 above needs it
 * @param operatorName who runs the bot; null only where no platform is to be started
 * @param operatorContact how to reach them; null only where no platform is to be started
 * @param keep how long something is kept
 */
public record Config(
        Path dataDir,
        Path keyFile,
        @Nullable Path dialogsDir,
        Account telegram,
        Account discord,
        Limits telegramLimits,
        @Nullable String discordTryServer,
        int discordTouch,
        boolean discordAgeRestricted,
        @Nullable String operatorName,
        @Nullable String operatorContact,
        Keep keep) {

    /**
     * The bot's account on one platform.
     *
     * @param token null when the platform is not to be started
     * @param api where the platform's API is
     */
    public record Account(@Nullable Secret token, URI api) {}

    /**
     * How many messages a platform takes; 0 is no limit.
     *
     * @param overall in any second, over all chats
     * @param chat in any second, in one chat
     * @param group in any minute, in one group
     */
    public record Limits(int overall, int chat, int group) {}

    /**
     * How long something is kept; never longer than people are promised by default.
     *
     * @param historyDays 30 to 190: ideas that were seen and done, and check-ins
     * @param answerHours 1 to 72: what one of two has answered and not shown yet
     * @param codeMinutes 5 to 15: a code to join
     * @param inactiveDays 60 to 365: everything, after the last sign of somebody
     * @param noticeDays 7 to 30: so long before that they are told
     */
    public record Keep(int historyDays, int answerHours, int codeMinutes, int inactiveDays, int noticeDays) {}

    /**
     * Reads the configuration. A variable of the environment wins over the file, and an empty value counts as none.
     *
     * @param file null for {@code config.properties} in the working folder, where there is one
     * @throws ConfigException with everything that is wrong
     */
    public static Config read(@Nullable Path file, Map<String, String> environment) {
        return read(file, environment, Path.of(""));
    }

    static Config read(@Nullable Path file, Map<String, String> environment, Path workingFolder) {
        List<String> problems = new ArrayList<>();
        Path read = file != null ? file : ConfigFile.usual(workingFolder);
        Settings settings = new Settings(problems);
        if (read != null) {
            settings.addAll(ConfigFile.read(read, problems));
        }
        settings.addAll(Environment.read(environment, problems));
        Path keyFolder = read == null ? workingFolder : read.toAbsolutePath().getParent();
        Config config = from(settings, keyFolder == null ? workingFolder : keyFolder);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return config;
    }

    private static Config from(Settings settings, Path keyFolder) {
        Path dataDir = settings.folder(Key.DATA_DIR);
        Path keyFile = settings.path(Key.KEY_FILE);
        if (keyFile == null) {
            keyFile = keyFolder.resolve("tandem.key");
        }
        settings.refuseInside(Key.KEY_FILE, keyFile, dataDir);
        Config config = new Config(
                dataDir == null ? Path.of(Key.DATA_DIR.standard()) : dataDir,
                keyFile,
                settings.existingFolder(Key.DIALOGS_DIR),
                new Account(settings.telegramToken(), settings.host(Key.TELEGRAM_API_URL)),
                new Account(settings.discordToken(), settings.address(Key.DISCORD_API_URL)),
                new Limits(
                        settings.count(Key.TELEGRAM_LIMIT_OVERALL),
                        settings.count(Key.TELEGRAM_LIMIT_CHAT),
                        settings.count(Key.TELEGRAM_LIMIT_GROUP)),
                settings.snowflake(Key.DISCORD_TRY_SERVER),
                settings.touch(Key.DISCORD_TOUCH, Key.DISCORD_AGE_RESTRICTED),
                settings.flag(Key.DISCORD_AGE_RESTRICTED),
                settings.line(Key.OPERATOR_NAME),
                settings.line(Key.OPERATOR_CONTACT),
                new Keep(
                        settings.between(Key.KEEP_HISTORY_DAYS, 30, 190),
                        settings.between(Key.KEEP_ANSWER_HOURS, 1, 72),
                        settings.between(Key.KEEP_CODE_MINUTES, 5, 15),
                        settings.between(Key.KEEP_INACTIVE_DAYS, 60, 365),
                        settings.between(Key.KEEP_NOTICE_DAYS, 7, 30)));
        settings.requireOperator();
        return config;
    }
}
