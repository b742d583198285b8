package tandem.console;

import java.util.ArrayList;
import java.util.List;
import tandem.chat.Choice;
import tandem.chat.Span;
import tandem.chat.Style;

/**
 * Gives text its shape on a terminal. Pure: the same words, width and colour give the same characters. What it answers
 * ends with a line end, and nothing in it but its own formatting steers the terminal.
 *
 * @param width in columns
 * @param styled whether formatting is shown; otherwise there is none
 */
record Painting(int width, boolean styled) {

    private static final String ESCAPE = "\u001B[";
    private static final String OFF = ESCAPE + "0m";
    private static final String DIM = ESCAPE + "2m";
    private static final String TAB = "    ";
    private static final int CHOICE_INDENT = 5;

    /** A message's text. */
    String text(List<Span> spans) {
        StringBuilder plain = new StringBuilder();
        List<Style> styles = new ArrayList<>();
        for (Span span : spans) {
            String clean = CleanText.of(span.text()).replace("\t", TAB);
            plain.append(clean);
            clean.chars().forEach(c -> styles.add(span.style()));
        }
        return lines(plain.toString().stripTrailing(), styles);
    }

    /** What can be tapped, one to a line; choices that are numbers themselves share a line. */
    String choices(List<Choice> choices) {
        StringBuilder painted = new StringBuilder();
        StringBuilder numbers = new StringBuilder();
        List<String> keys = ChoiceKeys.of(choices);
        for (int i = 0; i < keys.size(); i++) {
            String label = CleanText.line(choices.get(i).label());
            if (keys.get(i).equals(label)) {
                numbers.append(aligned(label));
            } else {
                painted.append(line(numbers.toString(), 0));
                numbers.setLength(0);
                painted.append(line(aligned(keys.get(i)) + "  " + label, CHOICE_INDENT));
            }
        }
        return painted.append(line(numbers.toString(), 0)).toString();
    }

    /** A sentence of the terminal's own. */
    String plain(String text) {
        return text(List.of(Span.plain(text)));
    }

    /** The same in the background, where the terminal can do that. */
    String dim(String text) {
        String painted = plain(text);
        return styled ? painted.replaceAll("(?m)^(.+)$", DIM + "$1" + OFF) : painted;
    }

    private static String aligned(String key) {
        return " ".repeat(Math.max(1, 3 - key.length())) + key;
    }

    private String line(String line, int indent) {
        return line.isEmpty() ? "" : rows(line, List.of(), 0, indent);
    }

    private String lines(String text, List<Style> styles) {
        StringBuilder painted = new StringBuilder();
        int from = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            painted.append(rows(line, styles, from, Wrapping.hang(line, width)));
            from += line.length() + 1;
        }
        return painted.toString();
    }

    private String rows(String line, List<Style> styles, int offset, int indent) {
        StringBuilder painted = new StringBuilder();
        for (Wrapping.Row row : Wrapping.of(line, width, indent)) {
            painted.append(painted.isEmpty() ? "" : " ".repeat(indent));
            Style now = Style.PLAIN;
            for (int i = row.from(); i < row.to(); i++) {
                Style next = styles.isEmpty() ? Style.PLAIN : styles.get(offset + i);
                painted.append(change(now, next)).append(line.charAt(i));
                now = next;
            }
            painted.append(change(now, Style.PLAIN)).append('\n');
        }
        return painted.toString();
    }

    private String change(Style from, Style to) {
        if (!styled || from == to) {
            return "";
        }
        return (from == Style.PLAIN ? "" : OFF) + on(to);
    }

    private static String on(Style style) {
        return switch (style) {
            case PLAIN, LINK -> "";
            case BOLD -> ESCAPE + "1m";
            case ITALIC -> ESCAPE + "3m";
            case CODE -> ESCAPE + "36m";
        };
    }
}
