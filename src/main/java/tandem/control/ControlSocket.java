package tandem.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the socket of a data folder is: in a folder of its own that only its owner can enter, so that nobody else can
 * reach the socket, not even in the moment in which it is made.
 */
record ControlSocket(Path data) {

    /** What every system takes for a Unix-domain socket: macOS has room for 104 bytes with the zero at the end. */
    private static final int LONGEST = 103;

    Path folder() {
        return data.resolve("control");
    }

    Path file() {
        return folder().resolve("socket");
    }

    /** The address, by the shorter of its two names; nothing when even that is too long for a socket. */
    Optional<UnixDomainSocketAddress> address() {
        Path here = Path.of("").toAbsolutePath();
        Path whole = file().toAbsolutePath();
        Path relative = here.getRoot().equals(whole.getRoot()) ? here.relativize(whole) : whole;
        Path shorter = length(relative) < length(whole) ? relative : whole;
        return length(shorter) > LONGEST ? Optional.empty() : Optional.of(UnixDomainSocketAddress.of(shorter));
    }

    /** Makes the folder, for the owner alone. */
    void makeFolder() throws IOException {
        if (!hasOwners()) {
            Files.createDirectories(folder());
            return;
        }
        var owner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder(), PosixFilePermissions.asFileAttribute(owner));
        Files.setPosixFilePermissions(folder(), owner);
    }

    private boolean hasOwners() {
        return data.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static int length(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
