package tandem.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import tandem.chat.ChatAddress;

/** Shows that the bot is busy with an answer. Thread-safe. */
final class Typing {

    /** So long Telegram shows it, less a moment; by the documentation of {@code sendChatAction}. */
    static final Duration LASTS = Duration.ofMillis(4_500);

    private static final Logger LOG = LoggerFactory.getLogger(Typing.class);

    private final BotApi api;

    Typing(BotApi api) {
        this.api = api;
    }

    /** @param chat null for nobody's */
    void show(@Nullable ChatAddress chat) {
        if (chat == null) {
            return;
        }
        SendChatAction action = new SendChatAction(chat.chat(), ActionType.TYPING.toString());
        if (!chat.topic().isEmpty()) {
            action.setMessageThreadId(Integer.valueOf(chat.topic()));
        }
        api.call(action).whenComplete((shown, failure) -> {
            if (failure != null) {
                LOG.debug(
                        "\"typing\" could not be shown: {}", Trouble.of(failure).why());
            }
        });
    }
}
