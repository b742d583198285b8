package tandem.author;

import java.util.Collection;
import java.util.stream.Collectors;

/** Puts an author's words into a sentence: in quotes, not too long, nothing that could steer a terminal. Pure. */
final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    static String of(String words) {
        return "\"" + shown(words, LONGEST) + (words.length() > LONGEST ? "...\"" : "\"");
    }

    /** The words without quotes, whole, and without what could steer a terminal: names of files may hold anything. */
    static String shown(String words) {
        return shown(words, words.length());
    }

    private static String shown(String words, int longest) {
        int end = Math.min(words.length(), longest);
        StringBuilder shown = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            shown.append(isShown(words, i, end) ? words.charAt(i) : '?');
        }
        return shown.toString();
    }

    /** {@code "a", "b", "c"}. */
    static String list(Collection<String> words) {
        return words.stream().map(Quote::of).collect(Collectors.joining(", "));
    }

    private static boolean isShown(String words, int i, int end) {
        char c = words.charAt(i);
        if (!Character.isSurrogate(c)) {
            return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 < end && Character.isLowSurrogate(words.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(words.charAt(i - 1));
    }
}
