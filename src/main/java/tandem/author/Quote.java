package tandem.author;

import java.util.Collection;
import java.util.stream.Collectors;

/** Puts an author's words into a sentence: in quotes, not too long, nothing that could steer a terminal. Pure. */
final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    static String of(String words) {
        StringBuilder quoted = new StringBuilder("\"");
        int end = Math.min(words.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = words.charAt(i);
            quoted.append(shown(words, i) ? c : '?');
        }
        return quoted.append(words.length() > LONGEST ? "...\"" : "\"").toString();
    }

    /** {@code "a", "b", "c"}. */
    static String list(Collection<String> words) {
        return words.stream().map(Quote::of).collect(Collectors.joining(", "));
    }

    private static boolean shown(String words, int i) {
        char c = words.charAt(i);
        if (!Character.isSurrogate(c)) {
            return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 < Math.min(words.length(), LONGEST) && Character.isLowSurrogate(words.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(words.charAt(i - 1));
    }
}
