package tandem.store.mapdb;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tandem.store.Disk;
import tandem.store.StoreException;

/**
 * A copy of the newest snapshot and the journals after it, up to a commit, made while commits go on; nobody deletes files
 * meanwhile. It is made beside the target, verified there, and gets the target's name only when all of it is certain.
 */
final class Backup {
    private static final int PIECE = 1 << 20;

    private final StoreFolder folder;
    private final Supplier<Journal.Position> position;

    Backup(StoreFolder folder, Supplier<Journal.Position> position) {
        this.folder = folder;
        this.position = position;
    }

    void to(Path target) {
        Path place = target.toAbsolutePath().normalize();
        try {
            requireEmpty(place);
            Path beside = place.resolveSibling(place.getFileName() + ".tmp");
            clear(beside);
            Files.createDirectories(beside, Disk.rights(beside, "rwx------"));
            StoreFolder copy = new StoreFolder(beside, folder.volume());
            copyTo(copy);
            new Recovery(copy).check();
            folder.volume().forceNames(beside);
            Files.deleteIfExists(place);
            folder.volume().move(beside, place);
            Disk.forceName(place);
        } catch (IOException e) {
            throw new StoreException("cannot copy the store to " + target + " (" + e + "); is there space?", e);
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        if (Files.exists(target)) {
            boolean empty = false;
            if (Files.isDirectory(target)) {
                try (Stream<Path> files = Files.list(target)) {
                    empty = files.findAny().isEmpty();
                }
            }
            if (!empty) {
                throw new StoreException(
                        target + " is there already and not empty; name a folder that is not there yet");
            }
        }
    }

    /** Takes away what an attempt that was cut off has left. */
    private void clear(Path beside) throws IOException {
        if (Files.isDirectory(beside)) {
            StoreFolder left = new StoreFolder(beside, folder.volume());
            left.removeUnfinished();
            left.removeBelow(Long.MAX_VALUE);
        }
    }

    /** The snapshot is looked for first: a journal of its number is there from before it had its name. */
    private void copyTo(StoreFolder copy) throws IOException {
        long snapshot = folder.newestSnapshot();
        Journal.Position until = position.get();
        if (snapshot > 0) {
            copy(folder.snapshot(snapshot), copy.snapshot(snapshot), Long.MAX_VALUE, new byte[0]);
        }
        for (long number = snapshot; number < until.number(); number++) {
            copy(folder.journal(number), copy.journal(number), Long.MAX_VALUE, new byte[0]);
        }
        copy(
                folder.journal(until.number()),
                copy.journal(until.number()),
                until.until().end(),
                end(until.until()));
    }

    /** What the last journal ends with, so that a change in any of its bytes is found, as after a clean stop. */
    private static byte[] end(Journal.Replayed until) {
        return until.marked() || until.bytes() == 0
                ? new byte[0]
                : Frame.mark(until.last()).encode(until.salt());
    }

    private void copy(Path from, Path to, long most, byte[] end) throws IOException {
        byte[] piece = new byte[PIECE];
        try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r");
                Tape out = folder.volume().create(to)) {
            long length = Math.min(most, in.length());
            for (long at = 0; at < length; ) {
                int read = in.read(piece, 0, (int) Math.min(PIECE, length - at));
                if (read < 0) {
                    throw new EOFException(from + " became shorter while it was copied");
                }
                out.write(at, read == PIECE ? piece : Arrays.copyOf(piece, read));
                at += read;
            }
            out.write(length, end);
            out.force();
        }
    }
}
