package tandem.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a measurement says is what happened. */
final class LoadTest {

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Bot bot = new Bot(telegram);

    @AfterEach
    void close() {
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
    }

    @Test
    void countsWhatWasAnswered() throws Exception {
        List<Person> people =
                List.of(telegram.person("Anna", "en"), telegram.person("Ben", "de"), telegram.person("Cleo", "fr"));
        Load load = new Load(telegram.world(), people, 250);
        load.queue(List.of("/start", "plain words"));
        assertThat(telegram.unconfirmed()).hasSize(250);
        assertThat(answerAll(0)).isEqualTo(100);
        assertThat(answerAll(100)).isEqualTo(100);
        load.await(Duration.ofMillis(1));
        assertThat(load.report(Map.of())).contains(" handed_out=200 answered=200 extra=0 unconfirmed=150 ");
        assertThat(answerAll(100)).isEqualTo(50);
        assertThat(answerAll(50)).isZero();
        bot.call("sendMessage", "chat_id", people.get(0).id(), "text", "Not asked for");
        load.await(Duration.ofSeconds(5));
        assertThat(load.report(telegram.calls().counts()))
                .startsWith("updates=250 chats=3 handed_out=250 answered=250 extra=1 unconfirmed=0 duration_ms=")
                .endsWith(" getUpdates=8 sendMessage=251");
        assertThat(people.get(1).screen().messages().subList(0, 3))
                .extracting(SeenMessage::text)
                .containsExactly("/start", "plain words", "/start");
    }

    /** Confirms so many, and answers the next hundred; returns how many there were. */
    private int answerAll(int confirmed) {
        JsonNode first = bot.call("getUpdates", "limit", 1).result();
        long offset = first.at("/0/update_id").asLong() + confirmed;
        JsonNode updates = bot.call("getUpdates", "offset", offset).result();
        for (JsonNode update : updates) {
            bot.call("sendMessage", "chat_id", update.at("/message/chat/id").asLong(), "text", "Yes");
        }
        return updates.size();
    }
}
