package tandem.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Offsets, long polls and everything else about how updates get to the bot. */
final class UpdatesTest {

    private static final String CONFLICT =
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Bot bot = new Bot(telegram);
    private final Person anna = telegram.person("Anna", "en").isOpen();

    @AfterEach
    void close() {
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
    }

    @Test
    void anOffsetConfirmsWhatIsBelowIt() {
        say("a", "b", "c");
        List<Long> ids = ids(bot.call("getUpdates"));
        assertThat(ids).hasSize(3);
        assertThat(ids.get(2)).isEqualTo(ids.get(0) + 2);
        assertThat(texts(bot.call("getUpdates"))).containsExactly("a", "b", "c");
        assertThat(texts(bot.call("getUpdates", "limit", 2))).containsExactly("a", "b");
        assertThat(texts(bot.call("getUpdates", "offset", ids.get(1)))).containsExactly("b", "c");
        assertThat(telegram.confirmed()).isEqualTo(1);
        assertThat(texts(bot.call("getUpdates", "offset", ids.get(0)))).containsExactly("b", "c");
        assertThat(texts(bot.call("getUpdates", "offset", ids.get(2) + 1))).isEmpty();
        assertThat(telegram.isQuiet()).isTrue();
    }

    @Test
    void aNegativeOffsetKeepsTheLast() {
        say("a", "b", "c");
        assertThat(texts(bot.call("getUpdates", "offset", -2))).containsExactly("b", "c");
        assertThat(texts(bot.call("getUpdates", "offset", -5))).containsExactly("b", "c");
    }

    @Test
    void numbersStartAnewAfterALongSilence() {
        say("a", "b");
        List<Long> old = ids(bot.call("getUpdates"));
        bot.call("getUpdates", "offset", old.get(1) + 1);
        telegram.restartUpdateIds(1000);
        say("c", "d", "e");
        Bot.Reply reply = bot.call("getUpdates", "offset", old.get(1) + 1);
        assertThat(texts(reply)).containsExactly("c", "d", "e");
        assertThat(ids(reply)).containsExactly(1000L, 1001L, 1002L);
        assertThat(texts(bot.call("getUpdates", "offset", old.get(1) + 1))).containsExactly("c", "d", "e");
        assertThat(texts(bot.call("getUpdates", "offset", 1002))).containsExactly("e");
        assertThat(texts(bot.call("getUpdates", "offset", 1003))).isEmpty();
    }

    @Test
    void numbersThatStartALittleLowerAreNotTakenForConfirmed() {
        say("a");
        long next = ids(bot.call("getUpdates")).get(0) + 1;
        bot.call("getUpdates", "offset", next);
        telegram.restartUpdateIds(next - 3);
        say("b", "c", "d", "e");
        assertThat(texts(bot.call("getUpdates", "offset", next))).containsExactly("b", "c", "d", "e");
    }

    @Test
    void whatTheOldNumbersLeftIsConfirmedByItsPlace() {
        say("a", "b");
        List<Long> old = ids(bot.call("getUpdates"));
        telegram.restartUpdateIds(1000);
        say("c");
        assertThat(texts(bot.call("getUpdates", "offset", old.get(0) + 1))).containsExactly("b", "c");
        assertThat(texts(bot.call("getUpdates", "offset", 1001))).isEmpty();
        assertThat(telegram.confirmed()).isEqualTo(3);
    }

    @Test
    void aLongPollWakesUp() throws Exception {
        CompletableFuture<Bot.Reply> poll = bot.later("getUpdates", "timeout", 30);
        telegram.await(Duration.ofSeconds(5), telegram::isPolled);
        assertThat(poll).isNotDone();
        say("a");
        assertThat(texts(poll.get(5, TimeUnit.SECONDS))).containsExactly("a");
    }

    @Test
    void aLongPollEndsWithoutAnything() {
        long begin = System.nanoTime();
        assertThat(texts(bot.call("getUpdates", "timeout", 1))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(990), Duration.ofSeconds(5));
    }

    @Test
    void aSecondPollEndsTheFirst() throws Exception {
        CompletableFuture<Bot.Reply> first = bot.later("getUpdates", "timeout", 30);
        telegram.await(Duration.ofSeconds(5), telegram::isPolled);
        CompletableFuture<Bot.Reply> second = bot.later("getUpdates", "timeout", 30);
        Bot.Reply ended = first.get(5, TimeUnit.SECONDS);
        assertThat(ended.status()).isEqualTo(409);
        assertThat(ended.description()).isEqualTo(CONFLICT);
        say("a");
        assertThat(texts(second.get(5, TimeUnit.SECONDS))).containsExactly("a");
    }

    @Test
    void aWebhookForbidsPolls() throws Exception {
        CompletableFuture<Bot.Reply> poll = bot.later("getUpdates", "timeout", 30);
        telegram.await(Duration.ofSeconds(5), telegram::isPolled);
        assertThat(bot.call("setWebhook", "url", "https://example.org/hook").status())
                .isEqualTo(200);
        assertThat(poll.get(5, TimeUnit.SECONDS).description()).isEqualTo("Conflict: terminated by setWebhook request");
        say("a");
        assertThat(bot.call("getUpdates").description())
                .isEqualTo("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                        + " the webhook first");
        assertThat(bot.call("getWebhookInfo")
                        .result()
                        .path("pending_update_count")
                        .asInt())
                .isEqualTo(1);
        bot.call("deleteWebhook", "drop_pending_updates", true);
        assertThat(texts(bot.call("getUpdates"))).isEmpty();
    }

    @Test
    void theKindsThatAreWantedAreRemembered() {
        bot.call("getUpdates", "allowed_updates", "[\"callback_query\"]");
        say("a");
        bot.call("getUpdates");
        say("b");
        assertThat(telegram.isQuiet()).isTrue();
        bot.call("getUpdates", "allowed_updates", "[]");
        say("c");
        assertThat(texts(bot.call("getUpdates"))).containsExactly("c");
    }

    @Test
    void anythingCanBeQueued() {
        telegram.raw("{\"message\":null,\"brand_new\":{\"x\":1}}");
        telegram.raw("{\"update_id\":\"seven\",\"message\":7}");
        JsonNode updates = bot.call("getUpdates").result();
        assertThat(updates.get(0).path("update_id").asLong()).isPositive();
        assertThat(updates.get(0).path("brand_new").path("x").asInt()).isEqualTo(1);
        assertThat(updates.get(1).path("update_id").asText()).isEqualTo("seven");
    }

    private void say(String... texts) {
        for (String text : texts) {
            anna.writes(text);
        }
    }

    private static List<Long> ids(Bot.Reply reply) {
        List<Long> ids = new ArrayList<>();
        reply.result().forEach(update -> ids.add(update.path("update_id").asLong()));
        return ids;
    }

    private static List<String> texts(Bot.Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        List<String> texts = new ArrayList<>();
        reply.result()
                .forEach(update -> texts.add(update.path("message").path("text").asText()));
        return texts;
    }
}
