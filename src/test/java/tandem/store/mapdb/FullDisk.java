package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import tandem.store.Batch;

/** {@code FOLDER}: on a small disk, commits until it is full, makes space, and goes on. For {@link FullDiskTest}. */
final class FullDisk {
    private FullDisk() {}

    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[0]);
        Path filler = Files.write(disk.resolve("filler"), new byte[6 << 20]);
        Path data = disk.resolve("data");
        int count = 0;
        try (MapDbRecords records = Folders.open(data, new DiskVolume(), 4 << 20)) {
            String said = "";
            while (said.isEmpty()) {
                said = commit(records, count);
                count += said.isEmpty() ? 1 : 0;
            }
            System.out.println("full after some commits: " + (count > 100));
            System.out.println(said);
            System.out.println("again: " + commit(records, count).equals(said));
            System.out.println("readable: " + (records.get("row/" + (count - 1)) != null));
            System.out.println("invisible: " + (records.get("row/" + count) == null));
            Files.delete(filler);
            for (int i = 0; i < 100; i++) {
                System.out.print(commit(records, count++));
            }
            System.out.println(
                    "works again: " + (records.scan("", "\uffff", 99999).size() == count));
        }
        try (MapDbRecords records = Folders.open(data, new DiskVolume(), 4 << 20)) {
            System.out.println(
                    "all there: " + (records.scan("", "\uffff", 99999).size() == count));
        }
    }

    /** Commits a row of this number; what it is told when that fails, else nothing. */
    private static String commit(MapDbRecords records, int number) {
        try {
            records.commit(new Batch(Map.of(), Map.of("row/" + number, new byte[10_000]), Set.of()))
                    .join();
            return "";
        } catch (CompletionException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
