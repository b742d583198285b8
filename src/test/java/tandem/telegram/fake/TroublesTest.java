package tandem.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trouble on purpose: what the bot sees, and whether the call took effect. */
final class TroublesTest {

    private static final String SEND = "sendMessage";

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Bot bot = new Bot(telegram);
    private final Person anna = telegram.person("Anna", "en").isOpen();

    @AfterEach
    void close() {
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
    }

    @Test
    void tooManyRequests() {
        telegram.troubles().next(1, SEND, Trouble.tooManyRequests(7));
        Bot.Reply reply = send();
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.description()).isEqualTo("Too Many Requests: retry after 7");
        assertThat(reply.json().at("/parameters/retry_after").asInt()).isEqualTo(7);
        assertThat(anna.screen().count()).isZero();
        assertThat(send().status()).isEqualTo(200);
        assertThat(telegram.calls().rejected()).isEmpty();
        assertThat(telegram.calls().of(SEND)).extracting(Call::status).containsExactly(429, 200);
    }

    @Test
    void anyRefusal() {
        telegram.troubles().next(1, SEND, Trouble.refusal(400, "Bad Request: TOPIC_CLOSED"));
        assertThat(send().description()).isEqualTo("Bad Request: TOPIC_CLOSED");
    }

    @Test
    void serverErrors() {
        telegram.troubles().next(1, Troubles.ANY, Trouble.serverError());
        assertThat(send().status()).isEqualTo(500);
        telegram.troubles().next(1, Troubles.ANY, Trouble.badGateway());
        HttpResponse<String> page = raw();
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.headers().firstValue("content-type")).contains("text/html");
        assertThat(page.body()).startsWith("<html>");
        assertThat(anna.screen().count()).isZero();
        telegram.troubles().next(1, Troubles.ANY, Trouble.badGatewayAfterEffect());
        assertThat(raw().statusCode()).isEqualTo(502);
        assertThat(anna.screen().count()).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaks() {
        telegram.troubles().next(1, SEND, Trouble.cutBeforeEffect());
        assertThatThrownBy(this::send).isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(anna.screen().count()).isZero();
        telegram.troubles().next(1, SEND, Trouble.cutAfterEffect());
        assertThatThrownBy(this::send).isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(anna.screen().count()).isEqualTo(1);
        assertThat(telegram.calls().of(SEND)).extracting(Call::status).containsExactly(500, 200);
    }

    @Test
    void garbage() {
        telegram.troubles().next(1, SEND, Trouble.garbage());
        assertThat(raw().body()).isEqualTo("{\"ok\":true,\"resu");
        assertThat(anna.screen().count()).isEqualTo(1);
    }

    @Test
    void delays() {
        send();
        telegram.troubles().next(1, SEND, Trouble.delayAfterEffect(Duration.ofMillis(400)));
        long begin = System.nanoTime();
        assertThat(send().status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(390));
    }

    @Test
    void noAnswerUntilTold() throws Exception {
        Trouble before = Trouble.holdBeforeEffect();
        Trouble after = Trouble.holdAfterEffect();
        telegram.troubles().next(1, SEND, after);
        telegram.troubles().next(1, SEND, before);
        CompletableFuture<Bot.Reply> first = later();
        telegram.await(Duration.ofSeconds(5), () -> anna.screen().count() == 1);
        CompletableFuture<Bot.Reply> second = later();
        telegram.await(Duration.ofSeconds(5), () -> telegram.troubles().held() == 2);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(anna.screen().count()).isEqualTo(1);
        after.let();
        assertThat(first.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(second).isNotDone();
        telegram.troubles().end();
        assertThat(second.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(anna.screen().count()).isEqualTo(2);
    }

    @Test
    void aShareOfTheCallsIsTheSameForTheSameSeed() {
        assertThat(failuresOf(42)).isEqualTo(failuresOf(42)).isNotEqualTo(failuresOf(43));
        assertThat(failuresOf(42).chars().filter(c -> c == 'x').count()).isBetween(5L, 35L);
    }

    private String failuresOf(long seed) {
        telegram.troubles().share(0.3, seed, SEND, Trouble.serverError());
        StringBuilder failures = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            failures.append(send().status() == 200 ? '.' : 'x');
        }
        telegram.troubles().end();
        return failures.toString();
    }

    private Bot.Reply send() {
        return bot.call(SEND, "chat_id", anna.id(), "text", "Hi");
    }

    private CompletableFuture<Bot.Reply> later() {
        return bot.later(SEND, "chat_id", anna.id(), "text", "Hi");
    }

    private HttpResponse<String> raw() {
        return bot.call(
                SEND,
                "application/json",
                HttpRequest.BodyPublishers.ofString("{\"chat_id\":" + anna.id() + ",\"text\":\"Hi\"}"));
    }
}
