package tandem.store.mapdb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The journal that is being written: frames after a header, each on the disk before {@link #append} returns. */
final class Journal implements Closeable {
    private final Tape tape;
    private final long salt;

    private Journal(Tape tape, long salt) {
        this.tape = tape;
        this.salt = salt;
    }

    /** Makes an empty journal that begins after this sequence number. */
    static void create(StoreFolder folder, long number, long base) throws IOException {
        Path file = folder.journal(number);
        Path unfinished = StoreFolder.unfinished(file);
        Files.deleteIfExists(unfinished);
        try (DiskTape tape = DiskTape.open(unfinished, 0)) {
            tape.append(new JournalHeader(number, base, new SecureRandom().nextLong()).encode());
        }
        StoreFolder.finish(file);
    }

    /** Goes on with a journal after its last good frame. */
    static Journal resume(Path file, Replayed replayed, Tape.Opener opener) throws IOException {
        return new Journal(opener.open(file, replayed.end()), replayed.salt());
    }

    void append(Frame frame) throws IOException {
        tape.append(frame.encode(salt));
    }

    @Override
    public void close() throws IOException {
        tape.close();
    }

    /**
     * What reading a journal came to.
     *
     * @param salt the salt of its frames
     * @param last the sequence number of the last commit in it or before it
     * @param end where the last good frame ends, in bytes
     */
    record Replayed(long salt, long last, long end) {
        /** The bytes of its frames. */
        long bytes() {
            return end - JournalHeader.SIZE;
        }
    }
}
