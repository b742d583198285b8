package tandem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of packages in {@code docs/architecture.md}, as it stands there.
 *
 * @param pure the packages without time, chance and I/O
 * @param changing simple names of the classes in them whose fields may change
 */
record ArchitectureTable(Map<String, Row> rows, Set<String> pure, Set<String> changing) {

    private static final Path PAGE = Path.of("docs/architecture.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|([^|]*)\\|$");
    private static final Pattern PURE = Pattern.compile("(?m)^Pure packages: (.*)$");
    private static final Pattern CHANGING =
            Pattern.compile("(?m)^  what lives no longer than one turn or one text: (.*)$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * One package.
     *
     * @param uses other packages
     * @param libraries prefixes of package names
     */
    record Row(Set<String> uses, Set<String> libraries) {}

    static ArchitectureTable read() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, Row> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            rows.put(row.group(1), new Row(codes(row.group(2)), codes(row.group(3))));
        }
        return new ArchitectureTable(rows, codes(line(PURE, page)), codes(line(CHANGING, page)));
    }

    /** The package's row; null for a package that is not in the table. */
    @Nullable
    Row row(String name) {
        return rows.get(name);
    }

    private static String line(Pattern pattern, String page) {
        Matcher line = pattern.matcher(page);
        if (!line.find()) {
            throw new IllegalStateException(PAGE + " has no line " + pattern);
        }
        return line.group(1);
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
