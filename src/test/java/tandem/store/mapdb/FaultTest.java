package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.store.StoreException;
import tandem.store.Verdict;

/**
 * The disk goes wrong at every single operation of a first start, of commits alone and in groups, of two checkpoints, and
 * of the start after that.
 */
final class FaultTest {
    private static final int COMMITS = 9;
    private static final long SIZE = 1 << 20;

    @TempDir
    Path temporary;

    /** After a failed force Linux lets the bytes be read, and never writes them; the next start reads them. */
    @Test
    void whatAStartReadsIsOnTheDiskAlsoWhenItCouldNotBeForcedBefore() throws IOException {
        AtomicBoolean sick = new AtomicBoolean();
        AtomicBoolean off = new AtomicBoolean();
        FaultyVolume volume = new FaultyVolume(temporary, (number, kind, file) -> {
            if (off.get() || (sick.get() && kind == FaultyVolume.Operation.FORCE)) {
                throw new IOException("Input/output error");
            }
        });
        volume.loseWhatCannotBeForced();
        try (MapDbRecords records = Folders.open(temporary, volume, SIZE)) {
            records.commit(Folders.batch(0)).join();
            sick.set(true);
            assertThat(records.commit(Folders.batch(1))).failsWithin(5, TimeUnit.SECONDS);
        }
        sick.set(false);
        Map<String, String> seen;
        try (MapDbRecords records = Folders.open(temporary, volume, SIZE)) {
            seen = Folders.contents(records);
            off.set(true);
        }
        assertThat(seen).as("it can be read").isEqualTo(Folders.contentsAfter(2));
        volume.leave(temporary, new Random(1));
        assertThat(Folders.contents(temporary)).isEqualTo(seen);
    }

    /** Which commits were acknowledged, and how many were tried. */
    private static final class Work {
        final List<Integer> acknowledged = new ArrayList<>();
        int tried;
        int failedCheckpoints;
        boolean readOnly;

        void on(Path folder, Volume volume) {
            try (MapDbRecords records = Folders.open(folder, volume, SIZE)) {
                together(records, 0, 1);
                checkpoint(records);
                together(records, 1, 2);
                together(records, 2, 5);
                checkpoint(records);
                together(records, 5, 8);
                together(records, 8, COMMITS);
                assertThat(Folders.contents(records)).isEqualTo(Folders.contentsOf(acknowledged));
            } catch (StoreException e) {
                assertThat(tried).as("only opening may throw: %s", e).isZero();
            }
        }

        private void together(MapDbRecords records, int from, int to) {
            List<CompletableFuture<Verdict>> commits = new ArrayList<>();
            for (int number = from; number < to; number++) {
                commits.add(records.commit(Folders.batch(number)));
            }
            for (CompletableFuture<Verdict> commit : commits) {
                try {
                    assertThat(commit.join()).isInstanceOf(Verdict.Applied.class);
                    acknowledged.add(tried);
                    assertThat(readOnly)
                            .as("nothing is written once it only reads")
                            .isFalse();
                } catch (CompletionException e) {
                    assertThat(e).hasCauseInstanceOf(StoreException.class);
                    readOnly |= String.valueOf(e.getMessage()).contains("until Tandem is restarted");
                }
                tried++;
            }
        }

