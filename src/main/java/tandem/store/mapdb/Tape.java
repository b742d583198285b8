package tandem.store.mapdb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file that only grows, and whose every write is on the disk when it returns. */
interface Tape extends Closeable {
    /** Appends and forces; when it throws, any part of the bytes may be in the file, and nothing may be appended again. */
    void append(byte[] bytes) throws IOException;

    /** How a tape is opened; a test puts a failing disk here. */
    interface Opener {
        /** The file as a tape that goes on after its first {@code length} bytes; what follows them is cut off. */
        Tape open(Path file, long length) throws IOException;
    }
}
