package tandem.store.mapdb;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first bytes of a journal: magic with the format version, the journal's number, the sequence number of the last
 * commit before it, the salt of its frames, CRC32C. A file has its name only when these are on the disk.
 */
record JournalHeader(long number, long base, long salt) {
    private static final long MAGIC = 0x54414e444a524e32L; // "TANDJRN2"
    private static final int CHECKED = 4 * Long.BYTES;
    static final int SIZE = CHECKED + Integer.BYTES;

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        bytes.putLong(MAGIC).putLong(number).putLong(base).putLong(salt);
        return bytes.putInt(crc(bytes.array())).array();
    }

    /** The header, or nothing when these bytes are none. */
    static Optional<JournalHeader> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getLong() != MAGIC) {
            return Optional.empty();
        }
        JournalHeader header = new JournalHeader(in.getLong(), in.getLong(), in.getLong());
        return in.getInt() == crc(bytes) ? Optional.of(header) : Optional.empty();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKED);
        return (int) crc.getValue();
    }
}
