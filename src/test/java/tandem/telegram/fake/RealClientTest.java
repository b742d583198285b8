package tandem.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** The fake and the library that the adapter uses understand each other. */
final class RealClientTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 1, 2, 3};

    private final FakeTelegram telegram = FakeTelegram.start();
    private final OkHttpTelegramClient client =
            new OkHttpTelegramClient(telegram.token(), new TelegramUrl("http", "127.0.0.1", telegram.port(), false));
    private final Person anna = telegram.person("Anna", "en");

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void playsAConversation() throws TelegramApiException {
        assertThat(client.execute(new GetMe()).getUserName()).isEqualTo(telegram.botName());
        anna.starts("pair-1");
        Update start = next(0);
        assertThat(start.getMessage().getText()).isEqualTo("/start pair-1");
        assertThat(start.getMessage().getEntities())
                .singleElement()
                .extracting(MessageEntity::getType, MessageEntity::getLength)
                .containsExactly("bot_command", 6);
        Message asked = client.execute(SendMessage.builder()
                .chatId(start.getMessage().getChatId())
                .text("<b>Tea</b> &amp; talk?")
                .parseMode("HTML")
                .protectContent(true)
                .linkPreviewOptions(
                        LinkPreviewOptions.builder().isDisabled(true).build())
                .replyMarkup(keyboard("Yes", "1.yes"))
                .build());
        assertThat(anna.screen().last().text()).isEqualTo("Tea & talk?");
        assertThat(anna.screen().last().isProtected()).isTrue();
        assertThat(anna.screen().last().hasPreview()).isFalse();
        anna.taps("Yes");
        Update tap = next(start.getUpdateId() + 1);
        assertThat(tap.getCallbackQuery().getData()).isEqualTo("1.yes");
        client.execute(AnswerCallbackQuery.builder()
                .callbackQueryId(tap.getCallbackQuery().getId())
                .text("Good")
                .build());
        client.execute(EditMessageText.builder()
                .chatId(start.getMessage().getChatId())
                .messageId(asked.getMessageId())
                .text("Tea it is")
                .build());
        assertThat(anna.screen().botTexts()).containsExactly("Tea it is");
        assertThat(telegram.callbackAnswers())
                .hasSize(1)
                .first()
                .extracting(CallbackAnswer::text)
                .isEqualTo("Good");
        client.execute(SendPhoto.builder()
                .chatId(anna.id())
                .photo(new InputFile(new ByteArrayInputStream(PNG), "chart.png"))
                .caption("A chart")
                .build());
        assertThat(anna.screen().last().photo()).isEqualTo(PNG);
        assertThat(anna.screen().last().text()).isEqualTo("A chart");
        assertThat(telegram.calls().unknownParameters()).isEmpty();
        assertThat(telegram.calls().rejected()).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> client.execute(new SendMessage(Long.toString(anna.id()), "Hello")))
                .isInstanceOfSatisfying(TelegramApiRequestException.class, e -> {
                    assertThat(e.getErrorCode()).isEqualTo(403);
                    assertThat(e.getApiResponse()).isEqualTo("Forbidden: bot can't initiate conversation with a user");
                });
        Group group = telegram.group("Us", anna).withBot();
        Group next = group.becomesSupergroup(anna);
        assertThatThrownBy(() -> client.execute(new SendMessage(Long.toString(group.id()), "Hello")))
                .isInstanceOfSatisfying(
                        TelegramApiRequestException.class,
                        e -> assertThat(e.getParameters().getMigrateToChatId()).isEqualTo(next.id()));
    }

    private Update next(int offset) throws TelegramApiException {
        List<Update> updates = client.execute(
                GetUpdates.builder().offset(offset).limit(100).timeout(5).build());
        assertThat(updates).isNotEmpty();
        return updates.get(0);
    }

    private static InlineKeyboardMarkup keyboard(String label, String data) {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(InlineKeyboardButton.builder()
                        .text(label)
                        .callbackData(data)
                        .build()))
                .build();
    }
}
