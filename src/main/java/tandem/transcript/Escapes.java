package tandem.transcript;

import java.util.HexFormat;

/**
 * How a transcript writes what does not stand on a line as it is: {@code \n}, {@code \\}, and by its number in
 * hexadecimal digits, after {@code \}{@code u}, every other character that could not be read back.
 */
final class Escapes {

    private static final int DIGITS = 4;

    private Escapes() {}

    static String write(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\\') {
                line.append("\\\\");
            } else if (isMisread(text, i)) {
                line.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    static String read(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i) == '\\' && i + 1 < line.length() ? line.charAt(i + 1) : 0;
            if (next == 'n') {
                text.append('\n');
                i++;
            } else if (next == '\\') {
                text.append('\\');
                i++;
            } else if (next == 'u' && i + 2 + DIGITS <= line.length()) {
                text.append((char) HexFormat.fromHexDigits(line, i + 2, i + 2 + DIGITS));
                i += 1 + DIGITS;
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }

    private static boolean isMisread(String text, int at) {
        char c = text.charAt(at);
        boolean edge = at == 0 || at == text.length() - 1;
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || c == '#'
                || (edge && (Character.isWhitespace(c) || c == '[' || c == ']'))
                || isAlone(text, at);
    }

    /** Whether it is half a character. */
    private static boolean isAlone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
