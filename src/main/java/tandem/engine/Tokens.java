package tandem.engine;

import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;

/** The names of buttons: the question's number, and the choice's code. At most 24 ASCII characters. */
final class Tokens {

    private static final int RADIX = 36;
    private static final char SEPARATOR = '.';

    /** In place of a choice's code: an answer of one's own, in a form. No code has this character. */
    private static final String FORM = "~";

    /** What the name of a round's button begins with; a question's has no colon. */
    private static final String ROUND = "r:";

    /** What the name of a button begins with that takes its message away, whatever has become of its question. */
    private static final String HIDES = "h:";

    /** A token taken apart. */
    record Token(long question, String choice) {
        boolean isForm() {
            return choice.equals(FORM);
        }
    }

    private Tokens() {}

    static String of(long question, Choice choice) {
        return (choice.hides() ? HIDES : "") + Long.toString(question, RADIX) + SEPARATOR + choice.code();
    }

    static String ofForm(long question) {
        return Long.toString(question, RADIX) + SEPARATOR + FORM;
    }

    /** The button that leads to one's part of a round. At most 24 characters. */
    static String ofRound(String round) {
        return ROUND + round;
    }

    /** The round whose button this is, or null. */
    static @Nullable String round(String token) {
        return token.startsWith(ROUND) ? token.substring(ROUND.length()) : null;
    }

    /** Whether a tap on it takes its message away. */
    static boolean hides(String token) {
        return token.startsWith(HIDES);
    }

    /** The parts of a token, or null when it is none of ours. */
    static @Nullable Token read(String token) {
        int start = hides(token) ? HIDES.length() : 0;
        int separator = token.indexOf(SEPARATOR);
        if (separator < start + 1 || token.length() > 32) {
            return null;
        }
        try {
            return new Token(Long.parseLong(token.substring(start, separator), RADIX), token.substring(separator + 1));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
