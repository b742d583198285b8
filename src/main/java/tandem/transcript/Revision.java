package tandem.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text whose lines are changed; lines are counted from 1, as they stood before. Not thread-safe. */
final class Revision {

    private final String file;
    private final String end;
    private final String[] before;
    private final Map<Integer, List<String>> above = new HashMap<>();
    private final Map<Integer, List<String>> instead = new HashMap<>();
    private final Map<Integer, List<String>> below = new HashMap<>();

    Revision(String file, String text) {
        this.file = file;
        this.end = text.contains("\r\n") ? "\r\n" : "\n";
        this.before = text.split("\\R", -1);
    }

    /** Another line in place of this one, or none; a comment behind it stays in any case. */
    void replace(int number, @Nullable String line) {
        String content = ScriptReader.withoutComment(before[number - 1]);
        String comment = before[number - 1].substring(content.length());
        if (line == null) {
            instead.put(number, comment.isEmpty() ? List.of() : List.of(comment.strip()));
            return;
        }
        String indent =
                content.substring(0, content.length() - content.stripLeading().length());
        String gap = content.substring(content.stripTrailing().length());
        instead.put(number, List.of(indent + line + gap + comment));
    }

    void above(int number, List<String> lines) {
        above.computeIfAbsent(number, key -> new ArrayList<>()).addAll(lines);
    }

    void below(int number, List<String> lines) {
        below.computeIfAbsent(number, key -> new ArrayList<>()).addAll(lines);
    }

    String text() {
        List<String> after = new ArrayList<>();
        for (int i = 1; i <= before.length; i++) {
            after.addAll(above.getOrDefault(i, List.of()));
            after.addAll(instead.getOrDefault(i, List.of(before[i - 1])));
            after.addAll(below.getOrDefault(i, List.of()));
        }
        return String.join(end, after);
    }

    /** Each change with its place: a line that went after {@code -}, a new one after {@code +}. */
    List<String> changes() {
        List<String> changes = new ArrayList<>();
        for (int i = 1; i <= before.length; i++) {
            note(changes, i, " + ", above.getOrDefault(i, List.of()));
            if (instead.containsKey(i)) {
                note(changes, i, " - ", List.of(before[i - 1]));
                note(changes, i, " + ", instead.getOrDefault(i, List.of()));
            }
            note(changes, i, " + ", below.getOrDefault(i, List.of()));
        }
        return changes;
    }

    private void note(List<String> changes, int number, String sign, List<String> lines) {
        lines.forEach(line -> changes.add(file + ":" + number + ":" + sign + line.strip()));
    }
}
