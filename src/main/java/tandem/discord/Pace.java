package tandem.discord;

import java.time.Duration;
import tandem.chat.Backoff;

/**
 * How long things take.
 *
 * @param patience within this a turn is over, or its event is stored for later
 * @param due after so long a command is answered without its message
 * @param firstWait after a failed start, and before something is fetched again; doubles with each further failure
 * @param longestWait at most
 * @param noting so often it is noted that everything was seen
 * @param closing so long the end of the connection takes at most
 */
record Pace(
        Duration patience, Duration due, Duration firstWait, Duration longestWait, Duration noting, Duration closing) {

    /** Discord takes a first answer for three seconds. */
    static final Pace USUAL = new Pace(
            Duration.ofSeconds(2),
            Duration.ofMillis(2_200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2));

    /** How long to wait after so many failures in a row. */
    Duration waitAfter(int failures) {
        return new Backoff(firstWait, longestWait).after(failures - 1);
    }
}
