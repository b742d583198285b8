package tandem.transcript;

/** Patterns in which {@code *} stands for anything, also for nothing and for line ends. */
final class Glob {

    private Glob() {}

    static boolean matches(String pattern, String text) {
        int from = 0;
        String[] parts = pattern.split("\\*", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int at = i == 0
                    ? (text.startsWith(parts[0]) ? 0 : -1)
                    : last ? lastPlace(text, parts[i]) : text.indexOf(parts[i], from);
            if (at < from) {
                return false;
            }
            from = at + parts[i].length();
        }
        return parts.length > 1 || from == text.length();
    }

    private static int lastPlace(String text, String part) {
        return text.endsWith(part) ? text.length() - part.length() : -1;
    }
}
