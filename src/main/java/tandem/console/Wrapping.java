package tandem.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks one line at words so that it fits a width; a word that is too long is broken where it must be. Pure. */
final class Wrapping {

    /** Narrower than this nothing can be read; then the terminal breaks lines as it likes. */
    static final int NARROWEST = 20;

    private static final int JOINER = 0x200D;
    private static final Pattern LIST_ITEM = Pattern.compile(" *(?:(?:[-*•–]|\\d{1,2}[.)]) +)?");

    /** A part of the line, as offsets: one row on the screen. */
    record Row(int from, int to) {}

    private final String line;
    private final int width;
    private final int indent;
    private final List<Row> rows = new ArrayList<>();
    private int from;
    private int column;
    private int space;

    private Wrapping(String line, int width, int indent) {
        this.line = line;
        this.width = Math.max(NARROWEST, width);
        this.indent = indent;
    }

    /**
     * The rows of a line.
     *
     * @param indent how many columns every row but the first is moved in
     */
    static List<Row> of(String line, int width, int indent) {
        return new Wrapping(line, width, indent).rows();
    }

    /** How far the rows of a list item, or of an indented line, are moved in so that they stand under its first word. */
    static int hang(String line, int width) {
        Matcher item = LIST_ITEM.matcher(line);
        return item.lookingAt() ? Math.min(item.end(), Math.max(NARROWEST, width) / 2) : 0;
    }

    private List<Row> rows() {
        int words = line.length() - line.stripLeading().length();
        space = -1;
        int at = 0;
        while (at < line.length()) {
            int c = line.codePointAt(at);
            int cells = CellWidth.of(c);
            if (c == ' ') {
                space = at > words ? at : space;
            } else if (column + cells > room() && at > from && !joined(at)) {
                at = breakBefore(at);
                continue;
            }
            column += cells;
            at += Character.charCount(c);
        }
        add(line.length());
        return rows;
    }

    private int room() {
        return rows.isEmpty() ? width : width - indent;
    }

    private boolean joined(int at) {
        return line.codePointBefore(at) == JOINER;
    }

    /** Ends the row at its last space, or here where it has none; answers where the next one begins. */
    private int breakBefore(int at) {
        int next = space > from ? space + 1 : at;
        add(next);
        from = next;
        column = 0;
        space = -1;
        return next;
    }

    private void add(int end) {
        int to = end;
        while (to > from && line.charAt(to - 1) == ' ') {
            to--;
        }
        rows.add(new Row(from, to));
    }
}
