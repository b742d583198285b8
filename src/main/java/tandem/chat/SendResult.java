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

    /** Not now, and it is not there; to be tried again after this long. Its chat waits too, with all its topics. */
    record Later(Duration after) implements SendResult {}

    /**
     * Nobody can know whether it is there: no answer came in time, or the connection was lost after it was written. It
     * is sent again, up to ten times or for as long as the platform answers nobody, because twice is better than never;
     * the reason is for the operator and holds no text of the message.
     */
    record Unknown(String why) implements SendResult {}

    /**
     * It is not there: the platform has given the group another id, under which it is to be sent.
     *
     * @param chat the new id, as in {@link ChatAddress#chat}
     */
    record Moved(String chat) implements SendResult {}

    /**
     * It is not there: the one person it is for takes nothing now. It waits until they do something where it can be shown
     * to them; only for a message that one person alone may read.
     */
    record Closed(String why) implements SendResult {}

    /** Never, this message; the reason is for the operator and holds no text of the message. */
    record Refused(String why) implements SendResult {}

    /** The chat or the person cannot be reached any more: nothing that waits for it is tried, nor what is due there. */
    record Gone(String why) implements SendResult {}
}
