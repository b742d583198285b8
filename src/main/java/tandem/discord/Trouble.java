package tandem.discord;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;

/**
 * What an error of a call means.
 *
 * @param why for the operator; holds no text of a message
 */
record Trouble(Kind kind, String why) {

    /** The kinds, by what is to be done. */
    enum Kind {
        /** The interaction is over; what it was to show has to go another way. */
        OVER,
        /** The interaction was answered before, by a try whose answer was lost on the way. */
        ANSWERED,
        /** The message that was to be changed is not there any more. */
        LOST,
        /** The message stands in a thread that sleeps: nothing changes there before something is said. */
        ASLEEP,
        /** The person takes no private messages from the bot. */
        CLOSED,
        /** The chat is not there any more. */
        GONE,
        /** The bot may not do that there. */
        BARRED,
        /** The token is not known. */
        TOKEN,
        /** It was not sent. */
        UNSENT,
        /** Nobody knows whether it was done. */
        UNCERTAIN,
        /** Never. */
        REFUSED
    }

    /** Error codes, by Discord's reference: an interaction or its token that is over. */
    private static final Set<Integer> OVER = Set.of(10015, 10062, 50027);

    private static final int ANSWERED = 40060;
    private static final int ASLEEP = 50083;

    /** A message that is not there, or not ours. */
    private static final Set<Integer> LOST = Set.of(10008, 50005);

    /** Nobody can write privately to this person, or only who shares a server with them. */
    private static final Set<Integer> CLOSED = Set.of(50007, 50278);

    /** A channel, server or person that is not there. */
    private static final Set<Integer> GONE = Set.of(10003, 10004, 10013);

    /** Access, or a right, that the bot does not have there. */
    private static final Set<Integer> BARRED = Set.of(50001, 50013);

    private static final int UNAUTHORIZED = 401;

    static Trouble of(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return of(failure.getCause());
        }
        if (failure instanceof ErrorResponseException said) {
            return of(said);
        }
        if (failure instanceof InvalidTokenException) {
            return new Trouble(Kind.TOKEN, "the token is not known");
        }
        if (failure instanceof RejectedExecutionException || failure instanceof CancellationException) {
            return new Trouble(Kind.UNSENT, "it is being closed");
        }
        if (failure instanceof GatewayException gateway) {
            return new Trouble(Kind.UNSENT, gateway.why());
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
            return new Trouble(Kind.UNSENT, cause.getClass().getSimpleName());
        }
        if (failure instanceof IllegalArgumentException) {
            return new Trouble(Kind.REFUSED, "the library does not take it");
        }
        return new Trouble(Kind.UNCERTAIN, cause.getClass().getSimpleName());
    }

    /** Whether Discord itself has answered, and not something on the way to it. */
    static boolean isAnswer(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Kind kind = of(cause).kind();
        return cause instanceof ErrorResponseException && kind != Kind.UNCERTAIN && kind != Kind.UNSENT;
    }

    private static Trouble of(ErrorResponseException said) {
        int code = said.getErrorCode();
        int status = said.getResponse().code;
        String why = "error " + code + " (status " + status + ")";
        if (said.getResponse().getException() != null && status < 100) {
            // No answer: the library has wrapped what the connection said.
            return of(said.getResponse().getException());
        }
        if (OVER.contains(code)) {
            return new Trouble(Kind.OVER, why);
        }
        if (code == ANSWERED) {
            return new Trouble(Kind.ANSWERED, why);
        }
        if (code == ASLEEP) {
            return new Trouble(Kind.ASLEEP, why);
        }
        if (LOST.contains(code)) {
            return new Trouble(Kind.LOST, why);
        }
        if (CLOSED.contains(code)) {
            return new Trouble(Kind.CLOSED, why);
        }
        if (GONE.contains(code)) {
            return new Trouble(Kind.GONE, why);
        }
        if (BARRED.contains(code)) {
            return new Trouble(Kind.BARRED, why);
        }
        if (status == UNAUTHORIZED) {
            return new Trouble(Kind.TOKEN, why);
        }
        return new Trouble(said.isServerError() || status >= 500 ? Kind.UNCERTAIN : Kind.REFUSED, why);
    }
}
