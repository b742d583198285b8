package tandem.store.mapdb;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import tandem.store.Batch;

/**
 * One commit in a journal: magic, length of the payload, sequence number, CRC32C, payload. The checksum covers all but
 * the magic, and the journal's salt before it: a value that happens to hold a whole frame of some journal is not taken
 * for one.
 */
@SuppressWarnings("ArrayRecordComponent") // Frames are written and read, never compared.
record Frame(long sequence, byte[] payload) {
    static final int MAGIC = 0x544e464d; // "TNFM"
    /** The bytes before the payload. */
    static final int HEAD = Integer.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;
    /** The longest payload: the largest batch, and for each of its keys and values a length of at most 4 bytes. */
    static final int MAX_PAYLOAD = 8 * Batch.MAX_BYTES;

    byte[] encode(long salt) {
        return ByteBuffer.allocate(HEAD + payload.length)
                .putInt(MAGIC)
                .putInt(payload.length)
                .putLong(sequence)
                .putInt(crc(salt, sequence, payload))
                .put(payload)
                .array();
    }

    static int crc(long salt, long sequence, byte[] payload) {
        CRC32C crc = new CRC32C();
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + Long.BYTES);
        crc.update(head.putLong(salt).putInt(payload.length).putLong(sequence).flip());
        crc.update(payload);
        return (int) crc.getValue();
    }
}
