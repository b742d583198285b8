package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.StoreException;

/** Copies of a store in use, and the check of their files. */
final class BackupTest {
    @TempDir
    Path temporary;

    @Test
    void holdsEverythingUntilItBegan() throws IOException {
        Path copy = temporary.resolve("made/copy");
        try (MapDbRecords records = Folders.open(temporary.resolve("data"))) {
            Folders.commit(records, 0, 5);
            records.checkpoint().join();
            Folders.commit(records, 5, 9);
            records.backup(copy);
            Folders.commit(records, 9, 12);
            assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(12));
        }
        MapDbRecords.check(copy);
        assertThat(Folders.names(copy)).containsExactly("journal-1", "snapshot-1");
        assertThat(Folders.contents(copy)).isEqualTo(Folders.contentsAfter(9));
        assertThat(temporary.resolve("made/copy.tmp")).doesNotExist();
    }

    @Test
    void isMadeWhileCommitsAndCheckpointsGoOn() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        try (MapDbRecords records = Folders.open(temporary.resolve("data"), new DiskVolume(), 1000)) {
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    Folders.commit(records, done.get(), done.get() + 1);
                    done.incrementAndGet();
                }
            });
            try {
                for (int i = 0; i < 10; i++) {
                    int before = done.get();
                    Path copy = temporary.resolve("copy-" + i);
                    records.backup(copy);
                    int after = done.get() + 1;
                    assertThat(Folders.contents(copy))
                            .isIn(IntStream.rangeClosed(before, after)
                                    .mapToObj(Folders::contentsAfter)
                                    .toList());
                }
            } finally {
                stop.set(true);
                load.join();
            }
        }
    }

    /** A checkpoint that ends while files are copied deletes none of them before that is done. */
    @Test
    void keepsTheFilesItCopies() throws Exception {
        Path data = temporary.resolve("data");
        Path copy = temporary.resolve("copy");
        List<CompletableFuture<Void>> checkpoints = new ArrayList<>();
        AtomicReference<MapDbRecords> store = new AtomicReference<>();
        FaultyVolume volume = new FaultyVolume(data, (number, kind, file) -> {
            MapDbRecords records = store.get();
            if (kind == FaultyVolume.Operation.CREATE && file.startsWith(temporary.resolve("copy.tmp"))) {
                Folders.commit(Objects.requireNonNull(records), 3, 5);
                checkpoints.add(records.checkpoint());
                await().untilAsserted(() -> assertThat(Folders.names(data)).contains("snapshot-1"));
                CompletableFuture<Boolean> swept = checkpoints.get(0).thenApply(done -> true);
                assertThat(swept.completeOnTimeout(false, 500, TimeUnit.MILLISECONDS)
                                .join())
                        .isFalse();
                assertThat(Folders.names(data)).contains("journal-0");
            }
        });
        try (MapDbRecords records = Folders.open(data, volume, 1 << 20)) {
            store.set(records);
            Folders.commit(records, 0, 3);
            records.backup(copy);
            assertThat(checkpoints.get(0)).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(Folders.names(data)).containsExactly("journal-1", "snapshot-1");
        }
        assertThat(Folders.contents(copy)).isEqualTo(Folders.contentsAfter(3));
        assertThat(Folders.contents(data)).isEqualTo(Folders.contentsAfter(5));
    }

    @Test
    void neverTakesThePlaceOfWhatIsThere() throws IOException {
        Path taken = Files.createDirectories(temporary.resolve("taken"));
        Files.writeString(taken.resolve("notes"), "mine");
        Path empty = Files.createDirectories(temporary.resolve("empty"));
        try (MapDbRecords records = Folders.open(temporary.resolve("data"))) {
            Folders.commit(records, 0, 2);
            for (Path target : new Path[] {taken, taken.resolve("notes"), temporary.resolve("data")}) {
                assertThatThrownBy(() -> records.backup(target))
                        .isInstanceOf(StoreException.class)
                        .hasMessage(target + " is there already and not empty; name a folder that is not there yet");
            }
            records.backup(empty);
        }
        assertThat(Folders.contents(empty)).isEqualTo(Folders.contentsAfter(2));
    }

    /** A backup that is cut off anywhere is under no name that a whole one has, and the next one is made. */
    @Test
    void thatIsCutOffIsNotTakenForWhole() throws IOException {
        Path data = temporary.resolve("data");
        Path copy = temporary.resolve("copy");
        int failed = 0;
        for (int at = 1; !Files.exists(copy); at++) {
            int fails = at;
            AtomicInteger operations = new AtomicInteger();
            AtomicBoolean copying = new AtomicBoolean();
            FaultyVolume volume = new FaultyVolume(data, (number, kind, file) -> {
                if (copying.get() && operations.incrementAndGet() == fails) {
                    throw new IOException("No space left on device");
                }
            });
            try (MapDbRecords records = Folders.open(data, volume, 1 << 20)) {
                Folders.commit(records, 0, 3);
                copying.set(true);
                try {
                    records.backup(copy);
                } catch (StoreException e) {
                    failed++;
                    assertThat(e).hasMessageContaining("cannot copy the store to " + copy);
                    assertThat(copy).doesNotExist();
                }
                copying.set(false);
            }
        }
        assertThat(failed).isGreaterThan(3);
        assertThat(Folders.contents(copy)).isEqualTo(Folders.contentsAfter(3));
    }

    @Test
    void checkNamesDamageAndChangesNothing() throws IOException {
        Path data = temporary.resolve("data");
        try (MapDbRecords records = Folders.open(data)) {
            Folders.commit(records, 0, 5);
            records.checkpoint().join();
            Folders.commit(records, 5, 7);
            assertThatThrownBy(() -> MapDbRecords.check(data)).hasMessageContaining("another Tandem is using " + data);
        }
        assertThatCode(() -> MapDbRecords.check(data)).doesNotThrowAnyException();
        for (String name : new String[] {"journal-1", "snapshot-1"}) {
            Path file = data.resolve(name);
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 4;
            Files.write(file, bad);
            assertThatThrownBy(() -> MapDbRecords.check(data)).hasMessageContaining(file + " is damaged");
            assertThat(Files.readAllBytes(file)).isEqualTo(bad);
            Files.write(file, good);
        }
        Files.delete(data.resolve("journal-1"));
        assertThatThrownBy(() -> MapDbRecords.check(data)).hasMessageContaining("journal-1 is missing");
        assertThat(Folders.names(data)).containsExactly("snapshot-1");
        assertThatThrownBy(() -> MapDbRecords.check(temporary.resolve("nothing")))
                .hasMessageContaining("there is no store in");
    }

    @Test
    void checkLeavesATornTailWhereItIs() throws IOException {
        Path data = temporary.resolve("data");
        try (MapDbRecords records = Folders.open(data)) {
            Folders.commit(records, 0, 3);
        }
        Path journal = data.resolve("journal-0");
        byte[] torn = Arrays.copyOf(Files.readAllBytes(journal), (int) Files.size(journal) - Frame.HEAD - 3);
        Files.write(journal, torn);
        MapDbRecords.check(data);

        assertThat(Files.readAllBytes(journal)).isEqualTo(torn);
    }
}
