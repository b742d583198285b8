package tandem.telegram.fake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody got to see who tapped a button.
 *
 * @param text empty for none
 * @param url what it opens
 * @param afterHandOut from when the bot first got the tap; null when it never got it
 * @param afterTap from when the button was tapped
 */
public record CallbackAnswer(
        String query,
        Person person,
        String text,
        boolean isAlert,
        @Nullable String url,
        @Nullable Duration afterHandOut,
        Duration afterTap) {}
