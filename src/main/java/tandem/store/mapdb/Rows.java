package tandem.store.mapdb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import tandem.store.Batch;
import tandem.store.Row;
import tandem.store.StoreException;

/**
 * What can be read: the rows of the snapshot, over them those that are being merged into the next one, and over these the
 * most recent. A batch appears as a whole between two reads, never during one. Many threads may read; one applies and
 * freezes, and one reads what is frozen and swaps it for a table. The lock for changes is held only while memory changes.
 */
final class Rows implements AutoCloseable {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /** Empty means deleted, and hides a row of the table. */
    private NavigableMap<String, Optional<Row>> recent = new TreeMap<>();

    private @Nullable NavigableMap<String, Optional<Row>> frozen;
    private @Nullable SortedTable table;
    private boolean closed;

    Rows(@Nullable SortedTable table) {
        this.table = table;
    }

    @Nullable
    Row get(String key) {
        lock.readLock().lock();
        try {
            refuseIfClosed();
            return find(key);
        } finally {
            lock.readLock().unlock();
        }
    }

    List<Row> scan(String from, String to, int limit) {
        List<Row> found = new ArrayList<>();
        lock.readLock().lock();
        try {
            refuseIfClosed();
            if (from.compareTo(to) < 0) {
                Iterator<Map.Entry<String, Optional<Row>>> young =
                        recent.subMap(from, true, to, false).entrySet().iterator();
                Iterator<Row> range = new MergedRows(young, below(from, to));
                while (found.size() < limit && range.hasNext()) {
                    found.add(range.next());
                }
            }
        } finally {
            lock.readLock().unlock();
        }
        return Collections.unmodifiableList(found);
    }

    /** The revision of the row under this key, 0 when there is none. */
    long revision(String key) {
        Row row = get(key);
        return row == null ? 0 : row.revision();
    }

    void apply(long sequence, Batch batch) {
        // Looked up before the lock for changes is taken: a table may have to wait for the disk.
        List<String> hiding = batch.deletes().stream().filter(this::liesBelow).toList();
        lock.writeLock().lock();
        try {
            batch.puts().forEach((key, value) -> recent.put(key, Optional.of(new Row(key, sequence, value))));
            // A row that came and went since the snapshot, as most do, leaves nothing behind in memory.
            batch.deletes().forEach(recent::remove);
            hiding.forEach(key -> recent.put(key, Optional.empty()));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Sets what is recent aside, to be merged; nothing may be frozen already. */
    void freeze() {
        lock.writeLock().lock();
        try {
            if (frozen != null) {
                throw new IllegalStateException("what is frozen was not merged yet");
            }
            frozen = recent;
            recent = new TreeMap<>();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What is frozen over the table, in ascending order; until the next {@link #swap}. */
    Iterator<Row> frozenRows() {
        lock.readLock().lock();
        try {
            return below(null, null);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Puts a table in place of what is frozen and the table before, which nobody reads any more when this returns. */
    @Nullable
    SortedTable swap(SortedTable merged) {
        lock.writeLock().lock();
        try {
            SortedTable old = table;
            table = merged;
            frozen = null;
            return old;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** All rows in ascending order; only while nothing is applied. */
    Iterator<Row> all() {
        return new MergedRows(recent.entrySet().iterator(), below(null, null));
    }

    private boolean liesBelow(String key) {
        lock.readLock().lock();
        try {
            return findBelow(key) != null;
        } finally {
            lock.readLock().unlock();
        }
    }

    private @Nullable Row find(String key) {
        Optional<Row> row = recent.get(key);
        return row == null ? findBelow(key) : row.orElse(null);
    }

    private @Nullable Row findBelow(String key) {
        Optional<Row> row = frozen == null ? null : frozen.get(key);
        if (row != null) {
            return row.orElse(null);
        }
        return table == null ? null : table.get(key);
    }

    private Iterator<Row> below(@Nullable String from, @Nullable String to) {
        Iterator<Row> old = table == null ? Collections.emptyIterator() : table.scan(from, to);
        if (frozen == null) {
            return old;
        }
        NavigableMap<String, Optional<Row>> range =
                from == null || to == null ? frozen : frozen.subMap(from, true, to, false);
        return new MergedRows(range.entrySet().iterator(), old);
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new StoreException("the store is closed");
        }
    }

    /** Waits for the reads that are under way; those that come later are refused. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (table != null && !closed) {
                table.close();
            }
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
