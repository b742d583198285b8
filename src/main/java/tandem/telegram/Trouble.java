package tandem.telegram;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/**
 * What went wrong with a call: the one place where errors are sorted. The sentences of the Bot API that are looked for
 * are not in its documentation; they are its server's, and have been the same for years.
 *
 * @param kind what it means for us
 * @param after how long Telegram asks us to wait; zero when it does not
 * @param chat the group's new id, where it has moved; else empty
 * @param why for the operator, without a word of what was sent
 */
record Trouble(Kind kind, Duration after, String chat, String why) {

    enum Kind {
        /** Too many calls; to be tried after {@link #after}. */
        TOO_MANY,
        /** The group has another id. */
        MOVED,
        /** Nobody can be reached there any more. */
        GONE,
        /** An edit that would change nothing. */
        UNCHANGED,
        /** The message cannot be changed any more. */
        UNCHANGEABLE,
        /** A picture that Telegram had is not there any more. */
        FORGOTTEN,
        /** Telegram does not know the token. */
        TOKEN,
        /** Somebody else reads the same bot's updates. */
        CONFLICT,
        /** Updates go to a webhook. */
        WEBHOOK,
        /** Not a byte was sent. */
        UNSENT,
        /** Nobody knows whether it was done. */
        UNCERTAIN,
        /** Never. */
        REFUSED
    }

    /** Not that the bot may not write there: a group that is muted or a topic that is closed may be open tomorrow. */
    private static final List<String> GONE = List.of(
            "chat not found",
            "user not found",
            "peer_id_invalid",
            "group chat was deactivated",
            "message thread not found",
            "topic_deleted");

    private static final List<String> UNCHANGEABLE = List.of(
            "message to delete not found",
            "message to edit not found",
            "message can't be edited",
            "message_id_invalid",
            "message identifier is not specified",
            "there is no text in the message to edit",
            "there is no caption in the message to edit");

    /** What Telegram says of a picture's id when the picture is not there any more. */
    private static final List<String> FORGOTTEN = List.of("file identifier", "wrong file_id", "file_reference");

    /** When Telegram says "too many" and not how long to wait. */
    private static final Duration UNSAID = Duration.ofSeconds(5);

    /** Nobody waits longer, whatever it says. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final int NOTHING_SAID = 0;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICTING = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVERS = 500;

    static Trouble of(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof RefusalException refusal) {
            return of(refusal);
        }
        if (cause instanceof UnsentException unsent) {
            return of(Kind.UNSENT, "no connection (" + name(unsent.getCause()) + ")");
        }
        if (cause instanceof TelegramApiValidationException) {
            return of(Kind.REFUSED, "the library refuses the call");
        }
        return of(Kind.UNCERTAIN, "no usable answer (" + name(cause) + ")");
    }

    /** Whether Telegram itself has answered, and not something on the way to it. */
    static boolean isAnswer(Throwable failure) {
        return cause(failure) instanceof RefusalException refusal && of(refusal).kind() != Kind.UNCERTAIN;
    }

    private static Trouble of(RefusalException refusal) {
        String why = refusal.code + " " + beginning(refusal.description);
        String said = refusal.description.toLowerCase(Locale.ROOT);
        if (refusal.newChat != 0) {
            return new Trouble(Kind.MOVED, Duration.ZERO, Long.toString(refusal.newChat), why);
        }
        if (refusal.code >= SERVERS || refusal.code == NOTHING_SAID) {
            return of(Kind.UNCERTAIN, why);
        }
        return switch (refusal.code) {
            case TOO_MANY_REQUESTS ->
                new Trouble(
                        Kind.TOO_MANY,
                        refusal.retryAfter > 0
                                ? Duration.ofSeconds(Math.min(refusal.retryAfter, LONGEST.toSeconds()))
                                : UNSAID,
                        "",
                        why);
            case UNAUTHORIZED, NOT_FOUND -> of(Kind.TOKEN, why);
            case FORBIDDEN -> of(Kind.GONE, why);
            case CONFLICTING -> of(said.contains("webhook") ? Kind.WEBHOOK : Kind.CONFLICT, why);
            case BAD_REQUEST -> of(badRequest(said), why);
            default -> of(Kind.REFUSED, why);
        };
    }

    private static Kind badRequest(String said) {
        if (said.contains("message is not modified")) {
            return Kind.UNCHANGED;
        }
        if (UNCHANGEABLE.stream().anyMatch(said::contains)) {
            return Kind.UNCHANGEABLE;
        }
        if (FORGOTTEN.stream().anyMatch(said::contains)) {
            return Kind.FORGOTTEN;
        }
        return GONE.stream().anyMatch(said::contains) ? Kind.GONE : Kind.REFUSED;
    }

    private static Trouble of(Kind kind, String why) {
        return new Trouble(kind, Duration.ZERO, "", why);
    }

    /** The first two parts of a description: what follows them may quote the message. */
    private static String beginning(String description) {
        int first = description.indexOf(':');
        int second = first < 0 ? -1 : description.indexOf(':', first + 1);
        return second < 0 ? description : description.substring(0, second);
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (isWrapping(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapping(Throwable failure) {
        return failure instanceof CompletionException
                || failure instanceof ExecutionException
                || (failure instanceof TelegramApiException && !(failure instanceof TelegramApiValidationException));
    }

    private static String name(@org.jspecify.annotations.Nullable Throwable failure) {
        return failure == null
                ? IOException.class.getSimpleName()
                : failure.getClass().getSimpleName();
    }
}
