package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import tandem.chat.Ack;

/** Answers taps, so that their buttons stop turning: with a line only the tapper sees, or their private chat. Thread-safe. */
final class Taps {

    /** By the documentation of {@code answerCallbackQuery}. */
    private static final int LONGEST = 200;

    /** What a link to a bot can carry; Telegram takes no other, and then the button would turn on. */
    private static final Pattern PAYLOAD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Logger LOG = LoggerFactory.getLogger(Taps.class);

    private final BotApi api;
    private final Myself me;
    private final String apology;

    /** @param apology what is said when a tap could not be stored */
    Taps(BotApi api, Myself me, String apology) {
        this.api = api;
        this.me = me;
        this.apology = apology;
    }

    /** Answers when the turn is over, or stored for later, or has failed. */
    void answer(JsonNode query, @Nullable Ack ack, @Nullable Throwable failure) {
        String id = query.path("id").asText();
        JsonNode message = query.path("message");
        if (ack == null
                || failure != null
                || ack.hides() == null
                || !message.path("message_id").isInt()) {
            answer(id, ack, failure);
            return;
        }
        hide(
                        message.path("chat").path("id").asText(),
                        message.path("message_id").asInt(),
                        ack.hides())
                .whenComplete((done, kept) -> answer(id, kept == null ? ack : null, kept));
    }

    /**
     * Takes a message away. One that is too old to be deleted, by the documentation of {@code deleteMessage} after 48 hours,
     * loses its words and its buttons. Fails when it still stands there.
     */
    private CompletionStage<?> hide(String chat, int message, String instead) {
        return api.call(new DeleteMessage(chat, message))
                .handle((done, failure) -> {
                    if (failure == null || Trouble.of(failure).kind() == Trouble.Kind.UNCHANGEABLE) {
                        return CompletableFuture.<Object>completedFuture(true);
                    }
                    EditMessageText empty = EditMessageText.builder()
                            .chatId(chat)
                            .messageId(message)
                            .text(instead)
                            .build();
                    return api.call(empty).<Object>thenApply(edited -> edited);
                })
                .thenCompose(result -> result)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.warn(
                                "a message could not be taken away: {}",
                                Trouble.of(failure).why());
                    }
                });
    }

    private void answer(String query, @Nullable Ack ack, @Nullable Throwable failure) {
        AnswerCallbackQuery answer = new AnswerCallbackQuery(query);
        if (ack == null || failure != null) {
            answer.setText(shown(apology));
        } else if (ack.opens() != null) {
            answer.setUrl(me.link() + payload(ack.opens()));
        } else if (ack.notice() != null) {
            answer.setText(shown(ack.notice()));
        }
        api.call(answer).whenComplete((done, refused) -> {
            if (refused != null) {
                // Nobody waits for it any more: the tap is some minutes old, or was answered before a restart.
                LOG.debug("a tap could not be answered: {}", Trouble.of(refused).why());
            }
        });
    }

    /** That the private chat opens is better than nothing. */
    private static String payload(String opens) {
        if (PAYLOAD.matcher(opens).matches()) {
            return opens;
        }
        LOG.error("a tap wants to open the private chat with what no link can carry; it opens without it");
        return Ack.WAITING;
    }

    /** Telegram refuses more, and then the button would turn on. */
    private static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
