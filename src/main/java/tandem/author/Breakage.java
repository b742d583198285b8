package tandem.author;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a text is not JSON, from what stands around the place where reading stopped. */
final class Breakage {

    private final String text;
    private final Spot file;

    Breakage(String text, Spot file) {
        this.text = text;
        this.file = file;
    }

    /** Where reading stopped. */
    Spot spot(@Nullable JsonLocation stopped) {
        return Lines.spot(file, text, index(stopped));
    }

    String sentence(@Nullable JsonLocation stopped) {
        int at = index(stopped);
        if (text.substring(at).isBlank()) {
            return "this is not JSON: the file ends before everything is closed; a quote or a bracket is missing";
        }
        char here = text.charAt(at);
        char before = before(at);
        if (here < ' ') {
            return "this is not JSON: a text runs over the end of its line; its closing quote is missing, or write \\n";
        }
        if (before == '\\') {
            return "this is not JSON: a backslash here must be written twice";
        }
        if (before == ',' && (here == '}' || here == ']')) {
            return "this is not JSON: there is a comma too many before " + here;
        }
        return "this is not JSON: " + reason(here, before);
    }

    private static String reason(char here, char before) {
        return switch (here) {
            case '\'', '\u201c', '\u201d', '\u201e' -> "texts and names stand in straight double quotes";
            case '/', '#' -> "comments are not possible";
            case '"', '{', '[' ->
                before == '{' || before == ',' || before == ':'
                        ? "a name in quotes must stand here, then a colon and a value"
                        : "a comma or a colon is missing before this";
            case '}', ']' -> "this bracket closes nothing, or a value is missing before it";
            default -> "this does not belong here; texts and names stand in double quotes";
        };
    }

    /** The last character before this place that is not a space. */
    private char before(int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return ' ';
    }

    private int index(@Nullable JsonLocation stopped) {
        long offset = stopped == null ? 0 : stopped.getCharOffset();
        return (int) Math.max(0, Math.min(text.length(), offset));
    }
}
