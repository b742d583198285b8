package tandem.delivery;

import java.time.Duration;

/** How long to wait before a delivery that failed is tried again. Pure. */
final class RetryPolicy {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RetryPolicy() {}

    /** Doubles with every attempt, from a second up to five minutes. */
    static Duration after(int attempts) {
        int doublings = Math.min(Math.max(attempts, 0), 20);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
