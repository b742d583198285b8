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
 * What can be read: the rows of the snapshot, and over them in memory those of the journals since. A batch appears as a
 * whole between two reads, never during one. Safe for many threads.
 */
final class Rows implements AutoCloseable {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /** Empty means deleted, and hides a row of the table. */
    private final NavigableMap<String, Optional<Row>> recent = new TreeMap<>();

    private final @Nullable SortedTable table;
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
                Iterator<Row> range = merged(recent.subMap(from, true, to, false), from, to);
                while (found.size() < limit && range.hasNext()) {
                    found.add(range.next());
                }
            }
        } finally {
            lock.readLock().unlock();
        }
        return Collections.unmodifiableList(found);
    }

    /** The first key that is not as expected. */
    Optional<String> firstStale(Map<String, Long> expected) {
        lock.readLock().lock();
        try {
            refuseIfClosed();
            return expected.entrySet().stream()
                    .filter(each -> each.getValue() != revision(each.getKey()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        } finally {
            lock.readLock().unlock();
        }
    }

    void apply(long sequence, Batch batch) {
        lock.writeLock().lock();
        try {
            batch.puts().forEach((key, value) -> recent.put(key, Optional.of(new Row(key, sequence, value))));
            batch.deletes().forEach(this::delete);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** All rows in ascending order; only while nothing is applied. */
    Iterator<Row> all() {
        return merged(recent, null, null);
    }

    private void delete(String key) {
        // A row that came and went since the snapshot, as most do, leaves nothing behind in memory.
        if (table != null && table.get(key) != null) {
            recent.put(key, Optional.empty());
        } else {
            recent.remove(key);
        }
    }

    private long revision(String key) {
        Row row = find(key);
        return row == null ? 0 : row.revision();
    }

    private @Nullable Row find(String key) {
        Optional<Row> row = recent.get(key);
        if (row != null) {
            return row.orElse(null);
        }
        return table == null ? null : table.get(key);
    }

    private Iterator<Row> merged(
            NavigableMap<String, Optional<Row>> young, @Nullable String from, @Nullable String to) {
        Iterator<Row> old = table == null ? Collections.emptyIterator() : table.scan(from, to);
        return new MergedRows(young.entrySet().iterator(), old);
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
