package tandem.cli;

import java.util.ArrayList;
import java.util.List;

/** Names and what they stand for, one under the other. Not thread-safe. */
final class Columns {

    private record Pair(String name, String value) {}

    private final List<Pair> rows = new ArrayList<>();

    void row(String name, String value) {
        rows.add(new Pair(name, value));
    }

    List<String> lines() {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        return rows.stream()
                .map(row -> row.name() + " ".repeat(width - row.name().length() + 2) + row.value())
                .toList();
    }
}
