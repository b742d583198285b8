package tandem.store.mapdb;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.store.StoreException;

/**
 * Brings a folder from whatever a crash left to a state that can be written: the newest snapshot, the journals from its
 * number on, and, when these have grown, all of it merged into the next snapshot. The order of a merge is: the next
 * journal, the next snapshot, then the old files go. So the journal of the newest snapshot's number is always there, and
 * a crash between any two steps leaves either the old state or the new one, with files over that nothing needs.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final StoreFolder folder;
    private final long mergeBytes;
    private Rows rows = new Rows(null);
    private long snapshot;
    private long journal;
    private long last;
    private Journal.@Nullable Replayed tail;

    Recovery(StoreFolder folder, long mergeBytes) {
        this.folder = folder;
        this.mergeBytes = mergeBytes;
    }

    /** What a recovered store begins with; {@code last} is the sequence number of the newest commit. */
    record Recovered(Rows rows, Journal journal, long last) {}

    /** Recovers; when it throws, it has closed what it had opened. */
    Recovered run(Tape.Opener opener) throws IOException {
        boolean done = false;
        try {
            load();
            folder.removeBelow(snapshot);
            Journal open = Journal.resume(folder.journal(journal), tail(), opener);
            done = true;
            return new Recovered(rows, open, last);
        } finally {
            if (!done) {
                rows.close();
            }
        }
    }

    private void load() throws IOException {
        snapshot = folder.newestSnapshot();
        List<Long> journals = journals();
        openSnapshot();
        long bytes = 0;
        for (long number : journals) {
            replay(number, number == journals.get(journals.size() - 1));
            bytes += tail().bytes();
        }
        if (bytes >= mergeBytes) {
            merge();
        }
    }

    /** The numbers of the journals to replay, without a gap; a new folder gets its first. */
    private List<Long> journals() throws IOException {
        List<Long> journals = folder.journalsFrom(snapshot);
        if (journals.isEmpty() && snapshot == 0) {
            Journal.create(folder, 0, 0);
            return List.of(0L);
        }
        for (long number = snapshot; number < snapshot + Math.max(1, journals.size()); number++) {
            if (!journals.contains(number)) {
                throw new StoreException(folder.journal(number) + " is missing, but other files of the store are there;"
                        + " put it back, or restore a backup of the whole folder");
            }
        }
        return journals;
    }

    private void openSnapshot() throws IOException {
        if (snapshot > 0) {
            Snapshot opened = Snapshot.open(folder.snapshot(snapshot));
            rows = new Rows(opened.table());
            last = opened.sequence();
        }
    }

    private void replay(long number, boolean isLast) throws IOException {
        try (JournalReader reader = new JournalReader(folder.journal(number))) {
            tail = reader.replay(number, last, isLast, rows::apply);
            journal = number;
            last = tail.last();
        }
    }

    private void merge() throws IOException {
        long start = System.nanoTime();
        if (tail().bytes() > 0) {
            Journal.create(folder, journal + 1, last);
            replay(journal + 1, true);
        }
        Snapshot.write(folder.snapshot(journal), last, rows.all());
        rows.close();
        snapshot = journal;
        openSnapshot();
        LOG.info(
                "the journals were merged into snapshot {} in {} ms",
                snapshot,
                (System.nanoTime() - start) / 1_000_000);
    }

    private Journal.Replayed tail() {
        if (tail == null) {
            throw new IllegalStateException("no journal was replayed");
        }
        return tail;
    }
}
