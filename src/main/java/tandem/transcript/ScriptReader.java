package tandem.transcript;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code .chat} files. Not thread-safe; one reader for one file. */
public final class ScriptReader {

    private static final Pattern HEADER =
            Pattern.compile("(flow|seed|start|zone|group|private|language):\\s*(.*?)(?=\\s{2,}\\w+:|$)");
    private static final Pattern DOES = Pattern.compile("([\\p{L}]+)(@| aside)?> ?(.*)");
    private static final Pattern STATE = Pattern.compile("state ([\\p{L}]+): ([a-z_0-9]+) = (.*)");
    private static final Pattern SPAN = Pattern.compile("(\\d+)([smhdw])");
    static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final String file;
    private final Map<String, String> header = new HashMap<>();
    private final List<Script.Numbered> lines = new ArrayList<>();

    private ScriptReader(String file) {
        this.file = file;
    }

    /**
     * Reads a transcript.
     *
     * @throws ScriptException at the first line that is none
     */
    public static Script read(String file, String text) {
        ScriptReader reader = new ScriptReader(file);
        String[] all = text.split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            reader.line(i + 1, withoutComment(all[i]).strip());
        }
        return reader.at(1, reader::script);
    }

    static String withoutComment(String line) {
        int comment = line.startsWith("#") ? 0 : line.indexOf("  #");
        return comment < 0 ? line : line.substring(0, comment);
    }

    /** Numbers, times and zones are read by classes that do not know of lines. */
    private <T> T at(int number, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new ScriptException(file, number, "this cannot be read: " + e.getMessage());
        }
    }

    private void line(int number, String line) {
        if (line.isEmpty()) {
            return;
        }
        if (header.isEmpty() || (lines.isEmpty() && HEADER.matcher(line).lookingAt())) {
            header(number, line);
        } else {
            lines.add(new Script.Numbered(number, at(number, () -> parse(number, line)), line));
        }
    }

    private void header(int number, String line) {
        Matcher matcher = HEADER.matcher(line);
        while (matcher.find()) {
            header.put(matcher.group(1), matcher.group(2).strip());
        }
        if (header.isEmpty()) {
            throw new ScriptException(
                    file,
                    number,
                    "a transcript begins with \"flow: NAME   seed: 7   start: 2026-01-05 20:00   private: Anna\"");
        }
    }

    private Line parse(int number, String line) {
        Line fixed = fixed(number, line);
        if (fixed != null) {
            return fixed;
        }
        Matcher state = STATE.matcher(line);
        if (state.matches()) {
            return new Line.Holds(state.group(1), state.group(2), state.group(3).strip());
        }
        Matcher does = DOES.matcher(line);
        if (does.matches()) {
            return act(does.group(1), does.group(2), does.group(3).strip());
        }
        throw new ScriptException(file, number, "this is no line of a transcript: " + line);
    }

    private @Nullable Line fixed(int number, String line) {
        int colon = line.indexOf(':');
        String word = colon < 0 ? line : line.substring(0, colon);
        String rest = colon < 0 ? "" : line.substring(colon + 1).strip();
        if (word.startsWith("only ")) {
            return new Line.Only(word.substring(5).strip(), Escapes.read(rest));
        }
        if (word.startsWith("bot@")) {
            boolean edits = word.endsWith(" edits");
            return new Line.Says(word.substring(4).replace(" edits", ""), edits, Escapes.read(rest));
        }
        return switch (word) {
            case "bot" -> new Line.Says("", false, Escapes.read(rest));
            case "bot edits" -> new Line.Says("", true, Escapes.read(rest));
            case "bot hides" -> new Line.Hides(Escapes.read(rest));
            case "choices" -> new Line.Offers(labels(rest));
            case "picture" -> new Line.Shows(Escapes.read(rest));
            case "time" -> new Line.Time(span(number, rest));
            case "silence" -> new Line.Silence();
            case "restart" -> new Line.Restart();
            case "added" -> new Line.Added();
            default -> null;
        };
    }

    private static Line act(String person, @Nullable String where, String text) {
        boolean privately = "@".equals(where);
        if (" aside".equals(where)) {
            return new Line.Aside(person, Escapes.read(text));
        }
        if (text.startsWith("[[") && text.endsWith("]]")) {
            return new Line.Taps(person, privately, Escapes.read(text.substring(2, text.length() - 2)), true);
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return new Line.Taps(person, privately, Escapes.read(text.substring(1, text.length() - 1)), false);
        }
        return new Line.Types(person, privately, Escapes.read(text));
    }

    private Duration span(int number, String text) {
        Matcher parts = SPAN.matcher(text.startsWith("+") ? text.substring(1) : "");
        Duration span = Duration.ZERO;
        while (parts.find()) {
            long count = Long.parseLong(parts.group(1));
            span = span.plus(
                    switch (parts.group(2)) {
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        case "d" -> Duration.ofDays(count);
                        default -> Duration.ofDays(7 * count);
                    });
        }
        if (span.isZero()) {
            throw new ScriptException(file, number, "time goes on like this: \"time: +1d\", \"time: +2h30m\"");
        }
        return span;
    }

    private Script script() {
        boolean group = header.containsKey("group");
        String people = header.getOrDefault(group ? "group" : "private", "");
        if (people.isEmpty() || !header.containsKey("flow")) {
            throw new ScriptException(
                    file, 1, "the header names a flow, and who is there: \"private: Anna\" or \"group: Anna, Ben\"");
        }
        String zone = header.get("zone");
        return new Script(
                file,
                header.getOrDefault("flow", ""),
                Long.parseLong(header.getOrDefault("seed", "1")),
                LocalDateTime.parse(header.getOrDefault("start", "2026-01-05 20:00"), MINUTES)
                        .atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone))
                        .toInstant(),
                zone == null ? null : ZoneId.of(zone),
                group,
                Arrays.stream(people.split(",", -1)).map(String::strip).toList(),
                header.get("language"),
                lines);
    }

    private static List<String> labels(String text) {
        return Arrays.stream(text.split("\\|", -1))
                .map(label -> Escapes.read(label.strip()))
                .toList();
    }
}
