package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.Row;
import tandem.store.StoreException;

final class SnapshotTest {
    @TempDir
    Path folder;

    private StoreFolder store;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("snapshot-1");
        store = new StoreFolder(folder, new DiskVolume());
        Snapshot.write(store, 1, 9, rows(200).iterator()).table().close();
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Snapshot snapshot = Snapshot.open(file);
        try (SortedTable table = snapshot.table()) {
            assertThat(snapshot.sequence()).isEqualTo(9);
            assertThat(table.size()).isEqualTo(200);
            assertThat(keys(table.scan(null, null)))
                    .isEqualTo(rows(200).stream().map(Row::key).toList());
        }
        assertThat(Folders.names(folder)).containsExactly("snapshot-1");
    }

    @Test
    void canBeEmpty() throws IOException {
        Path empty = folder.resolve("snapshot-2");
        Snapshot.write(store, 2, 3, List.<Row>of().iterator()).table().close();

        try (SortedTable table = Snapshot.open(empty).table()) {
            assertThat(table.scan(null, null).hasNext()).isFalse();
            assertThat(table.get("a")).isNull();
        }
    }

    @Test
    void sortsAsStringsDo() throws IOException {
        Random random = new Random(5);
        TreeMap<String, Row> sorted = new TreeMap<>();
        int[] alphabet = {' ', '!', '/', '0', '9', 'A', 'a', 'b', '~'};
        for (int i = 0; i < 2000; i++) {
            int[] points = random.ints(1 + random.nextInt(5), 0, alphabet.length)
                    .map(at -> alphabet[at])
                    .toArray();
            String key = new String(points, 0, points.length);
            sorted.put(key, new Row(key, 1, new byte[] {1}));
        }
        Path other = folder.resolve("snapshot-2");
        Snapshot.write(store, 2, 1, sorted.values().iterator()).table().close();

        try (SortedTable table = Snapshot.open(other).table()) {
            assertThat(keys(table.scan(null, null))).isEqualTo(List.copyOf(sorted.keySet()));
            for (String key : sorted.keySet()) {
                assertThat(table.get(key)).isNotNull();
                assertThat(table.scan(key, null).next().key()).isEqualTo(key);
            }
        }
    }

    @Test
    void refusesEveryFlippedBit() throws IOException {
        long length = Files.size(file);
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            refusesFlipAt((long) (random.nextDouble() * length));
        }
        for (long at = length - Trailer.SIZE; at < length; at++) {
            refusesFlipAt(at);
        }
        Snapshot.open(file).table().close();
    }

    @Test
    void saysWhichBytesAreDamaged() throws IOException {
        long block = BlockChecksums.BLOCK;
        flip(block + 77);

        assertThatThrownBy(() -> Snapshot.open(file))
                .hasMessage(file + " is damaged in the bytes from " + block + " to " + 2 * block
                        + ": their checksum is wrong; nothing was changed. Restore a backup of the whole folder, and"
                        + " check the disk");
    }

    @Test
    void saysWhenOnlyItsChecksumsAreDamaged() throws IOException {
        flip(Files.size(file) - Trailer.SIZE - 1);

        assertThatThrownBy(() -> Snapshot.open(file)).hasMessageContaining("its checksums were changed");
    }

    @Test
    void refusesToBeCutAnywhere() throws IOException {
        long length = Files.size(file);
        Random random = new Random(8);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            // From long to short, so that the file need not be written again each time.
            long[] cuts = random.longs(1000, 0, length).sorted().toArray();
            for (int i = cuts.length - 1; i >= 0; i--) {
                bytes.setLength(cuts[i]);
                assertThatThrownBy(() -> Snapshot.open(file))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(file + " is damaged in the bytes from ")
                        .hasMessageContaining("Restore a backup");
            }
        }
    }

    @Test
    void refusesAnotherVersionInWords() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - Trailer.SIZE + 7] = '1';
        Files.write(file, bytes);

        assertThatThrownBy(() -> Snapshot.open(file)).hasMessageContaining("of this version of Tandem");
    }

    @Test
    void refusesEveryOtherLength() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, Trailer.SIZE, whole.length / 2, whole.length - 1, whole.length + 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Snapshot.open(file)).hasMessageContaining(file + " is damaged");
        }
        byte[] shifted = new byte[whole.length - 4096];
        System.arraycopy(whole, 4096, shifted, 0, shifted.length);
        Files.write(file, shifted);
        assertThatThrownBy(() -> Snapshot.open(file)).hasMessageContaining(file + " is damaged");
    }

    @Test
    void refusesAnotherCountOfRows() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = bytes.length - Trailer.SIZE;
        Trailer trailer =
                Trailer.decode(Arrays.copyOfRange(bytes, start, bytes.length)).orElseThrow();
        Trailer wrong = new Trailer(trailer.sequence(), 201, trailer.length(), trailer.checksums());
        System.arraycopy(wrong.encode(), 0, bytes, start, Trailer.SIZE);
        Files.write(file, bytes);

        assertThatThrownBy(() -> Snapshot.open(file)).hasMessageContaining("it should hold 201 rows");
    }

    @Test
    void isNotMadeOfRowsInDisorder() {
        Path other = folder.resolve("snapshot-2");
        List<Row> rows = List.of(new Row("b", 1, new byte[1]), new Row("a", 1, new byte[1]));

        assertThatThrownBy(() -> Snapshot.write(store, 2, 1, rows.iterator())).isInstanceOf(StoreException.class);
        assertThat(other).doesNotExist();
    }

    @Test
    void aTallyTellsRowsApart() {
        Row row = new Row("ab", 1, new byte[] {'c'});
        List<Row> others = List.of(
                new Row("a", 1, new byte[] {'b', 'c'}),
                new Row("ab", 2, new byte[] {'c'}),
                new Row("ab", 1, new byte[] {'d'}));
        Tally tally = tally(List.of(row));

        assertThat(tally(List.of(row)).agreesWith(tally)).isTrue();
        assertThat(tally(List.of(row, row)).agreesWith(tally)).isFalse();
        for (Row other : others) {
            assertThat(tally(List.of(other)).agreesWith(tally)).isFalse();
        }
    }

    private void refusesFlipAt(long at) throws IOException {
        flip(at);
        assertThatThrownBy(() -> Snapshot.open(file))
                .as("flipped at %s", at)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file + " is damaged")
                .hasMessageContaining("Restore a backup");
        flip(at);
    }

    private void flip(long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ (1 << at % 8));
        }
    }

    private static List<Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row(String.format("row/%05d", i), 1 + i % 9, new byte[i]))
                .toList();
    }

    private static List<String> keys(Iterator<Row> rows) {
        List<String> keys = new ArrayList<>();
        rows.forEachRemaining(row -> keys.add(row.key()));
        return keys;
    }

    private static Tally tally(List<Row> rows) {
        Tally tally = new Tally(rows.iterator());
        tally.forEachRemaining(row -> {});
        return tally;
    }
}
