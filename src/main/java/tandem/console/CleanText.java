package tandem.console;

import java.util.regex.Pattern;

/** Text that cannot steer a terminal or turn the lines around it. Pure. */
final class CleanText {

    /** A whole colour or cursor sequence, so that not half of it stays behind as letters. */
    private static final Pattern SEQUENCE = Pattern.compile("(?:\\x1B\\[|\\x9B)[0-?]*+[ -/]*+[@-~]");

    private CleanText() {}

    /** The text without control characters other than line ends and tabs. */
    static String of(String raw) {
        String text = SEQUENCE.matcher(raw).replaceAll("");
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(CleanText::harmless).filter(c -> c >= 0).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** The same on one line, without spaces around it. */
    static String line(String raw) {
        return of(raw).replace('\n', ' ').replace('\t', ' ').strip();
    }

    /** At most this many characters; never half of a surrogate pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** What stands in this code point's place, or -1 for nothing. */
    private static int harmless(int c) {
        if (c == '\n' || c == '\t') {
            return c;
        }
        if (c == 0x2028 || c == 0x2029) {
            return '\n';
        }
        if (Character.isISOControl(c) || turnsText(c) || c == 0xFEFF) {
            return -1;
        }
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c;
    }

    /** Embeddings, overrides and isolates; the letters of a right-to-left language need none of them. */
    private static boolean turnsText(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
