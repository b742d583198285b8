package tandem.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls as JSON, as forms and in parts. */
final class BodiesTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', '\r', '\n', '-', '-', 0};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1};
    private static final String KEYBOARD = "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}";

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Bot bot = new Bot(telegram);
    private final Person anna = telegram.person("Anna", "en").isOpen();
    private final String chat = Long.toString(anna.id());

    @AfterEach
    void close() {
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
        assertThat(telegram.calls().unknownParameters()).isEmpty();
    }

    @Test
    void areAllTheSame() {
        assertThat(bot.get("GETME").result().path("username").asText()).isEqualTo(telegram.botName());
        bot.call("sendmessage", "chat_id", chat, "text", "Größe & mehr", "reply_markup", KEYBOARD);
        bot.get("sendMessage", "chat_id", chat, "text", "Größe & mehr", "reply_markup", KEYBOARD);
        bot.form("SendMessage", "chat_id", chat, "text", "Größe & mehr", "reply_markup", KEYBOARD);
        parts("sendMessage", part("chat_id", chat), part("text", "Größe & mehr"), part("reply_markup", KEYBOARD));
        assertThat(anna.screen().fromBot()).hasSize(4).allSatisfy(message -> {
            assertThat(message.text()).isEqualTo("Größe & mehr");
            assertThat(message.labels()).containsExactly("Yes");
        });
    }

    @Test
    void bringPhotos() {
        Bot.Reply reply = parts(
                "sendPhoto",
                part("chat_id", chat),
                part("caption", "<b>A</b> chart"),
                part("parse_mode", "HTML"),
                file("photo", PNG));
        assertThat(anna.screen().last().photo()).isEqualTo(PNG);
        assertThat(anna.screen().last().text()).isEqualTo("A chart");
        String id = reply.result().at("/photo/0/file_id").asText();
        assertThat(bot.call("sendPhoto", "chat_id", chat, "photo", id).status()).isEqualTo(200);
        parts("sendPhoto", part("chat_id", chat), part("photo", "attach://chart"), file("chart", JPEG));
        assertThat(anna.screen().last().photo()).isEqualTo(JPEG);
        bot.call(
                "editMessageCaption",
                "chat_id",
                chat,
                "message_id",
                anna.screen().last().id(),
                "caption",
                "Now with words");
        assertThat(anna.screen().last().text()).isEqualTo("Now with words");
    }

    @Test
    void areRefusedWhenTheyAreNoPhoto() {
        assertThat(photo(new byte[] {'G', 'I', 'F', '8'})).isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
        assertThat(photo(new byte[0])).isEqualTo("Bad Request: file must be non-empty");
        assertThat(bot.call("sendPhoto", "chat_id", chat).description())
                .isEqualTo("Bad Request: there is no photo in the request");
        assertThat(bot.call("sendPhoto", "chat_id", chat, "photo", "nonsense").description())
                .isEqualTo("Bad Request: wrong file identifier/HTTP URL specified");
        assertThat(parts("sendPhoto", part("chat_id", chat), part("caption", "x".repeat(1025)), file("photo", PNG))
                        .description())
                .isEqualTo("Bad Request: message caption is too long");
        assertThat(anna.screen().count()).isZero();
    }

    @Test
    void areRefusedWhenNobodyCanReadThem() {
        assertThat(raw("application/json", "{\"chat_id\":")).isEqualTo(400);
        assertThat(raw("application/json", "[]")).isEqualTo(400);
        assertThat(raw("text/plain", "chat_id=1")).isEqualTo(400);
        assertThat(raw("multipart/form-data", "--x--")).isEqualTo(400);
        assertThat(raw("multipart/form-data; boundary=x", "nothing")).isEqualTo(400);
        assertThat(raw("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n"))
                .isEqualTo(400);
        assertThat(telegram.calls().rejected()).hasSize(6);
    }

    private int raw(String type, String body) {
        return bot.call("sendMessage", type, HttpRequest.BodyPublishers.ofString(body))
                .statusCode();
    }

    private String photo(byte[] bytes) {
        return parts("sendPhoto", part("chat_id", chat), file("photo", bytes)).description();
    }

    private Bot.Reply parts(String method, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes("--two-rivers\r\n".getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part);
        }
        body.writeBytes("--two-rivers--\r\n".getBytes(StandardCharsets.UTF_8));
        return Bot.reply(bot.call(
                method,
                "multipart/form-data; boundary=two-rivers",
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] part(String name, String value) {
        return ("Content-Disposition: form-data; name=\"" + name + "\"\r\nContent-Length: 9\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] file(String name, byte[] bytes) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("Content-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"chart.png\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(bytes);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }
}
