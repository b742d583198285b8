package tandem.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do becomes the updates that Telegram makes of it, and only those that a bot gets. */
final class PeopleTest {

    private final FakeTelegram telegram = FakeTelegram.start(
            FakeTelegram.TOKEN, FakeTelegram.BOT_NAME, () -> Instant.ofEpochSecond(1_700_000_000), 0);
    private final Bot bot = new Bot(telegram);
    private final Person anna = telegram.person("Anna", "en");
    private final Person ben = telegram.person("Ben", null);

    @AfterEach
    void close() {
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
    }

    @Test
    void somebodyStartsTheBot() {
        anna.starts("pair_1");
        JsonNode message = next().path("message");
        assertThat(Json.text(message))
                .isEqualTo("{\"message_id\":1,\"from\":{\"id\":5000000001,\"is_bot\":false,\"first_name\":\"Anna\","
                        + "\"language_code\":\"en\"},\"date\":1700000000,\"chat\":{\"id\":5000000001,"
                        + "\"type\":\"private\",\"first_name\":\"Anna\"},\"text\":\"/start pair_1\","
                        + "\"entities\":[{\"offset\":0,\"length\":6,\"type\":\"bot_command\"}]}");
        assertThat(anna.id()).isGreaterThan(1L << 31);
    }

    @Test
    void somebodyBlocksAndComesBack() {
        anna.starts();
        anna.blocks();
        anna.starts();
        List<JsonNode> updates = all();
        assertThat(updates).hasSize(4);
        assertThat(standing(updates.get(1))).containsExactly("member", "kicked");
        assertThat(standing(updates.get(2))).containsExactly("kicked", "member");
        assertThat(updates.get(2).at("/my_chat_member/chat/type").asText()).isEqualTo("private");
        assertThat(updates.get(3).at("/message/text").asText()).isEqualTo("/start");
    }

    @Test
    void offsetsAreInUtf16() {
        anna.writes("😀 /help @" + telegram.botName() + " a@b.org");
        assertThat(Json.text(next().at("/message/entities")))
                .isEqualTo("[{\"offset\":3,\"length\":5,\"type\":\"bot_command\"},"
                        + "{\"offset\":9,\"length\":16,\"type\":\"mention\"}]");
    }

    @Test
    void inAGroupTheBotGetsOnlyWhatIsForIt() {
        Group group = telegram.group("Us", anna, ben).withBot();
        Speaker here = anna.in(group);
        here.writes("Nothing for you");
        here.writes("/tonight@other_bot");
        here.writes("Say /tonight");
        here.writes("@someone Hello");
        here.mentions(ben, "Hello");
        here.sendsPhoto("Look");
        here.sendsSticker();
        assertThat(all()).isEmpty();
        here.writes("/tonight");
        here.writes("/tonight@" + telegram.botName().toUpperCase(java.util.Locale.ROOT) + " 10");
        here.mentionsBot("Hello");
        SeenMessage said = say(group.id(), "Yes?");
        here.replies(said, "I mean you");
        assertThat(texts())
                .containsExactly("/tonight", "/tonight@TANDEM_TEST_BOT 10", "@tandem_test_bot Hello", "I mean you");
        assertThat(all().get(3).at("/message/reply_to_message/text").asText()).isEqualTo("Yes?");
        assertThat(all().get(3).at("/message/reply_to_message/from/is_bot").asBoolean())
                .isTrue();
    }

    @Test
    void withoutPrivacyModeOrAsAnAdministratorTheBotGetsEverything() {
        Group group = telegram.group("Us", anna).withBot();
        telegram.privacyMode(false);
        assertThat(bot.call("getMe")
                        .result()
                        .path("can_read_all_group_messages")
                        .asBoolean())
                .isTrue();
        anna.in(group).writes("Anything");
        telegram.privacyMode(true);
        anna.in(group).writes("Unheard");
        group.promotesBot(anna);
        anna.in(group).sendsVoice();
        group.demotesBot(anna);
        anna.in(group).writes("Unheard");
        List<JsonNode> updates = all();
        assertThat(updates).hasSize(4);
        assertThat(updates.get(0).at("/message/text").asText()).isEqualTo("Anything");
        assertThat(standing(updates.get(1))).containsExactly("member", "administrator");
        assertThat(updates.get(2).at("/message/voice/duration").asInt()).isEqualTo(3);
        assertThat(standing(updates.get(3))).containsExactly("administrator", "member");
    }

    @Test
    void theBotIsAddedByALinkAndRemoved() {
        Group group = telegram.group("Us", anna, ben);
        group.addsBotByLink(anna, "code-7");
        group.kicksBot(ben);
        anna.in(group).writes("/tonight");
        List<JsonNode> updates = all();
        assertThat(updates).hasSize(5);
        assertThat(standing(updates.get(0))).containsExactly("left", "member");
        assertThat(updates.get(1).at("/message/new_chat_members/0/id").asLong()).isEqualTo(telegram.botId());
        assertThat(updates.get(2).at("/message/text").asText()).isEqualTo("/start@tandem_test_bot code-7");
        assertThat(updates.get(3).at("/message/left_chat_member/id").asLong()).isEqualTo(telegram.botId());
        assertThat(standing(updates.get(4))).containsExactly("member", "kicked");
    }

