package tandem.store.mapdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.Batch;
import tandem.store.StoreException;

/** What a commit erases leaves every file, soon, also when the process ends before; and that does not keep the disk busy. */
final class EraseTest {
    private static final String SECRET = "the text of somebody who left";
    private static final Batch SAID = new Batch(Map.of(), Map.of("a", SECRET.getBytes(UTF_8)), Set.of());
    private static final Batch LEFT = new Batch(Map.of(), Map.of(), Set.of("a"), true);

    @TempDir
    Path folder;

    @Test
    void whatWasInASnapshotOrAJournalIsInNoFile() throws IOException {
        for (boolean inSnapshot : new boolean[] {true, false}) {
            try (MapDbRecords records = Folders.open(folder)) {
                records.commit(SAID).join();
                if (inSnapshot) {
                    records.checkpoint().join();
                }
                assertThat(holdsSecret()).isTrue();
                records.commit(LEFT).join();
                records.erased().orTimeout(20, TimeUnit.SECONDS).join();
                assertThat(holdsSecret()).isFalse();
                assertThat(records.get("a")).isNull();
            }
        }
    }

    @Test
    void whatWasOverwrittenIsInNoFileEither() throws IOException {
        try (MapDbRecords records = Folders.open(folder)) {
            records.commit(SAID).join();
            records.commit(new Batch(Map.of(), Map.of("a", new byte[] {1}), Set.of(), true))
                    .join();
            records.erased().orTimeout(20, TimeUnit.SECONDS).join();
            assertThat(holdsSecret()).isFalse();
        }
    }

    @Test
    void withoutErasingItStays() throws IOException {
        try (MapDbRecords records = Folders.open(folder)) {
            records.commit(SAID).join();
            records.commit(new Batch(Map.of(), Map.of(), Set.of("a"))).join();
            records.erased().join();
        }
        assertThat(holdsSecret()).isTrue();
    }

    /** The process ends before the checkpoint: here because the disk refuses to begin one. */
    @Test
    void theNextStartDoesWhatTheLastOneDidNot() throws IOException {
        AtomicBoolean running = new AtomicBoolean(true);
        FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {
            if (running.get() && kind == FaultyVolume.Operation.CREATE && file.endsWith("journal-1.tmp")) {
                throw new IOException("No space left on device");
            }
        });
        try (MapDbRecords records = Folders.open(folder, volume, 1 << 20)) {
            records.commit(SAID).join();
            records.commit(LEFT).join();
        }
        assertThat(holdsSecret()).isTrue();
        try (MapDbRecords records = Folders.open(folder)) {
            records.erased().orTimeout(20, TimeUnit.SECONDS).join();
            assertThat(holdsSecret()).isFalse();
        }
    }

    @Test
    void aFileThatCannotBeDeletedIsTriedAgain() throws IOException {
        AtomicBoolean stuck = new AtomicBoolean(true);
        FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {
            if (stuck.get() && kind == FaultyVolume.Operation.DELETE && file.endsWith("journal-0")) {
                throw new IOException("Device or resource busy");
            }
        });
        try (MapDbRecords records = Folders.open(folder, volume, 1 << 20)) {
            records.commit(SAID).join();
            records.commit(LEFT).join();
            assertThat(records.checkpoint()).failsWithin(20, TimeUnit.SECONDS);
            assertThat(records.erased()).isNotDone();
            stuck.set(false);
            records.checkpoint().join();
            assertThat(records.erased()).isCompleted();
        }
    }

    /** The clock stands still unless the test moves it. */
    @Test
    void afterOneThatTookASecondItRestsForNine() {
        AtomicLong clock = new AtomicLong(TimeUnit.DAYS.toNanos(3));
        CheckpointPlan plan = planOf(clock);
        plan.written(1, 10, 1);
        assertThat(rotationWanted(plan)).as("the first at once").isTrue();
        merge(plan, 1, clock);
        plan.written(2, 10, 2);
        assertThat(rotationWanted(plan)).as("the next not yet").isFalse();
        plan.written(3, 20, 3);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(9) - 1);
        assertThat(rotationWanted(plan)).isFalse();
        clock.addAndGet(1);
        assertThat(rotationWanted(plan)).as("one for both").isTrue();
    }

    @Test
    void whatFailedIsTriedAgainAfterAMinuteAndThenLessOften() {
        AtomicLong clock = new AtomicLong(TimeUnit.DAYS.toNanos(3));
        CheckpointPlan plan = planOf(clock);
        plan.written(1, 10, 1);
        long minutes = 1;
        for (int tries = 0; tries < 9; tries++) {
            assertThat(rotationWanted(plan)).isTrue();
            plan.rotationFailed(new StoreException("no space"));
            assertThat(plan.untilDue()).isEqualTo(TimeUnit.MINUTES.toNanos(minutes));
            clock.addAndGet(TimeUnit.MINUTES.toNanos(minutes) - 1);
            assertThat(rotationWanted(plan)).isFalse();
            clock.addAndGet(1);
            minutes = Math.min(60, 2 * minutes);
        }
        assertThat(rotationWanted(plan)).isTrue();
        merge(plan, 1, clock);
        assertThat(plan.untilDue()).isZero();
    }

    @Test
    void whatCannotBeMergedDoesNotFillTheMemory() {
        AtomicLong clock = new AtomicLong(TimeUnit.DAYS.toNanos(3));
        CheckpointPlan plan = planOf(clock);
        plan.written(1, 4001, 0);
        assertThat(plan.isOverfull()).as("nothing failed yet").isFalse();
        assertThat(rotationWanted(plan)).isTrue();
        plan.rotationFailed(new StoreException("no space"));
        assertThat(plan.isOverfull()).isTrue();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(rotationWanted(plan)).as("tried though nothing is written").isTrue();
        merge(plan, 1, clock);
        assertThat(plan.isOverfull()).isFalse();
    }

    private static CheckpointPlan planOf(AtomicLong clock) {
        return new CheckpointPlan(new CheckpointPlan.Found(0, 0, 0, 0, 0, true), 1000, clock::get, () -> {});
    }

    private static boolean rotationWanted(CheckpointPlan plan) {
        assertThat(plan.poll()).isNull();
        return plan.wantsRotation();
    }

    private static void merge(CheckpointPlan plan, long sequence, AtomicLong clock) {
        CheckpointPlan.Frozen frozen = new CheckpointPlan.Frozen(sequence, sequence, 10);
        plan.frozen(frozen);
        CheckpointPlan.Work work = plan.poll();
        assertThat(work).isNotNull();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        plan.mergeDone(frozen);
        plan.sweepDone();
    }

    private boolean holdsSecret() throws IOException {
        for (String name : Folders.names(folder)) {
            if (Files.readString(folder.resolve(name), ISO_8859_1).contains(SECRET)) {
                return true;
            }
        }
        return false;
    }
}
