package tandem.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.trace.Wordless;

/**
 * Takes the keys of whoever was erased out of the ring. The commit that deletes somebody's rows leaves a mark for each key;
 * only when it is durable is the list written, then the keys go, then the marks: after a crash anywhere the marks say what
 * is left to do, and doing it twice does no harm. Safe for many threads.
 */
final class Erasures implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final Records data;
    private final KeyRing ring;
    private final ErasedList list;
    private volatile boolean owed;

    /** @param data the rows as they stand on the disk; only the names of the marks are read */
    Erasures(Records data, KeyRing ring, ErasedList list) {
        this.data = data;
        this.ring = ring;
        this.list = list;
    }

    /** Whether keys should be gone and are not yet. */
    boolean areOwed() {
        return owed;
    }

    /**
     * Does at a start what a crash has prevented, and once more what an older copy of the ring does not know.
     *
     * @throws StoreException when it cannot be written
     */
    synchronized void begin() {
        ring.erase(list.read().stream().filter(ring::holds).toList());
        finish();
        list.add(ring.erased());
    }

    /** Does what is to be done now. When it fails, the log says so and it is owed. */
    @Override
    public synchronized void run() {
        try {
            finish();
            owed = false;
        } catch (RuntimeException e) {
            owed = true;
            LOG.error(
                    "the keys of somebody who was erased cannot be taken away now; it is tried again, also at the next"
                            + " start. Until then an older backup of the data may still be read",
                    Wordless.of(e));
        }
    }

    private void finish() {
        List<String> marks = data.keys(RowKeys.ERASED, RowKeys.end(RowKeys.ERASED), Integer.MAX_VALUE);
        if (marks.isEmpty()) {
            return;
        }
        Set<String> subjects = new HashSet<>();
        marks.forEach(mark -> subjects.add(RowKeys.part(mark, 1)));
        list.add(subjects);
        ring.erase(subjects);
        data.commit(new Batch(Map.of(), Map.of(), new HashSet<>(marks))).join();
    }
}
