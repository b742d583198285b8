package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.mapdb.FileSizes;

/** Days of conversations leave nothing behind that grows, and nothing that was erased; {@code -Pday} has many more. */
final class DaysTest {

    private static final int PEOPLE = Integer.getInteger("day.people", 100);

    /** Longer than events are remembered, so that what comes and what goes are the same in the end. */
    private static final int HOURS = Integer.getInteger("day.hours", 24 * 4);

    private static final int EVERY = Integer.getInteger("day.every", 6);

    private static final long MERGE_BYTES = Long.getLong("day.merge", 300_000);

    /** Of so many people one has everything erased. */
    private static final int ERASED_ONE_OF = Math.max(10, PEOPLE / 300);

    /** What was erased leaves the files soon after, as the store merges them. */
    private static final int PATIENCE_MINUTES = 10;

    /** Days an event or a reference counts, and the day it was written. */
    private static final int DAYS_KEPT = 3;

    @TempDir
    private Path folder;

    @Test
    void nothingGrowsAndNothingErasedStays() throws Exception {
        Days days;
        FileSizes files;
        List<Days.Hour> hours = new ArrayList<>();
        try (WholeStore whole = WholeStore.readable(folder, MERGE_BYTES)) {
            days = new Days(whole, PEOPLE, ERASED_ONE_OF);
            days.run(HOURS, EVERY, hour -> {
                hours.add(hour);
                if (EVERY == 1) {
                    System.out.println(hour.line());
                }
            });
            whole.disk().erased().get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            // Not while they are written anew, when what was and what will be stand beside each other.
            files = whole.disk().sizes();
        }
        Days.Hour middle = hours.get(hours.size() / 2 - 1);
        Days.Hour end = hours.get(hours.size() - 1);
        assertThat(days.backs())
                .as("rests that ended")
                .isEqualTo(days.restsOver(HOURS))
                .isPositive();
        assertRowsAreBounded(end);
        assertThat(heap(hours, hours.size() / 2, hours.size()))
                .as("heap of the second half, against the first")
                .isLessThan(heap(hours, hours.size() / 4, hours.size() / 2) * 3 / 2 + (8 << 20));
        assertThat(files.journals() + files.snapshots())
                .as("bytes in files, in the middle %s", middle.files())
                .isLessThan(4 * MERGE_BYTES
                        + 2000L * end.rows().values().stream().mapToLong(x -> x).sum());
        assertErasedIsGone(days);
    }

    private static void assertRowsAreBounded(Days.Hour end) {
        for (String kind : List.of("chat", "chat-at", "user", "user-at", "dm", "talk", "due")) {
            assertThat(end.count(kind)).as(kind).isLessThanOrEqualTo(PEOPLE);
        }
        for (String kind : List.of("event", "ref")) {
            // Two messages where somebody comes back.
            assertThat(end.count(kind)).as(kind).isLessThanOrEqualTo(DAYS_KEPT * 6L * PEOPLE);
        }
        assertThat(end.rows().keySet())
                .isSubsetOf(
                        "chat", "chat-at", "user", "user-at", "dm", "talk", "due", "event", "ref", "meta", "memory",
                        "erased"); // No ring is here whose keys would go, and the marks with them.
    }

    private void assertErasedIsGone(Days days) throws Exception {
        Set<String> found = Days.namesIn(folder);
        Set<String> remembered = days.remembered();
        // What is kept is found, so that what is not found is gone.
        assertThat(found).containsAll(remembered);
        assertThat(days.forgotten()).hasSizeGreaterThan(PEOPLE / ERASED_ONE_OF / 2);
        Set<String> left = new HashSet<>(days.forgotten());
        left.retainAll(found);
        assertThat(left).as("erased, and still in a file").isEmpty();
    }

    private static long heap(List<Days.Hour> hours, int from, int to) {
        return hours.subList(from, to).stream().mapToLong(Days.Hour::heap).max().orElseThrow();
    }
}
