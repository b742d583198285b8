package tandem.telegram.fake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * What goes wrong with a call on purpose.
 *
 * @param isAfter whether the call takes its effect before
 * @param time how long it waits, for those that wait
 * @param seconds what the bot is told to wait, when it is
 * @param status with which it is refused, when it is
 * @param words in which it is refused
 */
public record Trouble(
        Kind kind, boolean isAfter, Duration time, long seconds, int status, String words, CountDownLatch release) {

    /** The kinds of trouble. */
    public enum Kind {
        /** 429 with {@code retry_after}. */
        TOO_MANY_REQUESTS,
        /** Any status with a JSON body. */
        REFUSAL,
        /** 500 with a JSON body. */
        SERVER_ERROR,
        /** 502 with an HTML body. */
        BAD_GATEWAY,
        /** The connection is closed without an answer. */
        CUT,
        /** It takes a while. */
        DELAY,
        /** There is no answer until the test says so. */
        HOLD,
        /** 200 with a body that is no JSON. */
        GARBAGE
    }

    /** Refuses with 429 and tells the bot to wait. */
    public static Trouble tooManyRequests(long seconds) {
        return new Trouble(Kind.TOO_MANY_REQUESTS, false, Duration.ZERO, seconds, 0, "", new CountDownLatch(0));
    }

    /** Refuses with this status and these words, such as 400 and "Bad Request: TOPIC_CLOSED". */
    public static Trouble refusal(int status, String words) {
        return new Trouble(Kind.REFUSAL, false, Duration.ZERO, 0, status, words, new CountDownLatch(0));
    }

    /** Fails with 500, without an effect. */
    public static Trouble serverError() {
        return of(Kind.SERVER_ERROR, false);
    }

    /** Fails with 502 and HTML, without an effect. */
    public static Trouble badGateway() {
        return of(Kind.BAD_GATEWAY, false);
    }

    /** Fails with 502 and HTML, although it took effect. */
    public static Trouble badGatewayAfterEffect() {
        return of(Kind.BAD_GATEWAY, true);
    }

    /** Closes the connection before anything happens. */
    public static Trouble cutBeforeEffect() {
        return of(Kind.CUT, false);
    }

    /** Closes the connection when the call has taken effect. */
    public static Trouble cutAfterEffect() {
        return of(Kind.CUT, true);
    }

    /** Answers with something that is no JSON, when the call has taken effect. */
    public static Trouble garbage() {
        return of(Kind.GARBAGE, true);
    }

    /** Waits, then takes effect and answers. */
    public static Trouble delayBeforeEffect(Duration wait) {
        return new Trouble(Kind.DELAY, false, wait, 0, 0, "", new CountDownLatch(0));
    }

    /** Takes effect, waits and then answers. */
    public static Trouble delayAfterEffect(Duration wait) {
        return new Trouble(Kind.DELAY, true, wait, 0, 0, "", new CountDownLatch(0));
    }

    /** Neither takes effect nor answers until {@link #let}. */
    public static Trouble holdBeforeEffect() {
        return new Trouble(Kind.HOLD, false, Duration.ZERO, 0, 0, "", new CountDownLatch(1));
    }

    /** Takes effect, and does not answer until {@link #let}. */
    public static Trouble holdAfterEffect() {
        return new Trouble(Kind.HOLD, true, Duration.ZERO, 0, 0, "", new CountDownLatch(1));
    }

    private static Trouble of(Kind kind, boolean isAfter) {
        return new Trouble(kind, isAfter, Duration.ZERO, 0, 0, "", new CountDownLatch(0));
    }

    /** Lets all calls go on that are held by this, and those that come. */
    public void let() {
        release.countDown();
    }
}
