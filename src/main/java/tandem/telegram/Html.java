package tandem.telegram;

import java.util.List;
import tandem.chat.Span;
import tandem.chat.Style;

/** Writes text with light formatting as Telegram's HTML; nothing in a text can be read as a tag. Pure. */
final class Html {

    private Html() {}

    static String write(List<Span> text) {
        StringBuilder html = new StringBuilder();
        for (Span span : text) {
            if (!span.text().isEmpty()) {
                write(span, html);
            }
        }
        return html.toString();
    }

    private static void write(Span span, StringBuilder html) {
        if (span.style() == Style.LINK) {
            html.append("<a href=\"");
            escape(span.text(), html);
            html.append("\">");
            escape(span.text(), html);
            html.append("</a>");
            return;
        }
        String tag = tag(span.style());
        if (!tag.isEmpty()) {
            html.append('<').append(tag).append('>');
        }
        escape(span.text(), html);
        if (!tag.isEmpty()) {
            html.append("</").append(tag).append('>');
        }
    }

    private static String tag(Style style) {
        return switch (style) {
            case PLAIN, LINK -> "";
            case BOLD -> "b";
            case ITALIC -> "i";
            case CODE -> "code";
        };
    }

    private static void escape(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }
}
