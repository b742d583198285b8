package tandem.telegram;

import java.time.Duration;
import tandem.chat.Backoff;

/**
 * How long things take.
 *
 * @param poll so long Telegram holds a poll open when nothing happens
 * @param answering a call that takes longer than this has probably been lost; a poll, beyond the time it is held
 * @param tap within this, a tap's turn is over or the tap is answered without it
 * @param message within this, a message's turn is over or the message is stored for later
 * @param typing after this, a turn that is not over yet is announced by "typing"
 * @param firstWait after a failed poll; doubles with each further one
 * @param longestWait at most
 * @param settling so long after it was let into a supergroup it is heard what that group was before
 * @param stopping so long a stop takes at most, all together
 */
record Pace(
        Duration poll,
        Duration answering,
        Duration tap,
        Duration message,
        Duration typing,
        Duration firstWait,
        Duration longestWait,
        Duration settling,
        Duration stopping) {

    /** Telegram shows "typing" for five seconds, and expects a tap to be answered at once. */
    static final Pace USUAL = new Pace(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofMillis(1_500),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    /** How long to wait after so many failures in a row. */
    Duration waitAfter(int failures) {
        return new Backoff(firstWait, longestWait).after(failures - 1);
    }
}
