package tandem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The file with the master key: 32 random bytes as one line of base64, readable by its owner alone. Without it nothing
 * in the store can be read, so a missing key is never quietly replaced while there is data.
 */
public final class KeyFile {
    /** A key file is 45 bytes; more than this is some other file, given by mistake. */
    private static final int MAX_BYTES = 200;

    private final Path file;
    private final MasterKey master;

    private KeyFile(Path file, MasterKey master) {
        this.file = file;
        this.master = master;
    }

    /**
     * Reads the key, or makes one for a store that is still empty.
     *
     * @param data the data folder, for the messages
     * @param holdsData whether something was already stored there
     * @throws StoreException when the key is missing though there is data, is no key, or others may read it
     */
    public static KeyFile open(Path file, Path data, boolean holdsData) {
        try {
            if (!Files.exists(file)) {
                refuseToReplace(file, data, holdsData);
                make(file);
            }
            if (!Files.isRegularFile(file)) {
                throw new StoreException("the key file " + file + " is no file; set key.file to a file");
            }
            refuseOtherReaders(file);
            return new KeyFile(file, read(file, data));
        } catch (IOException e) {
            throw new StoreException(
                    "cannot read or make the key file " + file + " (" + e + "); check that its folder is there and"
                            + " yours to write, or set key.file to another place",
                    e);
        }
    }

    /** The key. */
    public MasterKey master() {
        return master;
    }

    /**
     * Makes a new key beside the one that holds, in place of one that was left there; nothing uses it yet.
     *
     * @throws StoreException when it cannot be written
     */
    public static MasterKey prepare(Path file) {
        Path fresh = fresh(file);
        try {
            Files.deleteIfExists(fresh);
            make(fresh);
            return read(fresh, fresh);
        } catch (IOException e) {
            throw new StoreException(
                    "cannot make a new key file " + fresh + " (" + e
                            + "); nothing was changed. The user that runs Tandem"
                            + " must be able to write into the folder of the key",
                    e);
        }
    }

    /**
     * Puts the new key in the place of the one before, all at once.
     *
     * @throws StoreException when it cannot be moved; then the one before is still there
     */
    public static void replace(Path file) {
        try {
            Files.move(fresh(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException("cannot put the new key in the place of " + file + " (" + e + ")", e);
        }
    }

    /** Makes certain that after a crash the new key is in its place. */
    public static void force(Path file) {
        try {
            Disk.forceName(file);
        } catch (IOException e) {
            throw new StoreException(
                    "the new key is in " + file + ", but it is not certain that it stays there (" + e
                            + "); run the same command again",
                    e);
        }
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static void refuseToReplace(Path file, Path data, boolean holdsData) {
        if (holdsData) {
            throw new StoreException("the key file " + file + " is missing but " + data
                    + " holds data; put the key back" + " from where you saved it: without it the data cannot be read");
        }
    }

    private static void make(Path file) throws IOException {
        byte[] master = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(master);
        String line = Base64.getEncoder().encodeToString(master) + "\n";
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh, Disk.rights(file, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(
                    "the key file " + file + " is just being made by another Tandem; stop it first", e);
        }
        Disk.forceName(file);
    }

    private static void refuseOtherReaders(Path file) throws IOException {
        if (!Disk.hasOwners(file)) {
            return;
        }
        for (PosixFilePermission right : Files.getPosixFilePermissions(file)) {
            if (!right.name().startsWith("OWNER_")) {
                throw new StoreException(
                        "the key file " + file + " is open to others than its owner; run: chmod 600 " + file);
            }
        }
    }

    private static MasterKey read(Path file, Path data) throws IOException {
        StoreException malformed = new StoreException("the key file " + file + " does not hold a key (one line of 44"
                + " base64 characters); put the right file back, or, if " + data + " holds no data yet, delete it");
        if (Files.size(file) > MAX_BYTES) {
            throw malformed;
        }
        try {
            // Latin-1 reads any byte; what is not base64 fails below.
            String line = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return new MasterKey(Base64.getDecoder().decode(line.strip()));
        } catch (IllegalArgumentException e) {
            throw malformed; // Not as its cause: the decoder's message may quote the key.
        }
    }

    /** The path, never the key. */
    @Override
    public String toString() {
        return "KeyFile(" + file + ")";
    }
}
