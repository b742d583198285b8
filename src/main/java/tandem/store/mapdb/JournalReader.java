package tandem.store.mapdb;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.store.Batch;
import tandem.store.StoreException;

/**
 * Reads a journal from its header to its last good frame. Bytes after that are a torn tail, which a crash in the middle
 * of a write leaves, only in the last journal and only when no good frame follows; anything else is damage and refused.
 */
final class JournalReader implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final int WINDOW = 1 << 16;

    private final Path path;
    private final RandomAccessFile file;
    private final long length;

    JournalReader(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.length = file.length();
    }

    /** Whether anything was ever written after the header; what is reserved is zeros. */
    static boolean beginsAFrame(Path path) throws IOException {
        try (JournalReader reader = new JournalReader(path)) {
            return reader.read(JournalHeader.SIZE, Integer.BYTES)
                    .filter(magic -> ByteBuffer.wrap(magic).getInt() != 0)
                    .isPresent();
        }
    }

    /** Who gets the commits, in order. */
    interface Taker {
        void take(long sequence, Batch batch);
    }

    /**
     * Hands over every commit of this journal.
     *
     * @param base the sequence number before its first commit
     * @param isLast whether it was the journal being written, so that its tail may be torn
     */
    Journal.Replayed replay(long number, long base, boolean isLast, Taker taker) throws IOException {
        JournalHeader header = header(number, base);
        long at = JournalHeader.SIZE;
        long last = base;
        boolean closed = false;
        for (Optional<Frame> next = frameAt(at, header.salt()); next.isPresent(); next = frameAt(at, header.salt())) {
            Frame frame = next.get();
            take(frame, last, at, taker);
            last = frame.last();
            closed = frame.isMark();
            at += frame.length();
        }
        if (at < length) {
            judgeTail(at, header.salt(), isLast);
        }
        return new Journal.Replayed(header.salt(), last, at, closed);
    }

    private void take(Frame frame, long last, long at, Taker taker) {
        if (frame.first() != last + 1) {
            throw damaged(at, "commit " + frame.first() + " follows commit " + last);
        }
        long sequence = frame.first();
        for (Batch batch : batches(frame, at)) {
            taker.take(sequence++, batch);
        }
    }

    private JournalHeader header(long number, long base) throws IOException {
        JournalHeader header = read(0, JournalHeader.SIZE)
                .flatMap(JournalHeader::decode)
                .orElseThrow(() -> damaged(0, "it does not begin like a journal of this version of Tandem"));
        if (header.number() != number || header.base() != base) {
            throw damaged(
                    0,
                    "it is journal " + header.number() + " after commit " + header.base() + ", but journal " + number
                            + " after commit " + base + " belongs here");
        }
        return header;
    }

    private List<Batch> batches(Frame frame, long at) {
        try {
            return BatchCode.decode(frame.count(), frame.payload());
        } catch (IOException e) {
            throw damaged(at, "a commit cannot be decoded (" + e + ")");
        }
    }

    private void judgeTail(long at, long salt, boolean isLast) throws IOException {
        if (!isLast) {
            throw damaged(at, "a later journal goes on after it");
        }
        long found = nextFrame(at + 1, salt);
        if (found >= 0) {
            throw damaged(at, "good commits follow from byte " + found + " on");
        }
        if (!isZero(at)) {
            LOG.info("{} was not closed; what was not finished after byte {} is cut off", path, at);
        }
    }

    /** Whether nothing was written after this byte: the rest is only space that was taken in advance. */
    private boolean isZero(long from) throws IOException {
        for (long start = from; start < length; start += WINDOW) {
            for (byte one : read(start, (int) Math.min(WINDOW, length - start)).orElseThrow()) {
                if (one != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where the first good frame at or after this byte begins, or -1. */
    private long nextFrame(long from, long salt) throws IOException {
        for (long start = from; start + Frame.HEAD <= length; start += WINDOW) {
            // Windows overlap by the three bytes that a magic may reach into the next one.
            int size = (int) Math.min(WINDOW + Integer.BYTES - 1, length - start);
            ByteBuffer window = ByteBuffer.wrap(read(start, size).orElseThrow());
            for (int at = 0; at + Integer.BYTES <= size; at++) {
                if (window.getInt(at) == Frame.MAGIC
                        && frameAt(start + at, salt).isPresent()) {
                    return start + at;
                }
            }
        }
        return -1;
    }

    private Optional<Frame> frameAt(long at, long salt) throws IOException {
        Optional<ByteBuffer> head = read(at, Frame.HEAD).map(ByteBuffer::wrap);
        if (head.isEmpty() || head.get().getInt() != Frame.MAGIC) {
            return Optional.empty();
        }
        int size = head.get().getInt();
        long first = head.get().getLong();
        int count = head.get().getInt();
        int crc = head.get().getInt();
        return size < 0 || size > Frame.MAX_PAYLOAD
                ? Optional.empty()
                : read(at + Frame.HEAD, size)
                        .map(payload -> new Frame(first, count, payload))
                        .filter(frame -> frame.crc(salt) == crc);
    }

    private Optional<byte[]> read(long at, int size) throws IOException {
        if (at + size > length) {
            return Optional.empty();
        }
        byte[] bytes = new byte[size];
        file.seek(at);
        file.readFully(bytes);
        return Optional.of(bytes);
    }

    private StoreException damaged(long at, String why) {
        return new StoreException(path + " is damaged at byte " + at + ": " + why
                + "; nothing was changed. Restore a backup of the whole folder, and check the disk");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
