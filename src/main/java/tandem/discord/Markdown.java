package tandem.discord;

import java.util.ArrayList;
import java.util.List;
import tandem.chat.Span;
import tandem.chat.Style;

/** Writes light formatting as Discord reads it; whatever else would be read as formatting is escaped. Pure. */
final class Markdown {

    /** What formats, mentions or links wherever it stands; by Discord's reference of text formatting. */
    private static final String SIGNS = "\\*_`~|<>[]()#-+:@";

    /** Nothing to see: keeps two formatted stretches apart whose marks would otherwise be read as one. */
    private static final String APART = "\u200B";

    private Markdown() {}

    static String write(List<Span> text) {
        StringBuilder written = new StringBuilder();
        String before = "";
        for (Span span : joined(text)) {
            String mark = mark(span);
            if (span.style() == Style.LINK) {
                written.append(span.text()); // Discord makes a link of an address by itself, unless it is escaped.
                before = "";
                continue;
            }
            if (!mark.isEmpty() && !before.isEmpty()) {
                written.append(APART);
            }
            before = write(span, mark, written) ? mark : "";
        }
        return written.toString();
    }

    /** Stretches of one style that follow each other are one: each mark that is not needed may be read as a sign. */
    private static List<Span> joined(List<Span> text) {
        List<Span> joined = new ArrayList<>();
        for (Span span : text) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).style() == span.style()) {
                joined.set(last, new Span(joined.get(last).text() + span.text(), span.style()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** Without any formatting of ours, and nothing escaped. */
    static String plain(List<Span> text) {
        StringBuilder plain = new StringBuilder();
        text.forEach(span -> plain.append(span.text()));
        return plain.toString();
    }

    /** A text by itself, so that it can be copied as it is. */
    static String block(String text) {
        return "```\n" + text.replace("```", "'''") + "\n```";
    }

    /** Marks do not count when a blank stands inside of them; answers whether the end is a mark. */
    private static boolean write(Span span, String mark, StringBuilder written) {
        String text = span.text();
        String inner = text.strip();
        if (mark.isEmpty() || inner.isEmpty()) {
            written.append(escaped(text));
            return false;
        }
        int start = text.indexOf(inner);
        String end = text.substring(start + inner.length());
        written.append(text, 0, start)
                .append(mark)
                .append(mark.equals("`") ? inner.replace('`', '\'') : escaped(inner))
                .append(mark)
                .append(end);
        return end.isEmpty();
    }

    private static String mark(Span span) {
        return switch (span.style()) {
            case PLAIN, LINK -> "";
            case BOLD -> "**";
            case ITALIC -> "_";
            case CODE -> "`";
        };
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (SIGNS.indexOf(each) >= 0 && isRead(text, i)) {
                escaped.append('\\');
            }
            escaped.append(each);
        }
        return escaped.toString();
    }

    /** Some signs count only at the beginning of a line, some only before a letter. */
    private static boolean isRead(String text, int at) {
        char sign = text.charAt(at);
        return switch (sign) {
            case '#', '-', '+' ->
                text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank();
            case '>' -> true;
            case '(', ')' -> false;
            case ']' -> at + 1 < text.length() && text.charAt(at + 1) == '(';
            case ':' -> text.startsWith("://", at) || (at > 0 && text.charAt(at - 1) == ':');
            default -> true;
        };
    }
}
