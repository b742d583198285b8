package tandem.store.mapdb;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The last bytes of a snapshot: magic with the format version, the sequence number of the newest commit in it, the count
 * of its rows, the length of the file, CRC32C of the table of checksums before it, CRC32C of the trailer.
 */
record Trailer(long sequence, long rows, long length, int checksums) {
    private static final long MAGIC = 0x54414e44534e5033L; // "TANDSNP3"
    private static final int CHECKED = 4 * Long.BYTES + Integer.BYTES;
    static final int SIZE = CHECKED + Integer.BYTES;

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        bytes.putLong(MAGIC).putLong(sequence).putLong(rows).putLong(length).putInt(checksums);
        return bytes.putInt(crc(bytes.array())).array();
    }

    /** The trailer, or nothing when these bytes are none. */
    static Optional<Trailer> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getLong() != MAGIC) {
            return Optional.empty();
        }
        Trailer trailer = new Trailer(in.getLong(), in.getLong(), in.getLong(), in.getInt());
        return in.getInt() == crc(bytes) ? Optional.of(trailer) : Optional.empty();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKED);
        return (int) crc.getValue();
    }
}
