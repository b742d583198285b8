package tandem.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Telegram refuses is refused, in its words. */
final class RefusalTest {

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Bot bot = new Bot(telegram);
    private final Person anna = telegram.person("Anna", "en");
    private final Person ben = telegram.person("Ben", "de");
    private final Group group = telegram.group("Us", anna, ben).withBot();
    private final Group forum = telegram.forum("Many", anna, ben).withBot();

    @AfterEach
    void close() {
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
    }

    @Test
    void aWrongTokenAndAWrongAddress() {
        String token = telegram.token().replace('F', 'G');
        assertThat(new Bot(telegram, token).call("getMe")).satisfies(refused(401, "Unauthorized"));
        assertThat(new Bot(telegram, "nonsense").call("getMe")).satisfies(refused(404, "Not Found"));
        assertThat(bot.call("sendDice", "chat_id", anna.id())).satisfies(refused(404, "Not Found"));
        assertThat(telegram.calls().rejected()).extracting(Call::status).containsExactly(401, 404, 404);
    }

    @Test
    void chatsThatAreNotOpen() {
        assertThat(send(12345, "Hi")).satisfies(refused(400, "Bad Request: chat not found"));
        assertThat(bot.call("sendMessage", "text", "Hi")).satisfies(refused(400, "Bad Request: chat_id is empty"));
        assertThat(send(anna.id(), "Hi"))
                .satisfies(refused(403, "Forbidden: bot can't initiate conversation with a user"));
        anna.starts();
        assertThat(send(anna.id(), "Hi").status()).isEqualTo(200);
        anna.blocks();
        assertThat(send(anna.id(), "Hi")).satisfies(refused(403, "Forbidden: bot was blocked by the user"));
        anna.unblocks();
        assertThat(send(anna.id(), "Hi").status()).isEqualTo(200);
        group.kicksBot(anna);
        assertThat(send(group.id(), "Hi")).satisfies(refused(403, "Forbidden: bot was kicked from the group chat"));
        forum.kicksBot(anna);
        assertThat(send(forum.id(), "Hi"))
                .satisfies(refused(403, "Forbidden: bot was kicked from the supergroup chat"));
        assertThat(send(telegram.group("Others").id(), "Hi")).satisfies(refused(400, "Bad Request: chat not found"));
    }

    @Test
    void aGroupThatBecameASupergroup() {
        long message = send(group.id(), "Hi").result().path("message_id").asLong();
        Group next = group.becomesSupergroup(anna);
        for (Bot.Reply reply : List.of(
                send(group.id(), "Hi"),
                bot.call("editMessageText", "chat_id", group.id(), "message_id", message, "text", "Ho"),
                bot.call("sendChatAction", "chat_id", group.id(), "action", "typing"))) {
            assertThat(reply).satisfies(refused(400, "Bad Request: group chat was upgraded to a supergroup chat"));
            assertThat(reply.json().at("/parameters/migrate_to_chat_id").asLong())
                    .isEqualTo(next.id());
        }
        assertThat(send(next.id(), "Hi").status()).isEqualTo(200);
    }

