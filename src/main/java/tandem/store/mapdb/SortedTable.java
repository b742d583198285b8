package tandem.store.mapdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBException;
import org.mapdb.DBMaker;
import tandem.store.Row;
import tandem.store.StoreException;

/**
 * An immutable sorted table in one file: key to revision and value. Only this class and its {@link NodeBytes} use MapDB,
 * whose classes take a noticeable time to load, so it is touched only when there is a table. Keys are ASCII, so the order
 * of their bytes is theirs; as strings MapDB would read them character by character. Safe for many threads.
 */
final class SortedTable implements AutoCloseable {
    private static final String NAME = "rows";
    /** The size that reads fastest at rows of about 1 KB. */
    private static final int NODE_SIZE = 16;

    private final Path file;
    private final DB db;
    private final BTreeMap<byte[], byte[]> rows;
    private final @Nullable KeyFilter filter;

    private SortedTable(Path file, DB db, BTreeMap<byte[], byte[]> rows, @Nullable KeyFilter filter) {
        this.filter = filter;
        this.file = file;
        this.db = db;
        this.rows = rows;
    }

    /**
     * Writes a new file from rows in ascending order; it is not forced to the disk yet. It is not mapped meanwhile: when
     * the disk is full, a write to mapped memory ends the process. A channel is as fast; an interrupt makes it fail.
     */
    static void write(Path file, Iterator<Row> rows) {
        try (DB db = DBMaker.fileDB(file.toFile())
                .fileChannelEnable()
                .fileLockDisable()
                .make()) {
            DB.TreeMapSink<byte[], byte[]> sink = maker(db).createFromSink();
            while (rows.hasNext()) {
                Row row = rows.next();
                sink.put(bytes(row.key()), encode(row));
            }
            sink.create();
        } catch (DBException e) {
            throw new StoreException("cannot write " + file + " (" + e + "); is the disk full?", e);
        }
    }

    /**
     * Maps a file that is known to be whole.
     *
     * @param filter knows every key of it; null where nobody has read them all, as at a start, which is to be quick
     */
    static SortedTable open(Path file, @Nullable KeyFilter filter) {
        try {
            DB db = DBMaker.fileDB(file.toFile())
                    .readOnly()
                    .fileMmapEnable()
                    .fileLockDisable()
                    .make();
            return new SortedTable(file, db, maker(db).open(), filter);
        } catch (DBException e) {
            throw unreadable(file, e);
        }
    }

    private static DB.TreeMapMaker<byte[], byte[]> maker(DB db) {
        return db.treeMap(NAME, NodeBytes.INSTANCE, NodeBytes.INSTANCE)
                .maxNodeSize(NODE_SIZE)
                .counterEnable();
    }

    @Nullable
    Row get(String key) {
        if (filter != null && !filter.mayHold(key)) {
            return null;
        }
        try {
            byte[] stored = rows.get(bytes(key));
            return stored == null ? null : decode(key, stored);
        } catch (DBException e) {
            throw unreadable(file, e);
        }
    }

    /** The rows of a range, from inclusive, to exclusive; null is an open end. */
    Iterator<Row> scan(@Nullable String from, @Nullable String to) {
        Iterator<Map.Entry<byte[], byte[]>> entries =
                rows.entryIterator(from == null ? null : bytes(from), true, to == null ? null : bytes(to), false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Row next() {
                try {
                    Map.Entry<byte[], byte[]> entry = entries.next();
                    return decode(new String(entry.getKey(), StandardCharsets.US_ASCII), entry.getValue());
                } catch (DBException e) {
                    throw unreadable(file, e);
                }
            }
        };
    }

    long size() {
        return rows.sizeLong();
    }

    /** Also of the end of a range, which may be above every key there is. */
    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encode(Row row) {
        return ByteBuffer.allocate(Long.BYTES + row.size())
                .putLong(row.revision())
                .put(row.value())
                .array();
    }

    private static Row decode(String key, byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        long revision = in.getLong();
        byte[] value = new byte[in.remaining()];
        in.get(value);
        return new Row(key, revision, value);
    }

    private static StoreException unreadable(Path file, DBException e) {
        return new StoreException("cannot read " + file + " (" + e + "); restore a backup of the whole folder", e);
    }

    @Override
    public void close() {
        db.close();
    }
}
