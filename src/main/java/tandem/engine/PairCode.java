package tandem.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tandem.chat.Said;

/**
 * The codes by which two meet to join: eight signs of 27 that cannot be taken for one another and spell no word, so about
 * 38 bits. With {@link tandem.flow.Limits#TRIES} tries nobody guesses one in the time that it is worth something.
 */
public final class PairCode {

    /** No vowels, so that no word comes up, and none of 0, 1, I, L and O, which look alike. */
    private static final String SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ";

    private static final int LENGTH = 8;

    private static final int HALF = LENGTH / 2;

    /** Between the words before a code and the code in a payload of a link. */
    static final char SEPARATOR = '-';

    private PairCode() {}

    /** The code that is said, if something is said that looks like one; also one that is worth nothing. */
    public static @Nullable String in(Said said) {
        if (said instanceof Said.Text text) {
            return of(text.text());
        }
        if (said instanceof Said.Filled filled) {
            return of(filled.text());
        }
        if (!(said instanceof Said.Command command)) {
            return null;
        }
        for (String option : command.options().values()) {
            String code = of(option);
            if (code != null) {
                return code;
            }
        }
        String whole = of(command.rest());
        return whole != null
                ? whole
                : of(command.rest().substring(command.rest().indexOf(SEPARATOR) + 1));
    }

    /** What is typed as a code, with or without its dash, in small letters or large ones; null when it is none. */
    public static @Nullable String of(String typed) {
        if (typed.length() > 2 * LENGTH) {
            return null;
        }
        String code = typed.strip().replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
        boolean isOne = code.length() == LENGTH && code.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
        return isOne ? code : null;
    }

    /** One that nobody can guess. */
    static String fresh(Chance chance) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt(chance.applyAsInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** As it is shown: in two halves. */
    static String shown(String code) {
        return code.substring(0, HALF) + SEPARATOR + code.substring(HALF);
    }
}
