package tandem.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tandem.store.Disk;

/** Small things done to files and folders of a copy. */
final class Trees {

    private Trees() {}

    /** Deletes a folder or file with all that is in it, and answers whether it was there. */
    static boolean delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return false;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(tree)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
        return true;
    }

    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, Disk.rights(folder, "rwx------"));
    }

    /** Writes a new file for its owner alone, and has it on the disk when it returns. */
    static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        keep(file);
    }

    /** Makes a file that was written its owner's alone, and durable. */
    static void keep(Path file) throws IOException {
        if (Disk.hasOwners(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
