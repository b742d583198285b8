package tandem.delivery;

import java.time.Duration;

/** How long to wait before what may not have arrived is tried again, and how often. Pure. */
final class RetryPolicy {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Over some nine minutes; while a platform answers nobody, they are not counted to the end. */
    private static final int TRIES = 10;

    private RetryPolicy() {}

    /** Whether the attempt after so many was the last: it would hold up its chat, or say the same for ever. */
    static boolean isLast(int attempts) {
        return attempts >= TRIES - 1;
    }

    /** Doubles with every attempt, from a second up to five minutes. */
    static Duration after(int attempts) {
        int doublings = Math.min(Math.max(attempts, 0), 20);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