    @Test
    void textsThatAreEmptyOrTooLong() {
        String full = "x".repeat(4096);
        assertThat(send(group.id(), "")).satisfies(refused(400, "Bad Request: message text is empty"));
        assertThat(send(group.id(), " \n ")).satisfies(refused(400, "Bad Request: message text is empty"));
        assertThat(html("<b> </b>")).satisfies(refused(400, "Bad Request: message text is empty"));
        assertThat(send(group.id(), full + "x")).satisfies(refused(400, "Bad Request: message is too long"));
        assertThat(send(group.id(), full).status()).isEqualTo(200);
        assertThat(html("<b>" + full.substring(2) + "</b>&lt;&gt;").status()).isEqualTo(200);
        assertThat(send(group.id(), "😀".repeat(2048)).status()).isEqualTo(200);
        assertThat(send(group.id(), "😀".repeat(2048) + "x"))
                .satisfies(refused(400, "Bad Request: message is too long"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 < 3 | Unsupported start tag \"\" at byte offset 2",
                "ä <br> | Unsupported start tag \"br\" at byte offset 3",
                "<b>x | Can't find end tag corresponding to start tag \"b\"",
                "x</b> | Unexpected end tag at byte offset 1",
                "<b><i>x</b></i> | Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"",
                "<b | Unclosed start tag at byte offset 0",
                "<b>x</b | Unclosed end tag at byte offset 4",
                "<a href>x</a> | Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0",
                "<a href=\"x>y</a> | Unclosed start tag at byte offset 0",
            })
    void brokenHtml(String text, String why) {
        assertThat(html(text)).satisfies(refused(400, "Bad Request: can't parse entities: " + why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':'x','callback_data':''} | BUTTON_DATA_INVALID",
                "{'text':'x','callback_data':'%65'} | BUTTON_DATA_INVALID",
                "{'text':'x','callback_data':'%63ü'} | BUTTON_DATA_INVALID",
                "{'text':'x','url':'nonsense'} | BUTTON_URL_INVALID",
                "{'text':'x','copy_text':{'text':''}} | BUTTON_COPY_TEXT_INVALID",
                "{'text':'x','copy_text':{'text':'%257'}} | BUTTON_COPY_TEXT_INVALID",
                "{'text':'x'} | can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
                "{'text':'','callback_data':'x'} | can't parse inline keyboard button: Can't find field \"text\"",
                "{'text':'x','callback_data':'x','url':'https://x.org'} | can't parse inline keyboard button: exactly"
                        + " one of the optional fields must be used",
                "{'text':'x','pay':true} | can't parse inline keyboard button: the fake takes no button with \"pay\"",
            })
    void brokenButtons(String button, String why) {
        assertThat(keyboard("[[" + filled(button) + "]]")).satisfies(refused(400, "Bad Request: " + why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'text':'x','callback_data':'%64'}",
                "{'text':'x','url':'https://x.org/a?b=c'}",
                "{'text':'x','copy_text':{'text':'%256'}}"
            })
    void goodButtons(String button) {
        assertThat(keyboard("[[" + filled(button) + "]]").status()).isEqualTo(200);
        assertThat(group.screen().last().labels()).containsExactly("x");
    }

    @Test
    void tooManyButtons() {
        assertThat(keyboard(rows(1, 9))).satisfies(refused(400, "Bad Request: reply markup is too long"));
        assertThat(keyboard(rows(101, 1))).satisfies(refused(400, "Bad Request: reply markup is too long"));
        assertThat(keyboard(rows(100, 1)).status()).isEqualTo(200);
        assertThat(keyboard(rows(12, 8)).status()).isEqualTo(200);
    }

    @Test
    void topicsThatAreNotThere() {
        Topic topic = forum.topic(anna, "Evenings");
        assertThat(inTopic(group.id(), 7)).satisfies(refused(400, "Bad Request: message thread not found"));
        assertThat(inTopic(forum.id(), 7)).satisfies(refused(400, "Bad Request: message thread not found"));
        assertThat(inTopic(forum.id(), Topic.GENERAL)).satisfies(refused(400, "Bad Request: message thread not found"));
        assertThat(inTopic(forum.id(), topic.id())
                        .result()
                        .path("is_topic_message")
                        .asBoolean())
                .isTrue();
        assertThat(forum.screen().last().thread()).isEqualTo(topic.id());
        forum.closes(topic);
        assertThat(inTopic(forum.id(), topic.id())).satisfies(refused(400, "Bad Request: TOPIC_CLOSED"));
        forum.deletes(topic);
        assertThat(inTopic(forum.id(), topic.id())).satisfies(refused(400, "Bad Request: message thread not found"));
    }

    @Test
    void editsOfWhatCannotBeEdited() {
        SeenMessage annas = anna.in(group).writes("mine");
        long message = send(group.id(), "Hi").result().path("message_id").asLong();
        assertThat(edit(annas.id(), "Ho")).satisfies(refused(400, "Bad Request: message can't be edited"));
        assertThat(edit(999, "Ho")).satisfies(refused(400, "Bad Request: message to edit not found"));
        assertThat(edit(message, "Hi"))
                .satisfies(refused(
                        400,
                        "Bad Request: message is not modified: specified new message content and reply markup are"
                                + " exactly the same as a current content and reply markup of the message"));
        assertThat(edit(message, "Ho").result().path("text").asText()).isEqualTo("Ho");
        assertThat(group.screen().last().edits()).isEqualTo(1);
        group.screen().growsOld();
        assertThat(edit(message, "Hu")).satisfies(refused(400, "Bad Request: message can't be edited"));
        assertThat(bot.call("deleteMessage", "chat_id", group.id(), "message_id", annas.id()))
                .satisfies(refused(400, "Bad Request: message can't be deleted"));
        assertThat(bot.call("deleteMessage", "chat_id", group.id(), "message_id", 999))
                .satisfies(refused(400, "Bad Request: message to delete not found"));
        assertThat(bot.call("editMessageCaption", "chat_id", group.id(), "message_id", message, "caption", "x"))
                .satisfies(refused(400, "Bad Request: message can't be edited"));
    }

    @Test
    void aKeyboardThatIsNotSentAgainIsGone() {
        long message = keyboard("[[{\"text\":\"x\",\"callback_data\":\"x\"}]]")
                .result()
                .path("message_id")
                .asLong();
        assertThat(edit(message, "Hi").status()).isEqualTo(200);
        assertThat(group.screen().last().labels()).isEmpty();
        assertThat(bot.call("editMessageReplyMarkup", "chat_id", group.id(), "message_id", message)
                        .description())
                .startsWith("Bad Request: message is not modified");
    }

    @Test
    void answersToTaps() {
        anna.isOpen();
        bot.call(
                "sendMessage",
                "chat_id",
                anna.id(),
                "text",
                "Tea?",
                "reply_markup",
                "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}");
        String tap = anna.taps("Yes");
        assertThat(answer(tap, "text", "x".repeat(201))).satisfies(refused(400, "Bad Request: MESSAGE_TOO_LONG"));
        String base = "https://t.me/" + telegram.botName();
        for (String url : List.of(
                "https://example.org",
                base,
                base + "?start=",
                base + "?start=a%20b",
                base + "?start=" + "x".repeat(65),
                "https://t.me/other_bot?start=x")) {
            assertThat(answer(tap, "url", url)).satisfies(refused(400, "Bad Request: URL_INVALID"));
        }
        assertThat(answer(tap, "url", base + "?start=" + "x".repeat(64)).status())
                .isEqualTo(200);
        String tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        assertThat(answer(tap, "text", "again")).satisfies(refused(400, tooOld));
        assertThat(answer("4711", "text", "unknown")).satisfies(refused(400, tooOld));
        String late = anna.taps("Yes");
        telegram.callbackLife(Duration.ZERO);
        assertThat(answer(late, "text", "late")).satisfies(refused(400, tooOld));
        assertThat(telegram.callbackAnswers()).hasSize(1);
        assertThat(telegram.unansweredCallbacks()).containsExactly(late);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'command':'Start','description':'x'}] | BOT_COMMAND_INVALID",
                "[{'command':'%33','description':'x'}] | BOT_COMMAND_INVALID",
                "[{'command':'start','description':''}] | BOT_COMMAND_DESCRIPTION_INVALID",
                "[{'command':'start','description':'%257'}] | BOT_COMMAND_DESCRIPTION_INVALID",
            })
    void brokenCommands(String commands, String why) {
        assertThat(bot.call("setMyCommands", "commands", filled(commands)))
                .satisfies(refused(400, "Bad Request: " + why));
        assertThat(telegram.commands()).isEmpty();
    }

    @Test
    void unknownParametersAreRemembered() {
        bot.call(
                "sendMessage", "chat_id", Long.toString(group.id()), "text", "Hi", "method", "sendmessage", "txt", "x");
        bot.call("getUpdates", "allowed_updates", "[\"message\",\"massage\"]");
        assertThat(telegram.calls().unknownParameters())
                .containsExactlyInAnyOrder("sendMessage.txt", "getUpdates.allowed_updates.massage");
    }

    @Test
    void tooManyMessages() {
        telegram.enforceRates();
        for (int i = 0; i < 3; i++) {
            assertThat(send(group.id(), "Hi").status()).isEqualTo(200);
        }
        Bot.Reply reply = send(group.id(), "Hi");
        assertThat(reply).satisfies(refused(429, "Too Many Requests: retry after 1"));
        assertThat(reply.json().at("/parameters/retry_after").asInt()).isEqualTo(1);
        telegram.watchRates();
        assertThat(send(group.id(), "Hi").status()).isEqualTo(200);
        assertThat(telegram.rateViolations()).isEqualTo(2);
    }

    private static java.util.function.Consumer<Bot.Reply> refused(int status, String description) {
        return reply -> {
            assertThat(reply.description()).isEqualTo(description);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.json().path("ok").asBoolean(true)).isFalse();
            assertThat(reply.json().path("error_code").asInt()).isEqualTo(status);
        };
    }

    private Bot.Reply send(long chat, String text) {
        return bot.call("sendMessage", "chat_id", chat, "text", text);
    }

    private Bot.Reply html(String text) {
        return bot.call("sendMessage", "chat_id", group.id(), "text", text, "parse_mode", "HTML");
    }

    private Bot.Reply inTopic(long chat, long thread) {
        return bot.call("sendMessage", "chat_id", chat, "text", "Hi", "message_thread_id", thread);
    }

    private Bot.Reply edit(long message, String text) {
        return bot.call("editMessageText", "chat_id", group.id(), "message_id", message, "text", text);
    }

    private Bot.Reply answer(String query, String name, String value) {
        return bot.call("answerCallbackQuery", "callback_query_id", query, name, value);
    }

    private Bot.Reply keyboard(String rows) {
        return bot.call(
                "sendMessage",
                "chat_id",
                group.id(),
                "text",
                "Hi",
                "reply_markup",
                "{\"inline_keyboard\":" + rows + "}");
    }

    private static String rows(int rows, int buttons) {
        String row = "[" + "{\"text\":\"x\",\"callback_data\":\"x\"},".repeat(buttons);
        row = row.substring(0, row.length() - 1) + "],";
        String all = row.repeat(rows);
        return "[" + all.substring(0, all.length() - 1) + "]";
    }

    /** Writes quotation marks, and as many letters as a number after a percent sign says. */
    private static String filled(String text) {
        return java.util.regex.Pattern.compile("%(\\d+)")
                .matcher(text.replace('\'', '"'))
                .replaceAll(number -> "x".repeat(Integer.parseInt(number.group(1))));
    }
}
