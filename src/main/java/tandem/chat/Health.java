package tandem.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the way to a platform is, for the operator.
 *
 * @param state what may be expected of it
 * @param heard when the platform last answered as it should; null when it never did since the start
 * @param trouble what is wrong and what to do, without a secret or a word of what people say; empty when nothing is
 * @param answered how often the platform has answered a call since the start, be it with a no; while this does not rise,
 *     it answers nobody
 * @param events what happened on the platform and was taken since the start
 * @param unreadable events since the start that could not be read and count as taken
 */
public record Health(
        State state, @Nullable Instant heard, String trouble, long answered, long events, long unreadable) {

    /** What may be expected of the way to a platform. */
    public enum State {
        /** It has not answered yet. */
        STARTING,
        /** It works. */
        UP,
        /** It does not work at the moment, and is tried again. */
        TROUBLED,
        /** It has ended, on purpose or for good. */
        ENDED
    }

    /** A platform that is nothing but this process, such as the terminal. */
    public static final Health HERE = new Health(State.UP, null, "", 0, 0, 0);
}
