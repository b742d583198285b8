package tandem.discord.fake;

import java.time.Duration;

/**
 * What goes wrong with a call on purpose.
 *
 * @param isAfter whether the call takes its effect before
 * @param time how long it waits, or the bot is told to wait
 * @param status with which it is refused, when it is
 * @param code Discord's code for the refusal
 * @param words in which it is refused
 */
public record Trouble(Kind kind, boolean isAfter, Duration time, int status, int code, String words) {

    /** The kinds of trouble. */
    public enum Kind {
        /** 429 for this route. */
        TOO_MANY_REQUESTS,
        /** 429 for everything. */
        TOO_MANY_REQUESTS_IN_ALL,
        /** Any status with Discord's JSON. */
        REFUSAL,
        /** 502 with an HTML body. */
        BAD_GATEWAY,
        /** The connection is closed without an answer. */
        CUT,
        /** It takes a while. */
        DELAY
    }

    /** Refuses with 429 for this route and tells the bot to wait. */
    public static Trouble tooManyRequests(Duration wait) {
        return new Trouble(Kind.TOO_MANY_REQUESTS, false, wait, 429, 0, "");
    }

    /** Refuses with 429 for all routes and tells the bot to wait. */
    public static Trouble tooManyRequestsInAll(Duration wait) {
        return new Trouble(Kind.TOO_MANY_REQUESTS_IN_ALL, false, wait, 429, 0, "");
    }

    /** Refuses with this status, code and words, such as 403, 50007 and "Cannot send messages to this user". */
    public static Trouble refusal(int status, int code, String words) {
        return new Trouble(Kind.REFUSAL, false, Duration.ZERO, status, code, words);
    }

    /** Fails with 500, without an effect. */
    public static Trouble serverError() {
        return refusal(500, 0, "500: Internal Server Error");
    }

    /** Fails with 500, although it took effect. */
    public static Trouble serverErrorAfterEffect() {
        return new Trouble(Kind.REFUSAL, true, Duration.ZERO, 500, 0, "500: Internal Server Error");
    }

    /** Fails with 502 and HTML, without an effect. */
    public static Trouble badGateway() {
        return new Trouble(Kind.BAD_GATEWAY, false, Duration.ZERO, 502, 0, "");
    }

    /** Fails with 502 and HTML, although it took effect. */
    public static Trouble badGatewayAfterEffect() {
        return new Trouble(Kind.BAD_GATEWAY, true, Duration.ZERO, 502, 0, "");
    }

    /** Closes the connection before anything happens. */
    public static Trouble cutBeforeEffect() {
        return new Trouble(Kind.CUT, false, Duration.ZERO, 0, 0, "");
    }

    /** Closes the connection when the call has taken effect. */
    public static Trouble cutAfterEffect() {
        return new Trouble(Kind.CUT, true, Duration.ZERO, 0, 0, "");
    }

    /** Waits, then takes effect and answers. */
    public static Trouble delayBeforeEffect(Duration wait) {
        return new Trouble(Kind.DELAY, false, wait, 0, 0, "");
    }

    /** Takes effect, waits and then answers. */
    public static Trouble delayAfterEffect(Duration wait) {
        return new Trouble(Kind.DELAY, true, wait, 0, 0, "");
    }
}
