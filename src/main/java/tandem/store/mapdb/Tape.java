package tandem.store.mapdb;

import java.io.Closeable;
import java.io.IOException;

/** A file that is being written, by one thread. What was written is certain only after {@link #force}. */
interface Tape extends Closeable {
    /** Writes at this byte; a gap before it reads as zeros. When it throws, any part of the bytes may be written. */
    void write(long at, byte[] bytes) throws IOException;

    /** Cuts the file off at this length. */
    void cut(long length) throws IOException;

    /** Returns when everything written and cut is on the disk. */
    void force() throws IOException;

    long length() throws IOException;
}
