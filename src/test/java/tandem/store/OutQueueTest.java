package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.delivery.Tries;

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
        queue.putOff(FIFTH, Tries.NONE, NOW);
        assertThat(taken()).containsExactly(FIFTH);
    }

    @Test
    void whatWasPutOffAndIsDueAgainGoesBeforeWhatIsNewer() {
        String other = "out/other/0000000000000009";
        add(FIFTH);
        assertThat(taken()).containsExactly(FIFTH);
        queue.putOff(FIFTH, Tries.NONE, NOW.plusSeconds(1));
        assertThat(queue.take("test", NOW.plusSeconds(2), 0, 0)).isEmpty();
        add(other);
        assertThat(queue.take("test", NOW.plusSeconds(2), 9, 9))
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

    @Test
    void answersGoBeforeWhatAStoredTimeHasBrought() {
        add("out/a/0000000000000001", true);
        add("out/b/0000000000000002", true);
        add("out/c/0000000000000003", false);
        add("out/d/0000000000000004", false);
        assertThat(take(NOW, 3)).containsExactly("c", "d", "a");
        assertThat(take(NOW, 3)).containsExactly("b");
    }

    @Test
    void ofWhatAStoredTimeHasBroughtThereMayBeFewer() {
        add("out/a/0000000000000001", true);
        add("out/b/0000000000000002", true);
        assertThat(queue.take("test", NOW, 9, 1))
                .extracting(OutQueue.Place::key)
                .containsExactly("out/a/0000000000000001");
        assertThat(queue.take("test", NOW, 9, 0)).isEmpty();
        assertThat(queue.next("test", false)).isEmpty();
        assertThat(queue.next("test", true)).isPresent();
        add("out/c/0000000000000003", false);
        assertThat(queue.next("test", false)).isPresent();
        assertThat(queue.take("test", NOW, 9, 0))
                .extracting(OutQueue.Place::key)
                .containsExactly("out/c/0000000000000003");
    }

    @Test
    void whatIsScheduledCountsAsTheAnswerBehindIt() {
        add("out/a/0000000000000001", true);
        add("out/b/0000000000000002", true);
        add("out/b/0000000000000003", true);
        add("out/b/0000000000000004", false);
        assertThat(queue.take("test", NOW, 1, 1))
                .extracting(OutQueue.Place::key)
                .containsExactly("out/b/0000000000000002");
        queue.putBack("out/b/0000000000000002", NOW);
        assertThat(take(NOW, 1)).containsExactly("b");
        queue.remove("out/b/0000000000000002");
        assertThat(take(NOW, 1)).containsExactly("b");
        add("out/b/0000000000000005", true);
        queue.remove("out/b/0000000000000003");
        queue.remove("out/b/0000000000000004");
        assertThat(take(NOW, 9)).containsExactly("a", "b");
    }

    @Test
    void anAnswerThatIsNotDueHoldsUpNothingScheduled() {
        add("out/a/0000000000000001", false);
        assertThat(take(NOW, 9)).containsExactly("a");
        queue.putOff("out/a/0000000000000001", Tries.NONE, NOW.plusSeconds(60));
        add("out/b/0000000000000002", true);
        assertThat(queue.next("test", true)).contains(NOW);
        assertThat(take(NOW, 9)).containsExactly("b");
        assertThat(queue.next("test", true)).contains(NOW.plusSeconds(60));
    }

    @Test
    void twoLanesThatAreMadeOneKeepTheirOrderAndWaitForBothThatAreUnderWay() {
        add("out/a/0000000000000001", false);
        add("out/b/0000000000000002", false);
        add("out/a/0000000000000003", false);
        add("out/b/0000000000000004", false);
        assertThat(take(NOW, 9)).containsExactly("a", "b");
        queue.move(ChatAddress.of("test", "a"), "b");
        assertThat(queue.in(ChatAddress.of("test", "a"))).isEmpty();
        assertThat(queue.in(ChatAddress.of("test", "b"))).hasSize(4);
        assertThat(queue.next("test", true)).isEmpty();
        queue.remove("out/b/0000000000000002");
        assertThat(queue.next("test", true)).isEmpty();
        queue.putOff("out/a/0000000000000001", Tries.NONE, NOW);
        for (String number : List.of("1", "3", "4")) {
            List<String> next = taken();
            assertThat(next).singleElement().asString().endsWith(number);
            queue.remove(next.get(0));
        }
        assertThat(queue.size()).isZero();
    }

    @Test
    void whatIsAddedForAGroupThatWasMovedWaitsThere() {
        add("out/a/0000000000000002", false);
        queue.move(ChatAddress.of("test", "a"), "b");
        add("out/a/0000000000000001", false);
        assertThat(taken()).containsExactly("out/a/0000000000000001");
        queue.move(ChatAddress.of("test", "b"), "a");
        add("out/a/0000000000000003", false);
        assertThat(queue.in(ChatAddress.of("test", "a"))).hasSize(3);
        assertThat(queue.in(ChatAddress.of("test", "b"))).isEmpty();
    }

    @Test
    void needlessChangesMoveAlong() {
        ChatAddress topic = new ChatAddress("test", "a", "12");
        for (int i = 1; i <= 3; i++) {
            Outgoing change =
                    new Outgoing(1, Outgoing.Mode.REPLACE, new Audience.EveryoneHere(), List.of(), List.of(), false);
            queue.add(OutQueue.Entry.of("out/a/000000000000000" + i, new Parcel(topic, null, change, null)));
        }
        queue.move(ChatAddress.of("test", "a"), "b");
        assertThat(taken()).containsExactly("out/a/0000000000000003");
        assertThat(queue.needlessBeside("out/a/0000000000000003"))
                .containsExactly("out/a/0000000000000001", "out/a/0000000000000002");
        for (int i = 1; i <= 3; i++) {
            queue.remove("out/a/000000000000000" + i);
        }
        assertThat(queue.in(ChatAddress.of("test", "b"))).isEmpty();
        add("out/b/0000000000000009", false);
        assertThat(take(NOW, 9)).containsExactly("b");
    }

    private List<String> take(Instant now, int most) {
        return queue.take("test", now, most, most).stream()
                .map(place -> place.entry().conversation())
                .toList();
    }

    private void add(String key) {
        add(key, false);
    }

    private void add(String key, boolean scheduled) {
        Outgoing outgoing =
                new Outgoing(1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(), List.of(), false);
        ChatAddress chat = ChatAddress.of("test", RowKeys.part(key, 1));
        queue.add(OutQueue.Entry.of(key, new Parcel(chat, null, outgoing, null, scheduled)));
    }

    private List<String> taken() {
        return queue.take("test", NOW, 9, 9).stream().map(OutQueue.Place::key).toList();
    }
}
