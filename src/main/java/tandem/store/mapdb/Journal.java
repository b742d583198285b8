package tandem.store.mapdb;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The journal that is being written: frames after a header, and zeros up to where space is reserved, because forcing
 * bytes that a file already has needs nothing else written: one commit after the other is a third faster. For one thread.
 */
final class Journal implements Closeable {
    /** How much is reserved each time; more would make the write that reserves it noticeable. */
    private static final int RESERVE = 1 << 20;

    private final Tape tape;
    private final long number;
    private final long salt;
    private long last;
    private long end;
    private boolean marked;
    private long reserved;
    private boolean broken;

    private Journal(Tape tape, long number, Replayed replayed) {
        this.tape = tape;
        this.number = number;
        this.salt = replayed.salt();
        this.last = replayed.last();
        this.end = replayed.end();
        this.reserved = end;
        this.marked = replayed.marked();
    }

    /** Makes an empty journal that begins after this sequence number. */
    static Replayed create(StoreFolder folder, long number, long base) throws IOException {
        JournalHeader header = new JournalHeader(number, base, new SecureRandom().nextLong());
        Path file = folder.journal(number);
        try (Tape tape = folder.volume().create(StoreFolder.unfinished(file))) {
            tape.write(0, header.encode());
            tape.force();
        }
        folder.finish(file);
        return new Replayed(header.salt(), base, JournalHeader.SIZE, false);
    }

    /**
     * Goes on with a journal after its last good frame; what follows that is cut off. One that was not closed cleanly is
     * written again as it is: what can be read after a force that failed is perhaps not on the disk, and never will be.
     */
    static Journal resume(StoreFolder folder, long number, Replayed replayed) throws IOException {
        Tape tape = folder.volume().open(folder.journal(number));
        boolean ready = false;
        try {
            if (tape.length() > replayed.end()) {
                tape.cut(replayed.end());
                tape.force();
            }
            if (!replayed.marked() && replayed.bytes() > 0) {
                writeAgain(folder.journal(number), tape, replayed.end());
                tape.force();
            }
            ready = true;
            return new Journal(tape, number, replayed);
        } finally {
            if (!ready) {
                tape.close();
            }
        }
    }

    private static void writeAgain(Path file, Tape tape, long end) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            for (long at = 0; at < end; at += RESERVE) {
                byte[] piece = new byte[(int) Math.min(RESERVE, end - at)];
                in.readFully(piece);
                tape.write(at, piece);
            }
        }
    }

    /**
     * Appends a frame and forces it. When it throws, the frame is not in the journal and the next one may be tried,
     * unless the journal {@link #isBroken}: then nobody knows what it ends with.
     */
    void append(Frame frame) throws IOException {
        byte[] bytes = frame.encode(salt);
        try {
            write(bytes);
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
        force();
        end += bytes.length;
        last = frame.last();
        marked = frame.isMark();
    }

    private void write(byte[] bytes) throws IOException {
        if (end + bytes.length > reserved) {
            try {
                tape.write(end, Arrays.copyOf(bytes, bytes.length + RESERVE));
                reserved = end + bytes.length + RESERVE;
                return;
            } catch (IOException e) {
                // Perhaps there is space for the frame alone; what was written after it is zeros.
                reserved = end;
            }
        }
        tape.write(end, bytes);
    }

    private void cutBack(IOException cause) {
        reserved = end;
        broken = true;
        try {
            tape.cut(end);
            tape.force();
            broken = false;
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** A force that failed is not tried again: the system may have dropped what it could not write, and say it did. */
    private void force() throws IOException {
        broken = true;
        tape.force();
        broken = false;
    }

    /** Gives back what is reserved, so that the journal ends with its last frame. */
    void finish() throws IOException {
        reserved = end;
        tape.cut(end);
        force();
    }

    /** Finishes and marks it as closed; not when it is broken, or when the last frame is a mark or there is none. */
    void finishClosed() throws IOException {
        if (!broken) {
            if (!marked && end > JournalHeader.SIZE) {
                byte[] mark = Frame.mark(last).encode(salt);
                tape.write(end, mark);
                end += mark.length;
                marked = true;
            }
            finish();
        }
    }

    boolean isBroken() {
        return broken;
    }

    /** Nothing may be appended any more. */
    void breakOff() {
        broken = true;
    }

    long last() {
        return last;
    }

    long number() {
        return number;
    }

    /** Where it ends now. */
    Position position() {
        return new Position(number, new Replayed(salt, last, end, marked));
    }

    @Override
    public void close() throws IOException {
        tape.close();
    }

    /** A place after a frame of a journal that is on the disk. */
    record Position(long number, Replayed until) {}

    /**
     * What reading a journal came to.
     *
     * @param salt the salt of its frames
     * @param last the sequence number of the last commit in it or before it
     * @param end where the last good frame ends, in bytes
     * @param marked whether that frame says that the journal was closed
     */
    record Replayed(long salt, long last, long end, boolean marked) {
        /** The bytes of its frames. */
        long bytes() {
            return end - JournalHeader.SIZE;
        }
    }
}
