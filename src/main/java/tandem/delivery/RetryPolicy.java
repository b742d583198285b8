package tandem.delivery;

import java.time.Duration;
import tandem.chat.Backoff;

/** How long to wait before what may not have arrived is tried again, and how often. Pure. */
final class RetryPolicy {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** Over some nine minutes. */
    private static final int TRIES = 10;

    private RetryPolicy() {}

    /** Whether this is enough: the message would hold up its chat, or say the same for ever. */
    static boolean isEnough(Tries tries) {
        return tries.doubtful() >= TRIES;
    }

    /** Doubles with every try, from a second up to five minutes. */
    static Duration after(Tries tries) {
        return after(tries.times() - 1);
    }

    /** As above; after none it is a second. */
    static Duration after(int before) {
        return BACKOFF.after(before);
    }
}