        private void checkpoint(MapDbRecords records) {
            try {
                records.checkpoint().join();
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(StoreException.class);
                failedCheckpoints++;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whereverPowerIsCutNothingAcknowledgedIsLostAndNothingIsHalf(long seed) throws IOException {
        Random random = new Random(seed);
        int operations = operations();
        assertThat(operations).isGreaterThan(50);
        for (int cut = 1; cut <= operations; cut++) {
            Path folder = temporary.resolve(seed + "-" + cut);
            FaultyVolume volume = new FaultyVolume(folder, FaultyVolume.powerCutAt(cut));
            Work work = new Work();
            work.on(folder, volume);
            if (Files.exists(folder)) {
                volume.leave(folder, random);
                cutAgain(folder, random);
            }
            assertPrefix(folder, work, "cut at " + cut);
        }
    }

    /** The power comes back, and goes again during recovery. */
    private static void cutAgain(Path folder, Random random) throws IOException {
        FaultyVolume second = new FaultyVolume(folder, FaultyVolume.powerCutAt(1 + random.nextInt(12)));
        try (MapDbRecords records = Folders.open(folder, second, SIZE)) {
            records.checkpoint().exceptionally(e -> null).join();
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("the power is off");
        }
        second.leave(folder, random);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whenTheDiskIsFullForAWhileOnlyThoseCommitsFail(int times) throws IOException {
        int operations = operations();
        int failed = 0;
        for (int full = 1; full <= operations; full++) {
            int at = full;
            Path folder = temporary.resolve(times + "-" + full);
            FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {
                boolean needsSpace = kind == FaultyVolume.Operation.WRITE || kind == FaultyVolume.Operation.CREATE;
                if (needsSpace && number >= at && number < at + times) {
                    throw new IOException("No space left on device");
                }
            });
            Work work = new Work();
            work.on(folder, volume);
            failed += work.tried - work.acknowledged.size();

            assertThat(work.readOnly).as("full at %s", full).isFalse();
            assertThat(contents(folder)).as("full at %s", full).isEqualTo(Folders.contentsOf(work.acknowledged));
        }
        assertThat(failed).isGreaterThan(2);
    }

    /** The failed write may have reached the file as a whole; it must be gone before its caller is told. */
    @Test
    void whatFailedIsNotFoundWhenTheProcessDiesThen() throws IOException {
        Path folder = temporary.resolve("data");
        boolean[] full = {false};
        FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {
            if (full[0] && kind == FaultyVolume.Operation.WRITE) {
                throw new IOException("No space left on device");
            }
        });
        volume.writeWholeAndFail();
        try (MapDbRecords records = Folders.open(folder, volume, SIZE)) {
            Folders.commit(records, 0, 3);
            full[0] = true;
            assertThat(records.commit(Folders.batch(3))
                            .handle((verdict, e) -> e)
                            .join())
                    .isInstanceOf(StoreException.class);
            Path left = Folders.copy(folder, temporary.resolve("left"), "journal-0");
            assertThat(contents(left)).isEqualTo(Folders.contentsAfter(3));
        }
    }

    @Test
    void whenAForceFailsItOnlyReadsUntilARestart() throws IOException {
        int operations = operations();
        int readOnly = 0;
        for (int fails = 1; fails <= operations; fails++) {
            int at = fails;
            Path folder = temporary.resolve("force-" + fails);
            boolean[] failed = {false};
            FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {
                if (number == at && kind == FaultyVolume.Operation.FORCE) {
                    failed[0] = true;
                    throw new IOException("Input/output error");
                }
            });
            Work work = new Work();
            work.on(folder, volume);
            assertPrefix(folder, work, "force fails at " + fails);
            if (failed[0] && work.acknowledged.size() < work.tried) {
                assertThat(work.readOnly || work.tried == COMMITS).isTrue();
                readOnly++;
            }
        }
        assertThat(readOnly).isGreaterThan(4);
    }

    @Test
    void whateverElseFailsOnceLosesNothing() throws IOException {
        int operations = operations();
        int checkpoints = 0;
        for (int fails = 1; fails <= operations; fails++) {
            int at = fails;
            Path folder = temporary.resolve("once-" + fails);
            FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {
                if (number == at && kind != FaultyVolume.Operation.FORCE) {
                    throw new IOException("Input/output error");
                }
            });
            Work work = new Work();
            work.on(folder, volume);
            checkpoints += work.failedCheckpoints;
            assertThat(contents(folder)).as("fails at %s", fails).isEqualTo(Folders.contentsOf(work.acknowledged));
        }
        assertThat(checkpoints).isGreaterThan(4);
    }

    private int operations() throws IOException {
        Path folder = temporary.resolve("whole");
        FaultyVolume volume = new FaultyVolume(folder, (number, kind, file) -> {});
        Work work = new Work();
        work.on(folder, volume);
        assertThat(work.acknowledged).hasSize(COMMITS);
        return volume.count();
    }

    /** The store holds the first commits: at least those acknowledged, at most those tried. */
    private static void assertPrefix(Path folder, Work work, String when) throws IOException {
        List<Object> possible = new ArrayList<>();
        for (int commits = work.acknowledged.size(); commits <= work.tried; commits++) {
            possible.add(Folders.contentsAfter(commits));
        }
        assertThat((Object) contents(folder)).as(when).isIn(possible);
    }

    /** What the store holds; read without forcing anything, because nobody cuts the power any more. */
    private static Map<String, String> contents(Path folder) throws IOException {
        try (MapDbRecords records = Folders.open(folder, new FaultyVolume(folder, (number, kind, file) -> {}), SIZE)) {
            return Folders.contents(records);
        }
    }
}
