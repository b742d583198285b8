package tandem.transcript;

import org.jspecify.annotations.Nullable;

/**
 * One line of a transcript that did not hold.
 *
 * @param expected the line as it is written; null where something came before it that nothing expects
 * @param came what came instead
 */
public record Failure(String file, int line, @Nullable String expected, String came) {

    /** {@code file:line: sentence}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (expected == null ? "not expected before this line: " : "") + came;
    }
}
