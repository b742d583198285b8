package tandem.store.mapdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tandem.store.Disk;

/**
 * The real disk. Files are not written through channels: a thread that is interrupted while it uses a channel closes it,
 * and nobody knows who interrupts the threads that the store was given.
 */
final class DiskVolume implements Volume {
    @Override
    public Tape create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return new DiskTape(new RandomAccessFile(file.toFile(), "rw"));
    }

    @Override
    public Tape open(Path file) throws IOException {
        return new DiskTape(new RandomAccessFile(file.toFile(), "rw"));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    @Override
    public void forceNames(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        while (!forcedNames(folder)) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether that was done; not when the thread was interrupted meanwhile. */
    private static boolean forcedNames(Path folder) throws IOException {
        try {
            Disk.forceName(folder.resolve("any"));
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    @Override
    public long usable(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private record DiskTape(RandomAccessFile file) implements Tape {
        @Override
        public void write(long at, byte[] bytes) throws IOException {
            file.seek(at);
            file.write(bytes);
        }

        @Override
        public void cut(long length) throws IOException {
            if (file.length() > length) {
                file.setLength(length);
            }
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
