package tandem.store.mapdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * CRC32C of each block of a file up to some length, of which the last may be shorter. With them damage has a place, and
 * one flipped bit among gigabytes is found before anything is read from it.
 */
final class BlockChecksums {
    static final int BLOCK = 1 << 20;

    private final RandomAccessFile file;
    private final long length;
    private final byte[] buffer = new byte[BLOCK];

    BlockChecksums(RandomAccessFile file, long length) {
        this.file = file;
        this.length = length;
    }

    /** How many bytes the checksums of this many bytes take. */
    static int size(long length) {
        return Math.toIntExact((length + BLOCK - 1) / BLOCK * Integer.BYTES);
    }

    byte[] compute() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(size(length));
        file.seek(0);
        for (long at = 0; at < length; at += BLOCK) {
            all.putInt(next(at));
        }
        return all.array();
    }

    /** Where the first block begins that has another checksum, or -1. */
    long firstDifference(byte[] checksums) throws IOException {
        ByteBuffer expected = ByteBuffer.wrap(checksums);
        file.seek(0);
        for (long at = 0; at < length; at += BLOCK) {
            if (next(at) != expected.getInt()) {
                return at;
            }
        }
        return -1;
    }

    private int next(long at) throws IOException {
        int size = (int) Math.min(BLOCK, length - at);
        file.readFully(buffer, 0, size);
        CRC32C crc = new CRC32C();
        crc.update(buffer, 0, size);
        return (int) crc.getValue();
    }

    static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
