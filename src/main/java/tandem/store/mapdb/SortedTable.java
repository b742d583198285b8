package tandem.store.mapdb;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBException;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;
import tandem.store.Row;
import tandem.store.StoreException;

/**
 * An immutable sorted table in one file: key to revision and value. This is the one class that uses MapDB, whose classes
 * take a noticeable time to load, so it is touched only when there is a table. MapDB's order of strings is that of
 * {@link String#compareTo}. Safe for many threads.
 */
final class SortedTable implements AutoCloseable {
    private static final String NAME = "rows";
    /** The size that reads fastest at rows of about 1 KB. */
    private static final int NODE_SIZE = 16;

    private final Path file;
    private final DB db;
    private final BTreeMap<String, byte[]> rows;

    private SortedTable(Path file, DB db, BTreeMap<String, byte[]> rows) {
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
            DB.TreeMapSink<String, byte[]> sink = maker(db).createFromSink();
            while (rows.hasNext()) {
                Row row = rows.next();
                sink.put(row.key(), encode(row));
            }
            sink.create();
        } catch (DBException e) {
            throw new StoreException("cannot write " + file + " (" + e + "); is the disk full?", e);
        }
    }

    /** Maps a file that is known to be whole. */
    static SortedTable open(Path file) {
        try {
            DB db = DBMaker.fileDB(file.toFile())
                    .readOnly()
                    .fileMmapEnable()
                    .fileLockDisable()
                    .make();
            return new SortedTable(file, db, maker(db).open());
        } catch (DBException e) {
            throw unreadable(file, e);
        }
    }

    private static DB.TreeMapMaker<String, byte[]> maker(DB db) {
        return db.treeMap(NAME, Serializer.STRING, Serializer.BYTE_ARRAY)
                .maxNodeSize(NODE_SIZE)
                .counterEnable();
    }

    @Nullable
    Row get(String key) {
        try {
            byte[] stored = rows.get(key);
            return stored == null ? null : decode(key, stored);
        } catch (DBException e) {
            throw unreadable(file, e);
        }
    }

    /** The rows of a range, from inclusive, to exclusive; null is an open end. */
    Iterator<Row> scan(@Nullable String from, @Nullable String to) {
        Iterator<Map.Entry<String, byte[]>> entries = rows.entryIterator(from, true, to, false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Row next() {
                try {
                    Map.Entry<String, byte[]> entry = entries.next();
                    return decode(entry.getKey(), entry.getValue());
                } catch (DBException e) {
                    throw unreadable(file, e);
                }
            }
        };
    }

    long size() {
        return rows.sizeLong();
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
