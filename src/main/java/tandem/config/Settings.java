package tandem.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what was written into values of the right kind. What is wrong goes into the list of problems, never a value. */
final class Settings {

    /** A number and 35 characters (Telegram's own examples); some room in case that changes. */
    private static final Pattern TELEGRAM_TOKEN = Pattern.compile("[0-9]{3,20}:[A-Za-z0-9_-]{30,60}");

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

    private static final Pattern TOUCH = Pattern.compile("[0-4]");

    private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{15,20}");

    /** What fits into a message without making it long. */
    private static final int LONGEST_LINE = 200;

    private final Map<Key, Setting> settings = new EnumMap<>(Key.class);
    /** Talk and learning about sex; by Discord's terms that is for adults alone. */
    private static final int FOR_ADULTS = 4;

    private final List<String> problems;

    Settings(List<String> problems) {
        this.problems = problems;
    }

    /** Adds settings that win over earlier ones. */
    void addAll(List<Setting> more) {
        more.forEach(setting -> settings.put(setting.key(), setting));
    }

    /** A path, or null when it is unset or none. */
    @Nullable
    Path path(Key key) {
        String written = written(key);
        try {
            return written == null ? null : Path.of(written);
        } catch (InvalidPathException e) {
            problem(key, "is no path; write it like ./" + key.key().replace('.', '-'));
            return null;
        }
    }

    /** The path of a folder that may be yet to be made. */
    @Nullable
    Path folder(Key key) {
        Path path = path(key);
        if (path != null && Files.exists(path) && !Files.isDirectory(path)) {
            problem(key, "is a file; name a folder");
        }
        return path;
    }

    @Nullable
    Path existingFolder(Key key) {
        Path path = path(key);
        if (path != null && !Files.isDirectory(path)) {
            problem(key, "is no folder that is there; correct it, or leave it out");
        }
        return path;
    }

    /** Says so when a file lies in a folder, also by way of links. */
    void refuseInside(Key key, Path file, @Nullable Path folder) {
        if (folder != null && real(file).startsWith(real(folder))) {
            problem(
                    key,
                    "would be inside data.dir, and whoever copies the data would have the key to it; name a place outside");
        }
    }

    @Nullable
    Secret telegramToken() {
        return token(
                Key.TELEGRAM_TOKEN,
                written -> TELEGRAM_TOKEN.matcher(written).matches()
                        ? null
                        : "does not look like a token from @BotFather (digits, a colon, about 35 characters); copy it"
                                + " again, whole");
    }

    @Nullable
    Secret discordToken() {
        return token(Key.DISCORD_TOKEN, DiscordToken::fault);
    }

    private @Nullable Secret token(Key key, Function<String, @Nullable String> check) {
        String written = written(key);
        if (written == null) {
            return null;
        }
        String fault = check.apply(written);
        if (fault != null) {
            problem(key, fault);
        }
        return new Secret(written);
    }

    /** A number by which Discord knows something, or null. */
    @Nullable
    String snowflake(Key key) {
        String written = written(key);
        if (written != null && !SNOWFLAKE.matcher(written).matches()) {
            problem(key, "is no id of a server; copy it in Discord (Developer Mode, then the server's menu, Copy ID)");
        }
        return written;
    }

    /** An http(s) address. The problem does not repeat it: it may hold a token. */
    URI address(Key key) {
        URI standard = URI.create(key.standard());
        String written = written(key);
        if (written == null) {
            return standard;
        }
        try {
            URI address = new URI(written);
            if (isAddress(address)) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Falls through: its message would repeat the address.
        }
        problem(key, "is no plain http or https address with a host; write it like " + standard);
        return standard;
    }

    private static boolean isAddress(URI address) {
        String scheme = address.getScheme();
        return address.getHost() != null
                && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    /** An http(s) address without a path, of a platform whose library takes no path. */
    URI host(Key key) {
        URI address = address(key);
        String path = address.getPath();
        if (path == null || path.isEmpty() || path.equals("/")) {
            return address;
        }
        problem(key, "has a path behind its host, which Telegram's addresses do not; write it like " + key.standard());
        return URI.create(key.standard());
    }

    /** A whole number from 0 to a million. */
    int count(Key key) {
        String written = written(key);
        if (written != null && COUNT.matcher(written).matches()) {
            return Integer.parseInt(written);
        }
        problem(key, "is no whole number from 0 to 999999; write it like " + key.standard() + ", or 0 for no limit");
        return Integer.parseInt(key.standard());
    }

    /** A whole number in a range. */
    int between(Key key, int least, int most) {
        String written = written(key);
        if (written != null && COUNT.matcher(written).matches()) {
            int number = Integer.parseInt(written);
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(key, "is no whole number from " + least + " to " + most + "; write it like " + key.standard());
        return Integer.parseInt(key.standard());
    }

    /** True or false. */
    boolean flag(Key key) {
        String written = written(key);
        boolean yes = "true".equals(written);
        if (!yes && !"false".equals(written)) {
            problem(key, "is neither true nor false");
        }
        return yes;
    }

    /**
     * A level of touch. A wrong one is a problem, never a guess at more than was meant.
     *
     * @param adults the key that must be true for the highest level
     */
    int touch(Key key, Key adults) {
        String written = written(key);
        if (written != null && TOUCH.matcher(written).matches()) {
            int touch = Integer.parseInt(written);
            if (touch == FOR_ADULTS && !"true".equals(written(adults))) {
                problem(
                        key,
                        "is 4, and then Discord wants the commands to be for adults alone: set " + adults.key()
                                + " = true beside it, or " + key.key() + " to 3 or less");
            }
            return touch;
        }
        problem(key, "is none of 0, 1, 2, 3 and 4; config.example.properties says what each allows");
        return 0;
    }

    /** A short text of one line, or null when it is unset. */
    @Nullable
    String line(Key key) {
        String written = written(key);
        if (written != null
                && (written.length() > LONGEST_LINE || written.chars().anyMatch(Character::isISOControl))) {
            problem(key, "is to be shown in a message; keep it to one line of at most " + LONGEST_LINE + " characters");
        }
        return written;
    }

    /** Says so when people are to talk with a bot of which they cannot know whose it is. */
    void requireOperator() {
        if (written(Key.TELEGRAM_TOKEN) == null && written(Key.DISCORD_TOKEN) == null) {
            return; // In the terminal they are one and the same.
        }
        require(
                Key.OPERATOR_NAME,
                "/privacy tells people who runs their bot and could read what it keeps; write"
                        + " \"operator.name = your name\"");
        require(
                Key.OPERATOR_CONTACT,
                "/privacy tells people how to reach whoever runs their bot; write"
                        + " \"operator.contact = an address that you read\"");
    }

    private void require(Key key, String why) {
        if (written(key) == null) {
            problem(key, "is not set: " + why);
        }
    }

    private @Nullable String written(Key key) {
        Setting setting = settings.get(key);
        if (setting != null) {
            return setting.value();
        }
        return key.standard().isEmpty() ? null : key.standard();
    }

    private void problem(Key key, String what) {
        Setting setting = settings.get(key);
        problems.add((setting == null ? "" : setting.where() + ": ") + key.key() + " " + what);
    }

    /** The path with its links followed as far as it exists. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path there = whole;
        while (there != null) {
            try {
                return there.toRealPath().resolve(there.relativize(whole)).normalize();
            } catch (IOException e) {
                there = there.getParent();
            }
        }
        return whole;
    }
}
