package tandem.store.mapdb;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.store.Row;
import tandem.store.StoreException;

/**
 * The one thread that merges what was set aside into the next snapshot, and then deletes the files before it. Reads and
 * commits go on meanwhile. What fails is cleaned up, logged and tried again when {@link CheckpointPlan} says so.
 */
final class Checkpoints implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final StoreFolder folder;
    private final Rows rows;
    private final CheckpointPlan plan;
    private final long spare;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** @param spare bytes on the disk that a snapshot leaves to the journal */
    Checkpoints(StoreFolder folder, Rows rows, CheckpointPlan plan, long spare) {
        this.folder = folder;
        this.rows = rows;
        this.plan = plan;
        this.spare = spare;
    }

    @Override
    public void run() {
        try {
            for (CheckpointPlan.Work work = plan.next(); work != null; work = plan.next()) {
                work(work);
            }
        } finally {
            ended.complete(null);
        }
    }

    /** Returns when {@link #run} has. */
    void awaitEnd() {
        ended.join();
    }

    private void work(CheckpointPlan.Work work) {
        boolean done = false;
        try {
            while (!done) {
                done = attempt(work);
            }
        } catch (RuntimeException | Error e) {
            // Not even the failure could be dealt with, perhaps for want of memory. The thread must go on.
            plan.workFailed(new StoreException("the journals could not be merged into a snapshot (" + e + ")", e));
        }
    }

    /** False when it failed because somebody interrupted this thread: MapDB maps files through a channel. */
    private boolean attempt(CheckpointPlan.Work work) {
        CheckpointPlan.Frozen frozen = work.merge();
        Thread.interrupted(); // Nobody means this thread, which belongs to whoever gave it.
        try {
            if (frozen == null) {
                sweep(work.below());
            } else {
                merge(frozen);
            }
        } catch (CancellationException e) {
            clean(frozen);
        } catch (IOException | RuntimeException | Error e) {
            if (Thread.interrupted()) {
                clean(frozen);
                return false;
            }
            // Whatever it was, also too little memory: nothing that is stored depends on it, and commits go on.
            LOG.warn(
                    "the journals could not be merged into a snapshot ({}); nothing is lost, and it is tried again later. Is"
                            + " the disk of {} full? It needs room for what is stored a second time",
                    e.toString(),
                    folder.path());
            clean(frozen);
            plan.workFailed(new StoreException("the journals could not be merged into a snapshot (" + e + ")", e));
        }
        return true;
    }

    private void merge(CheckpointPlan.Frozen frozen) throws IOException {
        long start = System.nanoTime();
        requireSpace(frozen);
        Snapshot merged = Snapshot.write(folder, frozen.number(), frozen.sequence(), untilClosed(rows.frozenRows()));
        SortedTable old = rows.swap(merged.table());
        plan.mergeDone(frozen);
        close(old);
        LOG.debug("snapshot {} was written in {} ms", frozen.number(), (System.nanoTime() - start) / 1_000_000);
    }

    private static void close(@Nullable SortedTable old) {
        try {
            if (old != null) {
                old.close();
            }
        } catch (RuntimeException e) {
            LOG.warn("the snapshot before could not be closed ({}); nothing reads it any more", e.toString());
        }
    }

    /** A snapshot that fills the disk before it fails would make commits fail with it. */
    private void requireSpace(CheckpointPlan.Frozen frozen) throws IOException {
        long needed = folder.sizes().snapshots() + 2 * frozen.bytes() + spare;
        long usable = folder.volume().usable(folder.path());
        if (usable < needed) {
            throw new IOException("about " + needed + " bytes are needed, and " + usable + " are left");
        }
    }

    /** The same rows, but no more of them once the store is being closed. */
    private Iterator<Row> untilClosed(Iterator<Row> all) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Row next() {
                if (plan.isClosed()) {
                    throw new CancellationException();
                }
                return all.next();
            }
        };
    }

    private void sweep(long below) throws IOException {
        if (!folder.removeBelow(below)) {
            throw new IOException("files before snapshot " + below + " could not be deleted");
        }
        plan.sweepDone();
    }

    /** Gives back the space of a snapshot that was not finished. */
    private void clean(CheckpointPlan.@Nullable Frozen frozen) {
        try {
            if (frozen != null) {
                folder.removeUnfinished(folder.snapshot(frozen.number()));
            }
        } catch (IOException e) {
            LOG.warn("an unfinished snapshot could not be deleted ({}); the next try or start does it", e.toString());
        }
    }
}