    @Test
    void aGroupBecomesASupergroup() {
        Group group = telegram.group("Us", anna).withBot();
        Group next = group.becomesSupergroup(anna);
        List<JsonNode> updates = all();
        assertThat(standing(updates.get(0))).containsExactly("left", "member");
        assertThat(updates.get(0).at("/my_chat_member/chat/id").asLong()).isEqualTo(next.id());
        assertThat(updates.get(1).at("/message/chat/id").asLong()).isEqualTo(group.id());
        assertThat(updates.get(1).at("/message/migrate_to_chat_id").asLong()).isEqualTo(next.id());
        assertThat(updates.get(2).at("/message/chat/id").asLong()).isEqualTo(next.id());
        assertThat(updates.get(2).at("/message/chat/type").asText()).isEqualTo("supergroup");
        assertThat(updates.get(2).at("/message/migrate_from_chat_id").asLong()).isEqualTo(group.id());
    }

    @Test
    void topicsHaveThreadsAndSoHaveReplies() {
        telegram.privacyMode(false);
        Group forum = telegram.forum("Many", anna).withBot();
        Topic topic = forum.topic(anna, "Evenings");
        anna.in(forum, topic).writes("/tonight");
        anna.in(forum).writes("/help");
        Group plain = telegram.supergroup("Plain", anna).withBot();
        SeenMessage first = anna.in(plain).writes("One");
        SeenMessage second = anna.in(plain).replies(first, "Two");
        anna.in(plain).replies(second, "Three");
        List<JsonNode> updates = all();
        assertThat(updates.get(0).at("/message/forum_topic_created/name").asText())
                .isEqualTo("Evenings");
        JsonNode inTopic = updates.get(1).path("message");
        assertThat(inTopic.path("message_thread_id").asLong()).isEqualTo(topic.id());
        assertThat(inTopic.path("is_topic_message").asBoolean()).isTrue();
        assertThat(inTopic.at("/reply_to_message/message_id").asLong()).isEqualTo(topic.id());
        assertThat(inTopic.at("/reply_to_message").has("forum_topic_created")).isTrue();
        JsonNode inGeneral = updates.get(2).path("message");
        assertThat(inGeneral.at("/chat/is_forum").asBoolean()).isTrue();
        assertThat(inGeneral.has("message_thread_id") || inGeneral.has("reply_to_message"))
                .isFalse();
        JsonNode third = updates.get(5).path("message");
        assertThat(third.path("message_thread_id").asLong()).isEqualTo(first.id());
        assertThat(third.has("is_topic_message")).isFalse();
    }

    @Test
    void aTapCarriesTheWholeMessage() {
        anna.starts();
        bot.call(
                "sendMessage",
                "chat_id",
                anna.id(),
                "text",
                "Tea?",
                "reply_markup",
                "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"1.y\"},"
                        + "{\"text\":\"More\",\"url\":\"https://t.me/tandem_test_bot?start=more\"}]]}");
        SeenMessage tea = anna.screen().last();
        String id = anna.taps("Yes");
        JsonNode tap = all().get(1).path("callback_query");
        assertThat(tap.path("id").asText()).isEqualTo(id);
        assertThat(tap.path("data").asText()).isEqualTo("1.y");
        assertThat(tap.at("/from/id").asLong()).isEqualTo(anna.id());
        assertThat(tap.at("/message/message_id").asLong()).isEqualTo(tea.id());
        assertThat(tap.at("/message/reply_markup/inline_keyboard/0/0/text").asText())
                .isEqualTo("Yes");
        assertThat(tap.path("chat_instance").asText()).isNotEmpty();
        anna.privately().tapsInaccessible(tea, "Yes");
        assertThat(all().get(2).at("/callback_query/message/date").asInt(-1)).isZero();
        anna.follows(String.valueOf(tea.button("More").url()));
        assertThat(all().get(3).at("/message/text").asText()).isEqualTo("/start more");
        assertThatThrownBy(() -> anna.taps("No")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> anna.taps("More")).isInstanceOf(AssertionError.class);
    }

    @Test
    void anAnswerIsTimedFromWhenTheTapWasHandedOut() {
        anna.isOpen();
        bot.call(
                "sendMessage",
                "chat_id",
                anna.id(),
                "text",
                "Tea?",
                "reply_markup",
                "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"1.y\"}]]}");
        String id = anna.taps("Yes");
        bot.call("getUpdates");
        bot.call("answerCallbackQuery", "callback_query_id", id, "text", "Good", "show_alert", true);
        CallbackAnswer answer = telegram.callbackAnswers().get(0);
        assertThat(answer.text()).isEqualTo("Good");
        assertThat(answer.isAlert()).isTrue();
        assertThat(answer.person()).isSameAs(anna);
        assertThat(answer.afterHandOut()).isBetween(Duration.ZERO, answer.afterTap());
    }

