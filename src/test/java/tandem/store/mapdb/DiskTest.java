package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.store.Batch;
import tandem.store.StoreException;
import tandem.store.Verdict;

/** What the store does when the disk fails or is slow, and when its callers are interrupted. */
final class DiskTest {
    private static final Batch BATCH = new Batch(Map.of(), Map.of("late", new byte[1]), Set.of());

    @TempDir
    Path folder;

    /** A disk on which one write does something else. */
    private interface Trouble {
        void append(Tape tape, byte[] bytes) throws IOException;
    }

    /** The write that fails leaves nothing, half, or all of its bytes (then it was the forcing that failed). */
    @ParameterizedTest
    @CsvSource({"0, 4", "0.5, 4", "1, 5"})
    void afterAFailedWriteItOnlyReads(double part, int after) {
        Trouble full = (tape, bytes) -> {
            tape.append(Arrays.copyOf(bytes, (int) (bytes.length * part)));
            throw new IOException("no space left");
        };
        try (MapDbRecords records = MapDbRecords.open(folder, 1000, troubled(full, 5))) {
            Folders.commit(records, 0, 4);
            assertThat(commitNumber4(records)).as("the one that fails").isCompletedExceptionally();
            for (int i = 0; i < 2; i++) {
                assertThat(commitNumber4(records))
                        .failsWithin(1, TimeUnit.SECONDS)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(StoreException.class)
                        .withMessageContaining("until Tandem is restarted");
            }
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(4));
        }
        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(after));
    }

    @Test
    void nobodySeesACommitBeforeItIsOnTheDisk() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch forced = new CountDownLatch(1);
        Trouble slow = (tape, bytes) -> {
            begun.countDown();
            try {
                forced.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            tape.append(bytes);
        };
        try (MapDbRecords records = MapDbRecords.open(folder, 1000, troubled(slow, 1))) {
            CompletableFuture<Verdict> commit =
                    CompletableFuture.supplyAsync(() -> records.commit(BATCH).join());
            try {
                assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(records.get("late")).as("reads do not wait").isNull();
                assertThat(records.scan("", "\uffff", 9)).isEmpty();
                assertThat(commit).isNotDone();
            } finally {
                forced.countDown(); // Closing waits for the commit.
            }
            assertThat(commit).succeedsWithin(5, TimeUnit.SECONDS);
            assertThat(records.get("late")).isNotNull();
        }
    }

    @Test
    void anInterruptedCallerHarmsNobody() throws Exception {
        try (MapDbRecords records = MapDbRecords.open(folder)) {
            Folders.commit(records, 0, 3);
        }
        try (MapDbRecords records = Folders.openMerging(folder)) {
            Thread.currentThread().interrupt();
            CompletableFuture<Verdict> commit = records.commit(BATCH);
            int rows = records.scan("", "\uffff", 9).size();
            boolean found = records.get("last") != null;
            assertThat(Thread.interrupted())
                    .as("the interrupt is still to be seen")
                    .isTrue();

            assertThat(commit).isCompletedWithValue(new Verdict.Applied(4));
            assertThat(rows).isEqualTo(Folders.contentsAfter(3).size() + 1);
            assertThat(found).isTrue();
            CompletableFuture.runAsync(() -> Folders.commit(records, 3, 6)).get(5, TimeUnit.SECONDS);
        }
        assertThat(Folders.contents(folder))
                .containsAllEntriesOf(Folders.contentsAfter(6))
                .containsKey("late");
    }

    @Test
    void anInterruptedOpenLeavesAFolderThatStarts() {
        try (MapDbRecords records = MapDbRecords.open(folder)) {
            Folders.commit(records, 0, 3);
        }
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Folders.openMerging(folder)).isInstanceOf(StoreException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(3));
    }

    /** Opens real tapes whose write of this number, counted from 1, has trouble. */
    private static Tape.Opener troubled(Trouble trouble, int number) {
        return (path, length) -> {
            Tape real = DiskTape.open(path, length);
            return new Tape() {
                private int writes;

                @Override
                public void append(byte[] bytes) throws IOException {
                    if (++writes == number) {
                        trouble.append(real, bytes);
                    } else {
                        real.append(bytes);
                    }
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        };
    }

    private static CompletableFuture<Verdict> commitNumber4(MapDbRecords records) {
        return records.commit(Folders.batch(4));
    }
}
