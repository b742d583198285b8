package tandem.author;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Something that people read or type, as it stands in a file: a text, or a list of texts.
 *
 * @param key what it is known by in every language, such as {@code flow/tonight/card/choice/another/label}
 * @param longest how many characters a text may have there
 */
record Wording(String key, Node node, Kind kind, int longest) {

    /** Tells a changed source from an unchanged one; nobody guards against people who search for a clash. */
    private static final int HASHED_BYTES = 4;

    enum Kind {
        /** Is said, with gaps and light formatting. */
        TEMPLATE,
        /** Is said or filled in just as it stands. */
        PLAIN,
        /** Is typed by people. */
        TYPED
    }

    /** Whether something can be said or heard there at all; what is broken is reported by the file's own reader. */
    static boolean isOne(Node node) {
        if (node instanceof Node.Arr list) {
            return !list.items().isEmpty() && list.items().stream().allMatch(Node.Text.class::isInstance);
        }
        return node instanceof Node.Text text && !text.text().isBlank();
    }

    /** Is another one whenever the text has changed. */
    String hash() {
        byte[] bytes = words(node).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASHED_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String words(Node node) {
        return node instanceof Node.Arr list
                ? list.items().stream().map(Wording::words).collect(Collectors.joining("\u001f"))
                : ((Node.Text) node).text();
    }
}
