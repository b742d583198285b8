package tandem.flow;

import java.util.ArrayList;
import java.util.List;
import tandem.chat.Span;
import tandem.chat.Style;

/** Reads light markup from one piece of an author's text after another; the style goes on from piece to piece. */
final class Markup {

    /** Stand for the marks inside a filled-in value while ICU formats around it; private-use characters. */
    private static final String SHIELDED = "\uE000\uE001\uE002\uE003";

    private static final String MARKS = "*_`\\";

    private Style style;

    Markup() {
        this(Style.PLAIN);
    }

    Markup(Style style) {
        this.style = style;
    }

    Style style() {
        return style;
    }

    List<Span> read(String piece) {
        List<Span> spans = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c == '\\' && i + 1 < piece.length() && MARKS.indexOf(piece.charAt(i + 1)) >= 0) {
                text.append(piece.charAt(++i));
            } else if (toggles(c)) {
                flush(spans, text);
                style = style == Style.PLAIN ? opened(c) : Style.PLAIN;
            } else {
                text.append(unshielded(c));
            }
        }
        flush(spans, text);
        return spans;
    }

    void requireClosed() {
        if (style != Style.PLAIN) {
            throw new IllegalArgumentException("a mark for " + style.name().toLowerCase(java.util.Locale.ROOT)
                    + " is opened and never closed; a backslash before it makes it an ordinary character");
        }
    }

    /** The value with its marks hidden, so that they are not read as markup. */
    static String shield(String value) {
        StringBuilder hidden = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            int mark = MARKS.indexOf(value.charAt(i));
            hidden.append(mark < 0 ? value.charAt(i) : SHIELDED.charAt(mark));
        }
        return hidden.toString();
    }

    private static char unshielded(char c) {
        int mark = SHIELDED.indexOf(c);
        return mark < 0 ? c : MARKS.charAt(mark);
    }

    private boolean toggles(char c) {
        return switch (c) {
            case '*' -> style == Style.PLAIN || style == Style.BOLD;
            case '_' -> style == Style.PLAIN || style == Style.ITALIC;
            case '`' -> style == Style.PLAIN || style == Style.CODE;
            default -> false;
        };
    }

    private static Style opened(char c) {
        return c == '*' ? Style.BOLD : c == '_' ? Style.ITALIC : Style.CODE;
    }

    private void flush(List<Span> spans, StringBuilder text) {
        if (text.length() > 0) {
            spans.add(new Span(text.toString(), style));
            text.setLength(0);
        }
    }
}
