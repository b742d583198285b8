package tandem.store.mapdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.zip.CRC32C;
import tandem.store.Row;

/** Counts and checksums the rows that pass through it, so that what was written can be compared with what is read. */
final class Tally implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final CRC32C crc = new CRC32C();
    private long count;

    Tally(Iterator<Row> rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        Row row = rows.next();
        byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + Integer.BYTES);
        crc.update(head.putInt(key.length)
                .putLong(row.revision())
                .putInt(row.size())
                .flip());
        crc.update(key);
        crc.update(row.value());
        count++;
        return row;
    }

    long count() {
        return count;
    }

    boolean agreesWith(Tally other) {
        return count == other.count && crc.getValue() == other.crc.getValue();
    }
}
