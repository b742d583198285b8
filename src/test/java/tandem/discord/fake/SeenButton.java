package tandem.discord.fake;

import org.jspecify.annotations.Nullable;

/**
 * A button under a message, or an option of a list to choose from.
 *
 * @param customId of the button, or of the list; empty for a link
 * @param style as Discord numbers them; 0 for an option
 * @param value what an option stands for; null for a button
 * @param url where a link leads; null for all others
 * @param emoji that stands before the label; null for none
 */
public record SeenButton(
        String customId,
        String label,
        boolean isDisabled,
        int style,
        @Nullable String value,
        @Nullable String url,
        @Nullable String emoji) {

    /** Whether it is an option of a list. */
    public boolean isOption() {
        return value != null;
    }
}
