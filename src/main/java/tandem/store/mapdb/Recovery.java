package tandem.store.mapdb;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.store.Batch;
import tandem.store.StoreException;

/**
 * Brings a folder from whatever a crash left to a state that can be written: the newest snapshot, and the journals from
 * its number on. The order of a checkpoint is: the next journal, the next snapshot, then the old files go. So the journal
 * of the newest snapshot's number is always there, and a crash between any two steps leaves either the old state or the
 * new one, with files over that nothing needs.
 */
final class Recovery {
    private final StoreFolder folder;
    private Rows rows = new Rows(null);
    private long snapshot;
    private long journal;
    private long last;
    private long merged;
    private long erased;
    private long bytes;
    private Journal.@Nullable Replayed tail;

    Recovery(StoreFolder folder) {
        this.folder = folder;
    }

    /**
     * What a recovered store begins with.
     *
     * @param snapshot the number of its snapshot, 0 when there is none
     * @param merged the newest commit in the snapshot
     * @param erased the newest commit in the journals that erased something, 0 when there is none
     * @param journalBytes the length of the commits in the journals
     * @param swept whether every file that is no longer needed is gone
     */
    record Recovered(
            Rows rows, Journal journal, long snapshot, long merged, long erased, long journalBytes, boolean swept) {
        CheckpointPlan.Found found() {
            return new CheckpointPlan.Found(journal.last(), erased, merged, journalBytes, snapshot, swept);
        }
    }

    /** Recovers; when it throws, it has closed what it had opened. */
    Recovered run() throws IOException {
        boolean done = false;
        try {
            load(true, this::apply);
            folder.removeUnfinished();
            boolean swept = folder.removeBelow(snapshot);
            Journal open = Journal.resume(folder, journal, tail());
            done = true;
            return new Recovered(rows, open, snapshot, merged, erased, bytes, swept);
        } finally {
            if (!done) {
                rows.close();
            }
        }
    }

    /** Reads everything as {@link #run} does, and changes nothing. */
    void check() throws IOException {
        try {
            load(false, (sequence, batch) -> {});
        } finally {
            rows.close();
        }
    }

    private void load(boolean mayBegin, JournalReader.Taker taker) throws IOException {
        snapshot = folder.newestSnapshot();
        List<Long> journals = folder.journalsFrom(snapshot);
        if (mayBegin && journals.isEmpty() && snapshot == 0) {
            Journal.create(folder, 0, 0);
            journals = List.of(0L);
        }
        requireAll(journals);
        openSnapshot();
        for (long number : journals) {
            replay(number, number == journals.get(journals.size() - 1), taker);
        }
    }

    /** The journals must be there without a gap. */
    private void requireAll(List<Long> journals) {
        for (long number = snapshot; number < snapshot + Math.max(1, journals.size()); number++) {
            if (!journals.contains(number)) {
                throw new StoreException(folder.journal(number) + " is missing, but other files of the store are there;"
                        + " put it back, or restore a backup of the whole folder");
            }
        }
    }

    private void openSnapshot() throws IOException {
        if (snapshot > 0) {
            Snapshot opened = Snapshot.open(folder.snapshot(snapshot));
            rows = new Rows(opened.table());
            last = opened.sequence();
            merged = last;
        }
    }

    private void replay(long number, boolean isLast, JournalReader.Taker taker) throws IOException {
        try (JournalReader reader = new JournalReader(folder.journal(number))) {
            tail = reader.replay(number, last, isLast, taker);
            journal = number;
            last = tail.last();
            bytes += tail.bytes();
        }
    }

    private void apply(long sequence, Batch batch) {
        rows.apply(sequence, batch);
        erased = batch.erases() ? sequence : erased;
    }

    private Journal.Replayed tail() {
        if (tail == null) {
            throw new IllegalStateException("no journal was replayed");
        }
        return tail;
    }
}
