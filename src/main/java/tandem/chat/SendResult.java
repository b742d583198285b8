package tandem.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a message that was handed to a platform. */
public sealed interface SendResult {

    /**
     * It is there.
     *
     * @param ref the platform's id of it; null where the platform has none, then it cannot be changed later
     */
    record Sent(@Nullable MessageRef ref) implements SendResult {}

    /** Not now; to be tried again after this long. */
    record Later(Duration after) implements SendResult {}

    /** Never, this message; the reason is for the operator and holds no text of the message. */
    record Refused(String why) implements SendResult {}

    /** The chat or the person cannot be reached any more. */
    record Gone(String why) implements SendResult {}
}
