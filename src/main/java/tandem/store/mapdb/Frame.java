package tandem.store.mapdb;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import tandem.store.Batch;

/**
 * Commits that were written together: magic, length of the payload, sequence number of the first, how many, CRC32C,
 * payload. They share one checksum because the pages of one write may reach the disk in any order: with a frame for
 * each, a power cut could leave a bad one before a good one, which is taken for damage. A frame of no commits is a mark:
 * the journal was closed cleanly here, so nothing before it can be a torn write. The checksum covers all but the magic,
 * and the journal's salt before it: a value that happens to hold a whole frame of some journal is not taken for one.
 */
@SuppressWarnings("ArrayRecordComponent") // Frames are written and read, never compared.
record Frame(long first, int count, byte[] payload) {
    static final int MAGIC = 0x544e4647; // "TNFG"
    /** The bytes before the payload. */
    static final int HEAD = Integer.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;
    /** The longest payload: the largest batch, and for each of its keys and values a length of at most 4 bytes. */
    static final int MAX_PAYLOAD = 8 * Batch.MAX_BYTES;

    static Frame mark(long last) {
        return new Frame(last + 1, 0, new byte[0]);
    }

    boolean isMark() {
        return count == 0;
    }

    /** The sequence number of the last commit in it, or before it when it is a mark. */
    long last() {
        return first + count - 1;
    }

    int length() {
        return HEAD + payload.length;
    }

    byte[] encode(long salt) {
        return ByteBuffer.allocate(length())
                .putInt(MAGIC)
                .putInt(payload.length)
                .putLong(first)
                .putInt(count)
                .putInt(crc(salt))
                .put(payload)
                .array();
    }

    int crc(long salt) {
        CRC32C crc = new CRC32C();
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES);
        crc.update(head.putLong(salt)
                .putInt(payload.length)
                .putLong(first)
                .putInt(count)
                .flip());
        crc.update(payload);
        return (int) crc.getValue();
    }
}
