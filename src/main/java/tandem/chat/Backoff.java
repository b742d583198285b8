package tandem.chat;

import java.time.Duration;

/**
 * How long to wait before something that has failed is tried again: twice as long each time. Pure.
 *
 * @param first at first
 * @param longest at most
 */
public record Backoff(Duration first, Duration longest) {

    /** More would not fit into a duration; {@code longest} is reached long before. */
    private static final int DOUBLINGS = 20;

    /** How long to wait now, when so many waits in a row went before. */
    public Duration after(int before) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(before, 0), DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
