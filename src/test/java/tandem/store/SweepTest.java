package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandem.chat.ConversationId;

final class SweepTest {
    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final ConversationId TALK = new ConversationId("talk");

    private final MemoryRecords records = new MemoryRecords();
    private final Sweep sweep = new Sweep(records, EventDays.open(records));

    @BeforeEach
    void tenDaysOfRows() {
        Map<String, byte[]> rows = new TreeMap<>();
        for (long day = Sweep.day(NOON) - 9; day <= Sweep.day(NOON); day++) {
            rows.put(RowKeys.ref(day, TALK, 1), new byte[0]);
            rows.put(RowKeys.held(day, new tandem.chat.PersonId("ana"), day), new byte[0]);
            rows.put(RowKeys.grave(day, RowKeys.out(TALK, day)), new byte[0]);
        }
        rows.put(RowKeys.out(TALK, 1), new byte[0]);
        rows.put(RowKeys.talk(TALK), new byte[0]);
        records.commit(new Batch(Map.of(), rows, Set.of())).join();
    }

    @Test
    void findsWhatIsOverAndNothingElse() {
        List<String> over = all(NOON);

        assertThat(over).filteredOn(key -> key.startsWith("ref/")).hasSize(7);
        assertThat(over).filteredOn(key -> key.startsWith("dead/")).hasSize(2);
        assertThat(over).filteredOn(key -> key.startsWith("held/")).hasSize(2);
        assertThat(over).hasSize(11).doesNotHaveDuplicates();
        records.commit(new Batch(Map.of(), Map.of(), Set.copyOf(over))).join();
        assertThat(all(NOON.plus(Duration.ofDays(1)))).hasSize(3);
    }

    @Test
    void whatCouldNotBeDeletedComesAgain() {
        List<String> few = sweep.over(NOON, 8);
        sweep.again(few);

        assertThat(all(NOON)).containsAll(few).hasSize(11);
    }

    @Test
    void doesNotLookAgainOnTheSameDay() {
        assertThat(all(NOON)).hasSize(11);
        assertThat(sweep.over(NOON.plus(Duration.ofHours(3)), 8)).isEmpty();
    }

    @Test
    void countsForDaysWhatMayStillBeFoundIsNotSwept() {
        List<String> over = all(NOON);

        Sweep.days(RowKeys.REF, NOON).forEach(day -> assertThat(over).doesNotContain(RowKeys.ref(day, TALK, 1)));
    }

    /** Everything that is handed out and deleted, until nothing is. */
    private List<String> all(Instant now) {
        List<String> all = new ArrayList<>();
        List<String> few = sweep.over(now, 8);
        while (!few.isEmpty()) {
            all.addAll(few);
            records.commit(new Batch(Map.of(), Map.of(), Set.copyOf(few))).join();
            few = sweep.over(now, 8);
        }
        return all;
    }
}
