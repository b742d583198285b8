package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tandem.store.Batch;
import tandem.store.Records;
import tandem.store.Row;
import tandem.store.StoreException;
import tandem.store.Verdict;

/**
 * Records in the files of one folder, which this process has for itself. One thread writes what many commit, with one
 * force for all that came while the last one ran; another merges in the background. Reads wait for neither. Safe for many
 * threads, and an interrupt does no harm: a commit that was begun is finished.
 *
 * <p>A commit whose turn has not come waits for the disk when too many are under way. When the disk is full, commits fail
 * until there is space. When it fails to force, nobody knows what it holds, and until a restart the store only reads.
 */
public final class MapDbRecords implements Records {
    /**
     * How many bytes of journals are merged into a snapshot: they are also what is replayed at a start and what is held in
     * memory, at most three times over.
     */
    static final long CHECKPOINT_BYTES = 32 << 20;

    private static final int MAX_WAITING = 4096;
    private static final long MAX_WAITING_BYTES = 32 << 20;

    private final StoreFolder folder;
    private final FolderLock lock;
    private final Rows rows;
    private final CommitQueue queue = new CommitQueue(MAX_WAITING, MAX_WAITING_BYTES);
    private final CheckpointPlan plan;
    private final Writer writer;
    private final Checkpoints checkpoints;
    private boolean closed;

    private MapDbRecords(
            StoreFolder folder,
            FolderLock lock,
            Recovery.Recovered found,
            long checkpointBytes,
            LongSupplier nanoTime) {
        this.folder = folder;
        this.lock = lock;
        this.rows = found.rows();
        this.plan = new CheckpointPlan(found.found(), checkpointBytes, nanoTime, queue::wake);
        this.writer = new Writer(folder, found, queue, plan);
        this.checkpoints = new Checkpoints(folder, rows, plan, checkpointBytes);
    }

    /**
     * Opens the store in this folder, which is made when it is missing, and recovers it from whatever a crash left.
     *
     * @param threads runs two tasks at the same time, each on a thread of its own; they end when the store is closed
     * @throws StoreException when another process uses the folder, when it cannot be written, or when it is damaged;
     *     then nothing in it was changed
     */
    public static MapDbRecords open(Path folder, Executor threads) {
        return open(folder, threads, new DiskVolume(), CHECKPOINT_BYTES, System::nanoTime);
    }

    static MapDbRecords open(Path path, Executor threads, Volume volume, long checkpointBytes, LongSupplier nanoTime) {
        try {
            StoreFolder folder = StoreFolder.at(path, volume);
            FolderLock lock = FolderLock.take(path);
            boolean done = false;
            try {
                MapDbRecords records =
                        new MapDbRecords(folder, lock, new Recovery(folder).run(), checkpointBytes, nanoTime);
                records.start(threads);
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

    private void start(Executor threads) {
        boolean started = false;
        try {
            threads.execute(writer);
            threads.execute(checkpoints);
            started = true;
        } finally {
            if (!started) {
                plan.close();
                queue.close();
                rows.close();
            }
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

    /**
     * Reads every file of a store that nobody uses, or of a backup, and verifies every checksum. Nothing is changed, so the
     * folder may be read-only. What a crash has left after the last commit of the last journal is no damage.
     *
     * @throws StoreException when something is damaged or missing, naming file and bytes, or when the store is in use:
     *     its files change meanwhile; check a backup of it instead
     */
    @SuppressWarnings("try") // The lock is held, not used.
    public static void check(Path folder) {
        try (FolderLock.Reading lock = FolderLock.reading(folder)) {
            if (!StoreFolder.isStore(folder)) {
                throw new StoreException("there is no store in " + folder + "; name the folder that holds its files");
            }
            new Recovery(new StoreFolder(folder, new DiskVolume())).check();
        } catch (IOException e) {
            throw new StoreException("cannot read the store in " + folder + " (" + e + ")", e);
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

    /**
     * As {@link Records#commit} says; besides, the future completes on the thread that writes, so what is done then must
     * not wait for another commit. When too much is under way, this waits for the disk first.
     */
    @Override
    public CompletableFuture<Verdict> commit(Batch batch) {
        Pending commit = Pending.of(batch);
        return queue.put(commit)
                ? commit.future()
                : CompletableFuture.failedFuture(new StoreException("the store is closed"));
    }

    /**
     * Merges everything that was committed until now into a snapshot.
     *
     * @return completes when that is on the disk and the files before are deleted; fails with a {@link StoreException}
     *     when the disk failed, and then it is tried again later
     */
    public CompletableFuture<Void> checkpoint() {
        return plan.mergeNow();
    }

    /**
     * Completes when nothing of what commits that erase have overwritten or deleted until now is in any file of the store;
     * at once when that is so already, otherwise after a while: see {@link CheckpointPlan}.
     */
    public CompletableFuture<Void> erased() {
        return plan.whenErased();
    }

    /**
     * Copies everything that was committed until now into a folder, from which a store can be opened; commits go on
     * meanwhile. The copy is verified before it gets its name; until then it is in a folder of that name with {@code .tmp}
     * after it, which a backup that was cut off leaves and the next one clears.
     *
     * @param target a folder that does not exist yet or is empty; those above it are made
     * @throws StoreException when it cannot be made; then there is nothing under that name
     */
    public void backup(Path target) {
        plan.pin();
        try {
            new Backup(folder, writer::position).to(target);
        } finally {
            plan.unpin();
        }
    }

    /** How much the files take. */
    public FileSizes sizes() {
        return folder.sizes();
    }

    /**
     * Waits for the commits that are under way; later ones are refused. A merge that is under way is given up, to be done
     * after the next start. Closing again does nothing. What is done when a commit completes must not close the store.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        plan.close();
        queue.close();
        queue.wake();
        writer.awaitEnd();
        checkpoints.awaitEnd();
        rows.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new StoreException("cannot close the store (" + e + ")", e);
        }
    }
}
