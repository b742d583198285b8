package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.telegram.Trouble.Kind;

/** The Bot API's sentences as its server writes them. */
class TroubleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | Unauthorized | TOKEN",
                "404 | Not Found | TOKEN",
                "403 | Forbidden: bot was blocked by the user | GONE",
                "403 | Forbidden: user is deactivated | GONE",
                "403 | Forbidden: bot was kicked from the supergroup chat | GONE",
                "400 | Bad Request: chat not found | GONE",
                "400 | Bad Request: not enough rights to send text messages to the chat | REFUSED",
                "400 | Bad Request: message thread not found | GONE",
                "400 | Bad Request: TOPIC_CLOSED | REFUSED",
                "400 | Bad Request: message is not modified: specified new message content | UNCHANGED",
                "400 | Bad Request: message to edit not found | UNCHANGEABLE",
                "400 | Bad Request: message can't be edited | UNCHANGEABLE",
                "400 | Bad Request: BUTTON_DATA_INVALID | REFUSED",
                "409 | Conflict: terminated by other getUpdates request | CONFLICT",
                "409 | Conflict: can't use getUpdates method while webhook is active | WEBHOOK",
                "413 | Request Entity Too Large | REFUSED",
                "500 | Internal Server Error | UNCERTAIN",
                "502 | Bad Gateway | UNCERTAIN"
            })
    void errorsAreSorted(int code, String description, Kind kind) {
        assertThat(refusal(code, description, "").kind()).isEqualTo(kind);
    }

    @Test
    void howLongToWaitIsWhatTelegramSays() {
        assertThat(refusal(429, "Too Many Requests: retry after 17", ",\"parameters\":{\"retry_after\":17}")
                        .after())
                .isEqualTo(Duration.ofSeconds(17));
        assertThat(refusal(429, "Too Many Requests", "").after()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aMovedGroupSaysWhere() {
        Trouble moved = refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                ",\"parameters\":{\"migrate_to_chat_id\":-1001234567890}");
        assertThat(moved.kind()).isEqualTo(Kind.MOVED);
        assertThat(moved.chat()).isEqualTo("-1001234567890");
    }

    @Test
    void theReasonHasNothingOfTheMessage() {
        assertThat(refusal(400, "Bad Request: can't parse entities: Unsupported start tag \\\"secret\\\" at 3", "")
                        .why())
                .isEqualTo("400 Bad Request: can't parse entities");
    }

    @Test
    void onlyWhatNeverLeftIsSurelyNotThere() {
        assertThat(Trouble.of(new CompletionException(new UnsentException(new IOException("secret")))))
                .isEqualTo(new Trouble(Kind.UNSENT, Duration.ZERO, "", "no connection (IOException)"));
        assertThat(Trouble.of(new IOException("secret")))
                .isEqualTo(new Trouble(Kind.UNCERTAIN, Duration.ZERO, "", "no usable answer (IOException)"));
    }

    @Test
    void halfAnAnswerSaysNothing() {
        Throwable failure = catchThrowable(() -> Answers.read("{\"ok\":true,\"res"));
        assertThat(Trouble.of(failure).kind()).isEqualTo(Kind.UNCERTAIN);
    }

    private static Trouble refusal(int code, String description, String more) {
        Throwable failure = catchThrowable(() -> Answers.read(
                "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"" + more + "}"));
        return Trouble.of(failure);
    }
}
