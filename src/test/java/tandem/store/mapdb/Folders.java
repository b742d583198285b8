package tandem.store.mapdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tandem.store.Batch;
import tandem.store.Records;
import tandem.store.Row;
import tandem.store.TestStores;

/** What the tests of the files need: commits with known contents, and folders composed of the files of others. */
final class Folders {
    private Folders() {}

    static MapDbRecords open(Path folder) {
        return MapDbRecords.open(folder, TestStores.threads());
    }

    static MapDbRecords open(Path folder, Volume volume, long checkpointBytes) {
        return MapDbRecords.open(folder, TestStores.threads(), volume, checkpointBytes, System::nanoTime);
    }

    /** Merges what is in the journals of a closed store. */
    static void merge(Path folder) {
        try (MapDbRecords records = open(folder)) {
            records.checkpoint().join();
        }
    }

    /** Makes the commits of these numbers; each writes row {@code row/<number % 5>} and {@code last}. */
    static void commit(Records records, int from, int to) {
        for (int number = from; number < to; number++) {
            records.commit(batch(number)).join();
        }
    }

    static Batch batch(int number) {
        byte[] value = ("value " + number).getBytes(UTF_8);
        Set<String> deletes = number % 4 == 3 ? Set.of("row/" + (number + 1) % 5) : Set.of();
        return new Batch(Map.of(), Map.of("row/" + number % 5, value, "last", value), deletes);
    }

    /** What a store holds after the commits below this number. */
    static Map<String, String> contentsAfter(int commits) {
        return contentsOf(IntStream.range(0, commits).boxed().toList());
    }

    /** What a store holds after these commits. */
    static Map<String, String> contentsOf(List<Integer> commits) {
        Map<String, String> rows = new TreeMap<>();
        for (int number : commits) {
            Batch batch = batch(number);
            batch.puts().forEach((key, value) -> rows.put(key, new String(value, UTF_8)));
            batch.deletes().forEach(rows::remove);
        }
        return rows;
    }

    static Map<String, String> contents(Records records) {
        Map<String, String> rows = new TreeMap<>();
        for (Row row : records.scan("", "\uffff", 1000)) {
            rows.put(row.key(), new String(row.value(), UTF_8));
        }
        return rows;
    }

    static Map<String, String> contents(Path folder) {
        try (MapDbRecords records = open(folder)) {
            return contents(records);
        }
    }

    /** Copies these files of a folder into a new one. */
    static Path copy(Path from, Path to, String... names) throws IOException {
        Files.createDirectories(to);
        for (String name : names) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
        return to;
    }

    /** The names of the files that hold data, sorted. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock"))
                    .sorted()
                    .toList();
        }
    }
}