    @Test
    void whatHappensInAChatIsTold() {
        Group group = telegram.supergroup("Us", anna).withBot();
        Channel channel = telegram.channel("News");
        SeenMessage post = channel.posts("Unheard");
        channel.promotesBot(anna).posts("Heard");
        group.anonymousAdmin().writes("/tonight");
        group.joins(ben);
        group.renames(anna, "Two");
        group.pins(anna, say(group.id(), "Pin me"));
        telegram.privacyMode(false);
        group.forwards(channel, post);
        SeenMessage mine = anna.in(group).writes("/hepl");
        anna.in(group).edits(mine, "/help");
        List<JsonNode> updates = all();
        assertThat(updates.get(1).at("/channel_post/sender_chat/type").asText()).isEqualTo("channel");
        assertThat(updates.get(1).path("channel_post").has("from")).isFalse();
        assertThat(updates.get(2).at("/message/from/id").asLong()).isEqualTo(1_087_968_824L);
        assertThat(updates.get(2).at("/message/sender_chat/id").asLong()).isEqualTo(group.id());
        assertThat(updates.get(3).at("/message/new_chat_members/0/first_name").asText())
                .isEqualTo("Ben");
        assertThat(updates.get(4).at("/message/new_chat_title").asText()).isEqualTo("Two");
        assertThat(updates.get(5).at("/message/pinned_message/text").asText()).isEqualTo("Pin me");
        assertThat(updates.get(6).at("/message/is_automatic_forward").asBoolean())
                .isTrue();
        assertThat(updates.get(6).at("/message/from/id").asLong()).isEqualTo(777_000L);
        assertThat(updates.get(8).at("/edited_message/text").asText()).isEqualTo("/help");
        assertThat(updates.get(8).at("/edited_message/edit_date").asLong()).isEqualTo(1_700_000_000L);
        assertThat(updates.get(8).at("/edited_message/message_id").asLong()).isEqualTo(mine.id());
    }

    @Test
    void theBotLooksAroundAndLeaves() {
        Group group = telegram.group("Us", anna).withBot();
        assertThat(bot.call("getChat", "chat_id", group.id())
                        .result()
                        .path("title")
                        .asText())
                .isEqualTo("Us");
        assertThat(member(group, anna.id())).isEqualTo("creator");
        assertThat(member(group, ben.id())).isEqualTo("left");
        assertThat(member(group, telegram.botId())).isEqualTo("member");
        assertThat(bot.call("getChat", "chat_id", anna.id()).description()).isEqualTo("Bad Request: chat not found");
        assertThat(bot.call("leaveChat", "chat_id", group.id()).status()).isEqualTo(200);
        assertThat(standing(next())).containsExactly("member", "left");
        assertThat(bot.call("sendMessage", "chat_id", group.id(), "text", "Hi").description())
                .isEqualTo("Forbidden: bot is not a member of the group chat");
    }

    @Test
    void commandsAreKeptByScopeAndLanguage() {
        String list = "[{\"command\":\"tonight\",\"description\":\"An idea\"}]";
        bot.call("setMyCommands", "commands", list);
        bot.call("setMyCommands", "commands", list, "scope", "{\"type\":\"all_group_chats\"}", "language_code", "de");
        assertThat(telegram.commands())
                .containsOnlyKeys(new CommandList("default", 0, 0, ""), new CommandList("all_group_chats", 0, 0, "de"));
        assertThat(Json.text(bot.call("getMyCommands").result())).isEqualTo(list);
        bot.call("deleteMyCommands");
        assertThat(bot.call("getMyCommands").result()).isEmpty();
    }

    private String member(Group group, long user) {
        return bot.call("getChatMember", "chat_id", group.id(), "user_id", user)
                .result()
                .path("status")
                .asText();
    }

    private SeenMessage say(long chat, String text) {
        long id = bot.call("sendMessage", "chat_id", chat, "text", text)
                .result()
                .path("message_id")
                .asLong();
        return new Screen(java.util.Objects.requireNonNull(telegram.world().room(chat)))
                .messages().stream()
                        .filter(message -> message.id() == id)
                        .findFirst()
                        .orElseThrow();
    }

    private JsonNode next() {
        return all().get(0);
    }

    private List<JsonNode> all() {
        List<JsonNode> updates = new ArrayList<>();
        telegram.unconfirmed().forEach(update -> updates.add(FakeTelegram.objectOf(update)));
        return updates;
    }

    private List<String> texts() {
        return all().stream().map(update -> update.at("/message/text").asText()).toList();
    }

    private static List<String> standing(JsonNode update) {
        ObjectNode change = (ObjectNode) update.path("my_chat_member");
        return List.of(
                change.at("/old_chat_member/status").asText(),
                change.at("/new_chat_member/status").asText());
    }
}
