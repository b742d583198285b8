package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.chat.ChatAddress;
import tandem.chat.Outgoing;

/** The order in which messages leave, also when two commits of one conversation are noted in the other order. */
class OutQueueTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final String FIFTH = "out/talk/0000000000000005";
    private static final String SEVENTH = "out/talk/0000000000000007";

    private final OutQueue queue = new OutQueue();

    @Test
    void aMessageThatComesBeforeTheOneUnderWayDoesNotBlockTheConversation() {
        add(SEVENTH);
        assertThat(taken()).containsExactly(SEVENTH);
        add(FIFTH);
        assertThat(taken()).isEmpty();
        queue.remove(SEVENTH);
        assertThat(taken()).containsExactly(FIFTH);
    }

    @Test
    void removingAnotherMessageDoesNotReleaseTheOneUnderWay() {
        add(FIFTH);
        add(SEVENTH);
        assertThat(taken()).containsExactly(FIFTH);
        queue.remove(SEVENTH);
        assertThat(taken()).isEmpty();
        queue.putOff(FIFTH, NOW);
        assertThat(taken()).containsExactly(FIFTH);
    }

    @Test
    void whatWasPutOffAndIsDueAgainGoesBeforeWhatIsNewer() {
        String other = "out/other/0000000000000009";
        add(FIFTH);
        assertThat(taken()).containsExactly(FIFTH);
        queue.putOff(FIFTH, NOW.plusSeconds(1));
        assertThat(queue.take("test", NOW.plusSeconds(2), 0)).isEmpty();
        add(other);
        assertThat(queue.take("test", NOW.plusSeconds(2), 9))
                .extracting(OutQueue.Place::key)
                .containsExactly(FIFTH, other);
    }

    @Test
    void numbersGoOnAboveTheOnesThatWereGiven() {
        queue.startAfter(9);
        assertThat(queue.number()).isEqualTo(10);
        add("out/talk/0000000000000020");
        assertThat(queue.number()).isEqualTo(21);
    }

    private void add(String key) {
        queue.add(OutQueue.Entry.of(key, ChatAddress.of("test", RowKeys.part(key, 1)), 1, Outgoing.Mode.NEW));
    }

    private List<String> taken() {
        return queue.take("test", NOW, 9).stream().map(OutQueue.Place::key).toList();
    }
}
