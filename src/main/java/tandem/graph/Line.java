package tandem.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a box or a label as it is drawn.
 *
 * @param style how its letters look
 */
record Line(String text, Style style) {

    /** How letters look. */
    enum Style {
        NAME(13),
        TEXT(12),
        NOTE(11),
        WAY(11);

        private final int size;

        Style(int size) {
            this.size = size;
        }

        /** The height of the font, in pixels. */
        int size() {
            return size;
        }

        /** From one line to the next. */
        int height() {
            return size + 4;
        }
    }

    double width() {
        return TextWidth.of(text, style.size());
    }

    /** Broken between words where it would be wider than this; a word that is wider alone is broken where it must be. */
    static List<Line> wrapped(String text, Style style, double widest) {
        List<Line> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && TextWidth.of(line + " " + word, style.size()) > widest) {
                lines.add(new Line(line.toString(), style));
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
            while (TextWidth.of(line.toString(), style.size()) > widest) {
                int fits = fits(line.toString(), style, widest);
                lines.add(new Line(line.substring(0, fits), style));
                line.delete(0, fits);
            }
        }
        if (line.length() > 0) {
            lines.add(new Line(line.toString(), style));
        }
        return lines;
    }

    /** How many of a word's characters have room; at least one. */
    private static int fits(String word, Style style, double widest) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (TextWidth.of(word.substring(0, next), style.size()) > widest) {
                break;
            }
            end = next;
        }
        return end;
    }

    static double widest(List<Line> lines) {
        return lines.stream().mapToDouble(Line::width).max().orElse(0);
    }

    static double height(List<Line> lines) {
        return lines.stream().mapToInt(line -> line.style().height()).sum();
    }
}
