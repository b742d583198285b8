package tandem.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What is said about a name that nothing is known by. */
final class Unknown {

    /** With more slips than this it is another word. */
    private static final int SLIPS = 4;

    /** What is surely a name and no token that was pasted into the wrong place: that must not be repeated. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z._-]{0,29}");

    private Unknown() {}

    static String key(String name) {
        String said = NAME.matcher(name).matches() ? "\"" + name + "\" is no key" : "this line sets no known key";
        return said + hint(name, Key::key);
    }

    static String variable(String name) {
        return "nothing is set by this variable" + hint(name, Key::variable);
    }

    private static String hint(String name, Function<Key, String> naming) {
        return nearest(name, naming)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; config.example.properties explains all there are");
    }

    private static Optional<String> nearest(String name, Function<Key, String> naming) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(Key.values())
                .map(naming)
                .min(Comparator.comparingInt(known -> slips(lower, known.toLowerCase(Locale.ROOT))))
                .filter(known -> slips(lower, known.toLowerCase(Locale.ROOT)) <= Math.min(SLIPS, name.length() / 2));
    }

    /** How many characters must be changed, added or taken away (Levenshtein 1965). */
    private static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[other.length()];
    }
}
