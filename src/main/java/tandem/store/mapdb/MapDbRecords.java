package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tandem.store.Batch;
import tandem.store.Disk;
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

    private final StoreFolder folder;
    private final FolderLock lock;
    private final Rows rows;
    private final Journal journal;
    private final Object writing = new Object();
    private long last;
    private boolean broken;

    private MapDbRecords(StoreFolder folder, FolderLock lock, Recovery.Recovered recovered) {
        this.folder = folder;
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
                MapDbRecords records = new MapDbRecords(folder, lock, new Recovery(folder, mergeBytes).run(opener));
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
    public List<String> keys(String from, String to, int limit) {
        return scan(from, to, limit).stream().map(Row::key).toList();
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

    /**
     * Copies everything that was committed until now into a folder, from which a store can be opened; commits go on
     * meanwhile. When it throws, the folder may hold half a copy.
     *
     * @param target is made when it is missing; it must not hold a store
     */
    public void backup(Path target) {
        synchronized (writing) {
            try {
                Files.createDirectories(target, Disk.rights(target, "rwx------"));
                if (StoreFolder.holdsData(target)) {
                    throw new StoreException(target + " holds a store already; name an empty folder");
                }
                for (Path file : folder.complete()) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            } catch (IOException e) {
                throw new StoreException("cannot copy the store to " + target + " (" + e + ")", e);
            }
        }
    }

    /** How much the files take. */
    public FileSizes sizes() {
        return folder.sizes();
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
