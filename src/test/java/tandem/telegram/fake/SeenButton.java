package tandem.telegram.fake;

import org.jspecify.annotations.Nullable;

/**
 * A button under a message; exactly one of the three last is there.
 *
 * @param data what the bot gets when it is tapped
 * @param url what it opens
 * @param copies what it puts in the clipboard
 */
public record SeenButton(
        String label,
        @Nullable String data,
        @Nullable String url,
        @Nullable String copies) {}
