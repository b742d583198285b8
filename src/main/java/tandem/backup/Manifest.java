package tandem.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import tandem.store.StoreException;

/**
 * What belongs to a backup, as lines in a file of its own: without it, or with a file that is not as it says, there is
 * no backup. A journal that was cut short on its way looks like one that a crash left, so its length must be known.
 *
 * @param made when
 * @param store which of the stores of a data folder it is from
 * @param files by name
 */
record Manifest(Instant made, String store, Map<String, Sum> files) {

    static final String NAME = "backup.txt";

    private static final String FIRST_LINE = "tandem backup 1";
    private static final int BUFFER = 1 << 16;

    /** Length in bytes and CRC32C of a file. */
    record Sum(long length, long checksum) {

        static Sum of(Path file) throws IOException {
            CRC32C crc = new CRC32C();
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    length += read;
                }
            }
            return new Sum(length, crc.getValue());
        }
    }

    Manifest {
        files = Map.copyOf(files);
    }

    /** The manifest of the files that are in this folder. */
    static Manifest of(Path folder, Instant made, String store) throws IOException {
        Map<String, Sum> files = new TreeMap<>();
        for (Path file : files(folder)) {
            files.put(file.getFileName().toString(), Sum.of(file));
        }
        return new Manifest(made, store, files);
    }

    byte[] encode() {
        List<String> lines = new ArrayList<>(List.of(FIRST_LINE, "made " + made, "store " + store));
        new TreeMap<>(files)
                .forEach((name, sum) -> lines.add("file " + name + " " + sum.length() + " " + sum.checksum()));
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the manifest of a backup and compares every file with it.
     *
     * @throws StoreException when the backup is not whole
     */
    static Manifest verified(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Manifest manifest = decode(Files.readAllLines(file, StandardCharsets.UTF_8));
            for (Map.Entry<String, Sum> each : manifest.files().entrySet()) {
                Path copy = folder.resolve(each.getKey());
                if (!Files.isRegularFile(copy)) {
                    throw damaged(folder, each.getKey() + " is missing");
                }
                if (!Sum.of(copy).equals(each.getValue())) {
                    throw damaged(folder, each.getKey() + " is not as it was written");
                }
            }
            return manifest;
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged(folder, file.getFileName() + " is none of this version");
        } catch (IOException e) {
            throw new StoreException("cannot read the backup in " + folder + " (" + e + ")", e);
        }
    }

    private static Manifest decode(List<String> lines) {
        if (!lines.get(0).equals(FIRST_LINE)) {
            throw new IllegalArgumentException("another version");
        }
        Map<String, Sum> files = new TreeMap<>();
        for (String line : lines.subList(3, lines.size())) {
            String[] parts = line.split(" ", -1);
            if (!parts[1].matches("[a-z]+-\\d+")) {
                throw new IllegalArgumentException("no name of a file of a store");
            }
            files.put(parts[1], new Sum(Long.parseLong(parts[2]), Long.parseLong(parts[3])));
        }
        return new Manifest(Instant.parse(value(lines.get(1), "made ")), value(lines.get(2), "store "), files);
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name)) {
            throw new IllegalArgumentException("another line was expected");
        }
        return line.substring(name.length());
    }

    private static StoreException damaged(Path folder, String why) {
        return new StoreException("the backup in " + folder + " is not whole: " + why + "; use another backup");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
