package tandem.engine;

import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;

/** The names of buttons: the question's number, and the choice's code. At most 22 ASCII characters. */
final class Tokens {

    private static final int RADIX = 36;
    private static final char SEPARATOR = '.';

    /** A token taken apart. */
    record Token(long question, String choice) {}

    private Tokens() {}

    static String of(long question, Choice choice) {
        return Long.toString(question, RADIX) + SEPARATOR + choice.code();
    }

    /** The parts of a token, or null when it is none of ours. */
    static @Nullable Token read(String token) {
        int separator = token.indexOf(SEPARATOR);
        if (separator < 1 || token.length() > 32) {
            return null;
        }
        try {
            return new Token(Long.parseLong(token.substring(0, separator), RADIX), token.substring(separator + 1));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
