package tandem.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What a file system needs to be told so that a file survives a power cut and is nobody else's to read. */
public final class Disk {
    private Disk() {}

    /** Whether this path lives where files have an owner, a group and others. */
    public static boolean hasOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The attributes for a new file or folder with these rights, such as {@code rw-------}; none where there are none. */
    public static FileAttribute<?>[] rights(Path path, String rights) {
        return hasOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** Makes the name of a new or moved file or folder durable: only after this is it certain to be found again. */
    public static void forceName(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !hasOwners(folder)) {
            return; // Windows cannot open a folder, and keeps names in its own journal.
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
