package tandem.store.mapdb;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.store.Row;

/** Two ascending sequences as one: a recent row hides the older row of its key, a recent empty entry deletes it. */
final class MergedRows implements Iterator<Row> {
    private final Iterator<Map.Entry<String, Optional<Row>>> recent;
    private final Iterator<Row> older;
    private Map.@Nullable Entry<String, Optional<Row>> nextRecent;
    private @Nullable Row nextOlder;
    private @Nullable Row next;

    MergedRows(Iterator<Map.Entry<String, Optional<Row>>> recent, Iterator<Row> older) {
        this.recent = recent;
        this.older = older;
        advanceRecent();
        advanceOlder();
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        Row row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        advance();
        return row;
    }

    private void advance() {
        next = null;
        while (next == null && (nextRecent != null || nextOlder != null)) {
            next = step();
        }
    }

    /** The row of the smallest key that is left, or null when that key was deleted. */
    private @Nullable Row step() {
        Map.Entry<String, Optional<Row>> young = nextRecent;
        Row old = nextOlder;
        if (young == null || (old != null && old.key().compareTo(young.getKey()) < 0)) {
            advanceOlder();
            return old;
        }
        if (old != null && old.key().equals(young.getKey())) {
            advanceOlder();
        }
        advanceRecent();
        return young.getValue().orElse(null);
    }

    private void advanceRecent() {
        nextRecent = recent.hasNext() ? recent.next() : null;
    }

    private void advanceOlder() {
        nextOlder = older.hasNext() ? older.next() : null;
    }
}
