package tandem.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.author.Loaded;
import tandem.author.Problem;
import tandem.author.Severity;

/** What was found in a folder of conversations, for people and for programs. */
record CheckReport(String origin, Loaded loaded) {

    boolean nothingRead() {
        return loaded.files() == 0;
    }

    boolean errors() {
        return count(Severity.ERROR) > 0;
    }

    /** A line for each problem, as compilers write it, one that counts them, and one that says where they are explained. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        loaded.problems().forEach(problem -> lines.add(problem.toLine()));
        lines.add(counted(count(Severity.ERROR), "error") + ", " + counted(count(Severity.WARNING), "warning") + " in "
                + counted(loaded.files(), "file") + " of " + origin);
        String pages = loaded.problems().stream()
                .map(problem -> "docs/problems/" + problem.page())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!pages.isEmpty()) {
            lines.add("What they mean: " + pages);
        }
        return lines;
    }

    /** One array; the names of its fields are promised in {@code docs/writing-flows.md}. */
    List<String> json() {
        return List.of(loaded.problems().stream()
                .map(CheckReport::fields)
                .map(JsonText::of)
                .collect(Collectors.joining(",\n", "[", "]")));
    }

    private static Map<String, @Nullable Object> fields(Problem problem) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("severity", problem.severity().toString());
        fields.put("code", problem.code());
        fields.put("page", problem.page());
        fields.put("file", problem.file());
        fields.put("line", problem.line());
        fields.put("column", problem.column());
        fields.put("pointer", problem.pointer());
        fields.put("sentence", problem.sentence());
        fields.put("hint", problem.hint());
        return fields;
    }

    private long count(Severity severity) {
        return loaded.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    private static String counted(long count, String what) {
        return (count == 0 ? "no" : Long.toString(count)) + " " + what + (count == 1 ? "" : "s");
    }
}
