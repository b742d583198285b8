package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tandem.store.Batch;
import tandem.store.Records;
import tandem.store.Row;
import tandem.store.StoreException;
import tandem.store.Verdict;

/**
 * Records in the files of one folder, which this process has for itself. A commit is written and forced on the thread of
 * its caller, one after the other; reads never wait for a
 * commit. Safe for many threads, and an interrupt does it no
 * harm: a commit that was begun is finished.
 */
public final class MapDbRecords implements Records {
    /**
     * How many bytes of journals are replayed at every start rather than merged into a snapshot: replaying 8 MB takes
     * less time than loading the classes that read a snapshot, so a small store never needs them.
     */
    static final long MERGE_BYTES = 8 << 20;

    private final FolderLock lock;
    private final Rows rows;
    private final Journal journal;
    private final Object writing = new Object();
    private long last;
    private boolean broken;

    private MapDbRecords(FolderLock lock, Recovery.Recovered recovered) {
        this.lock = lock;
        this.rows = recovered.rows();
        this.journal = recovered.journal();
        this.last = recovered.last();
    }

    /**
     * Opens the store in this folder, which is made when it is missing, and recovers it from whatever a crash left.
     *
     * @throws StoreException when another process uses the folder, when it cannot be written, or when it is damaged;
     *     then nothing in it was changed
     */
    public static MapDbRecords open(Path folder) {
        return open(folder, MERGE_BYTES, DiskTape::open);
    }

    static MapDbRecords open(Path path, long mergeBytes, Tape.Opener opener) {
        try {
            StoreFolder folder = StoreFolder.at(path);
            FolderLock lock = FolderLock.take(path);
            boolean done = false;
            try {
                MapDbRecords records = new MapDbRecords(lock, new Recovery(folder, mergeBytes).run(opener));
                done = true;
                return records;
            } finally {
                if (!done) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new StoreException("cannot open the store in " + path + " (" + e + ")", e);
        }
    }

    /** Whether something was ever committed in this folder; reads names and lengths only, and needs no lock. */
    public static boolean holdsData(Path folder) {
        try {
            return StoreFolder.holdsData(folder);
        } catch (IOException e) {
            throw new StoreException("cannot look into the folder " + folder + " (" + e + ")", e);
        }
    }

    @Override
    public @Nullable Row get(String key) {
        return rows.get(key);
    }

    @Override
    public List<Row> scan(String from, String to, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a scan has a limit of at least 1, not " + limit);
        }
        return rows.scan(from, to, limit);
    }

    @Override
    public CompletableFuture<Verdict> commit(Batch batch) {
        byte[] payload = BatchCode.encode(batch);
        try {
            return CompletableFuture.completedFuture(decide(batch, payload));
        } catch (StoreException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Verdict decide(Batch batch, byte[] payload) {
        synchronized (writing) {
            if (broken) {
                throw new StoreException("an earlier write to the store failed; nothing more is written until Tandem is"
                        + " restarted. Check the disk and the log");
            }
            Optional<String> stale = rows.firstStale(batch.expected());
            return stale.isPresent() ? new Verdict.Stale(stale.get()) : write(batch, new Frame(last + 1, payload));
        }
    }

    /** First the disk, then what reads see. If either fails, nobody knows what the journal ends with: no more writes. */
    private Verdict write(Batch batch, Frame frame) {
        broken = true;
        try {
            journal.append(frame);
        } catch (IOException e) {
            throw new StoreException(
                    "a write to the store failed (" + e + "); nothing more is written until Tandem is"
                            + " restarted. Check the disk",
                    e);
        }
        rows.apply(frame.sequence(), batch);
        last = frame.sequence();
        broken = false;
        return new Verdict.Applied(last);
    }

    /** Waits for the commit that is under way. Closing again does nothing. */
    @Override
    public void close() {
        synchronized (writing) {
            rows.close();
            try (lock) {
                journal.close();
            } catch (IOException e) {
                throw new StoreException("cannot close the store (" + e + ")", e);
            }
        }
    }
}
