package tandem.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A readable table: cells between bars, {@code #} begins a comment line, {@code \}{@code u} escapes stand for invisible
 * characters, and empty lines do not count.
 */
final class Table {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

    private Table() {}

    /** One row; shows itself with its line number. */
    record Row(int line, List<String> cells) {
        String cell(int i) {
            return i < cells.size() ? cells.get(i) : "";
        }

        @Override
        public String toString() {
            return line + ": " + String.join(" | ", cells);
        }
    }

    static List<Row> read(String name) {
        List<Row> rows = new ArrayList<>();
        List<String> lines = lines(Path.of("src/test/resources/tandem/answer", name));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("# ")) {
                rows.add(new Row(i + 1, cells(line)));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Pattern.compile("\\|")
                .splitAsStream(line)
                .map(cell -> ESCAPE.matcher(cell.strip())
                        .replaceAll(hex -> Character.toString((char) Integer.parseInt(hex.group(1), 16))))
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
