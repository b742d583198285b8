package tandem.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the config file: UTF-8, one {@code key = value} a line, comments with {@code #} or {@code !}. A value is taken
 * as it stands; unlike {@link java.util.Properties} a backslash is only a backslash, so that paths need no escaping.
 */
final class ConfigFile {

    /** A config file has a few hundred bytes; more than this is some other file, given by mistake. */
    private static final int MAX_BYTES = 64 << 10;

    private static final String NAME = "config.properties";

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private static final Pattern SEPARATOR = Pattern.compile("[=:]");

    private final Path file;
    private final List<String> problems;
    private final Map<Key, Integer> lines = new EnumMap<>(Key.class);

    private ConfigFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The file that is read when none is named, or null when it is not there. */
    static @Nullable Path usual(Path workingFolder) {
        Path usual = workingFolder.resolve(NAME);
        return Files.exists(usual) ? usual : null;
    }

    /** The settings of a file; what cannot be read is a problem. */
    static List<Setting> read(Path file, List<String> problems) {
        String text = text(file, problems);
        return text == null ? List.of() : new ConfigFile(file, problems).settings(text);
    }

    private static @Nullable String text(Path file, List<String> problems) {
        if (Files.isDirectory(file)) {
            problems.add(file + ": is a folder; name the config file in it");
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, MAX_BYTES)))
                    .toString();
            if (bytes.length > MAX_BYTES || text.indexOf('\0') >= 0) {
                problems.add(file + ": is no config file; give a text file with lines like data.dir = ./data");
                return null;
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            problems.add(file + ": there is no such file; copy config.example.properties there, or correct --config");
        } catch (CharacterCodingException e) {
            problems.add(file + ": is not UTF-8 text; save it as UTF-8, or correct --config");
        } catch (IOException e) {
            problems.add(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + "); check that it is yours to read");
        }
        return null;
    }

    private List<Setting> settings(String text) {
        List<Setting> settings = new ArrayList<>();
        String[] written = LINE_END.split(text, -1);
        for (int i = 0; i < written.length; i++) {
            String line = written[i].strip();
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '!') {
                read(line, i + 1, settings);
            }
        }
        return settings;
    }

    private void read(String line, int number, List<Setting> settings) {
        String where = file + ":" + number;
        String[] parts = SEPARATOR.split(line, 2);
        if (parts.length < 2) {
            problems.add(where + ": has no \"=\"; write key = value, or begin the line with # to make it a comment");
            return;
        }
        Key key = Key.named(parts[0].strip()).orElse(null);
        if (key == null) {
            problems.add(where + ": " + Unknown.key(parts[0].strip()));
            return;
        }
        Integer earlier = lines.putIfAbsent(key, number);
        if (earlier != null) {
            problems.add(where + ": " + key.key() + " is already set in line " + earlier + "; delete one of the two");
        } else if (!parts[1].isBlank()) {
            settings.add(new Setting(key, where, parts[1].strip()));
            if (key.isSecret()) {
                refuseOtherReaders(where, key);
            }
        }
    }

    /** A group may read it: a service often has its settings from an administrator. */
    private void refuseOtherReaders(String where, Key key) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                problems.add(where + ": " + key.key() + " can be read by every user of this machine; run: chmod o-rwx "
                        + file);
            }
        } catch (UnsupportedOperationException e) {
            // A file system without such rights, as on Windows.
        } catch (IOException e) {
            problems.add(file + ": its rights cannot be read (" + e.getClass().getSimpleName() + "); try again");
        }
    }
}
