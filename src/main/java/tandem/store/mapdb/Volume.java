package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Everything the store does to files that a crash can fall between. There is the real one, {@link DiskVolume}, and in the
 * tests one that loses power or runs full at any operation. Reading goes past it.
 */
interface Volume {
    /** A new file for writing, empty also when there was one. */
    Tape create(Path file) throws IOException;

    /** A file that is there, for writing. */
    Tape open(Path file) throws IOException;

    /** Gives a file another name in its folder at once, in place of what had that name. */
    void move(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** Makes new, changed and removed names in this folder certain. */
    void forceNames(Path folder) throws IOException;

    /** How many bytes can still be written in this folder, about. */
    long usable(Path folder) throws IOException;
}
