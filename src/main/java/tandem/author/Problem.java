package tandem.author;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong in {@code dialogs/}, as data.
 *
 * @param code its kind, such as {@code F020}; stable, for looking it up
 * @param file the file's path as the author knows it
 * @param line counted from 1
 * @param column counted from 1, in UTF-16 units
 * @param pointer the JSON pointer (RFC 6901) of the place; empty for the whole file
 * @param sentence what is wrong, in plain words
 * @param hint what could be done about it, or null
 */
public record Problem(
        Severity severity,
        String code,
        String file,
        int line,
        int column,
        String pointer,
        String sentence,
        @Nullable String hint) {

    /** The problem in one line: {@code file:line:column: severity CODE sentence; hint}. */
    public String toLine() {
        String end = hint == null ? "" : "; " + hint;
        return Quote.shown(file) + ":" + line + ":" + column + ": " + severity + " " + code + " " + sentence + end;
    }

    /** The name of the page in {@code docs/problems/} that explains it. */
    public String page() {
        return Code.pageOf(code);
    }

    @Override
    public String toString() {
        return toLine();
    }
}
