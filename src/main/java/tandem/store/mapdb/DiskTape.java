package tandem.store.mapdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A tape on a real disk. Not by a channel: a thread that is interrupted while it writes to a channel closes it for
 * everybody, and callers of a store are interrupted.
 */
final class DiskTape implements Tape {
    private final RandomAccessFile file;

    private DiskTape(RandomAccessFile file) {
        this.file = file;
    }

    static DiskTape open(Path path, long length) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        boolean ready = false;
        try {
            if (file.length() > length) {
                file.setLength(length);
                file.getFD().sync();
            }
            file.seek(length);
            ready = true;
            return new DiskTape(file);
        } finally {
            if (!ready) {
                file.close();
            }
        }
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        file.write(bytes);
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
