package tandem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** One line of JSON with what was measured, and the machine's load when it was printed. */
final class Line {

    private final StringBuilder json = new StringBuilder("{");

    static Line of(String what) {
        return new Line().text("what", what);
    }

    Line text(String name, String value) {
        return raw(name, '"' + value + '"');
    }

    Line number(String name, double value) {
        return raw(name, value >= 100 ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.3f", value));
    }

    Line whole(String name, long value) {
        return raw(name, Long.toString(value));
    }

    private Line raw(String name, String value) {
        json.append(json.length() == 1 ? "" : ", ").append('"').append(name).append("\": ").append(value);
        return this;
    }

    void print() throws IOException {
        Path load = Path.of("/proc/loadavg");
        if (Files.isReadable(load)) {
            raw("load", Files.readString(load).split(" ", 2)[0]);
        }
        System.out.println(json.append('}'));
    }
}
