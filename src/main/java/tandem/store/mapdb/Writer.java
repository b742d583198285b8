package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.store.StoreException;

/**
 * The one thread that writes the journal. It takes every commit that arrived while the disk was busy with the last ones,
 * writes them as one frame, forces it once, shows them to the readers and tells their callers. Between two groups it
 * begins the next journal when {@link CheckpointPlan} wants that.
 */
final class Writer implements Runnable {
    /** The most that is written at once, except for one larger batch: enough to keep a disk busy between two forces. */
    private static final long GROUP_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final StoreFolder folder;
    private final Rows rows;
    private final CommitQueue queue;
    private final CheckpointPlan plan;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Journal journal;
    private volatile Journal.Position position;
    private long unmerged;
    private boolean failing;

    Writer(StoreFolder folder, Recovery.Recovered recovered, CommitQueue queue, CheckpointPlan plan) {
        this.folder = folder;
        this.rows = recovered.rows();
        this.queue = queue;
        this.plan = plan;
        this.journal = recovered.journal();
        this.position = journal.position();
        this.unmerged = recovered.journalBytes();
    }

    @Override
    public void run() {
        try {
            while (queue.await()) {
                plan.awaitSpace();
                if (plan.wantsRotation()) {
                    tryToRotate();
                }
                List<Pending> commits = queue.take(GROUP_BYTES);
                if (!commits.isEmpty()) {
                    commit(commits);
                }
            }
            finish();
        } finally {
            ended.complete(null);
        }
    }

    /** Where the journal ended after the last commit that is on the disk. */
    Journal.Position position() {
        return position;
    }

    /** Returns when {@link #run} has. */
    void awaitEnd() {
        ended.join();
    }

    private void commit(List<Pending> commits) {
        if (journal.isBroken()) {
            Group.fail(commits, readOnly());
            return;
        }
        Group group = new Group(rows, journal.last());
        try {
            commits.forEach(group::add);
            if (!group.isEmpty()) {
                requireSpace();
                write(group);
            }
        } catch (IOException e) {
            Group.fail(commits, failed(e));
            return;
        } catch (RuntimeException | Error e) {
            Group.fail(commits, broken("a commit", e));
            return;
        }
        group.complete();
    }

    private void requireSpace() throws IOException {
        if (plan.isOverfull()) {
            throw new IOException("the journals cannot be merged, and what is in them fills the memory");
        }
    }

    private void write(Group group) throws IOException {
        Frame frame = group.frame();
        journal.append(frame);
        position = journal.position();
        group.show();
        unmerged += frame.length();
        plan.written(journal.last(), unmerged, group.erased());
        if (failing) {
            failing = false;
            LOG.info("the store can be written again");
        }
    }

    /** What the callers of a failed write are told; the log, only the first of a row of failures. */
    private StoreException failed(IOException e) {
        boolean first = !failing;
        failing = true;
        if (journal.isBroken()) {
            LOG.error(
                    "the disk failed ({}) while {} was written; from now on the store only reads. Check the disk and"
                            + " restart Tandem",
                    e.toString(),
                    folder.path());
            return readOnly();
        }
        if (first) {
            LOG.error(
                    "nothing can be written to {} ({}); is the disk full? Commits fail until there is space, then they"
                            + " work again by themselves",
                    folder.path(),
                    e.toString());
        }
        return new StoreException(
                "this was not saved, because the store cannot be written (" + e + "); make space on the disk of "
                        + folder.path() + ", then it goes on by itself",
                e);
    }

    private static StoreException readOnly() {
        return new StoreException("an earlier write to the store failed; nothing more is written until Tandem is"
                + " restarted. Check the disk and the log");
    }

    /** Nobody knows what reads see now, so nothing more may be built on it. The thread must go on to say so. */
    private StoreException broken(String what, Throwable why) {
        journal.breakOff();
        LOG.error("{} failed for a reason that is no trouble of the disk; from now on the store only reads", what, why);
        return new StoreException(what + " failed (" + why + "); see the log, and restart Tandem", why);
    }

    private void tryToRotate() {
        try {
            rotate();
        } catch (RuntimeException | Error e) {
            plan.rotationFailed(broken("the begin of a journal", e));
        }
    }

    /** Begins the next journal and sets what is in memory aside to be merged. */
    private void rotate() {
        if (journal.isBroken()) {
            plan.rotationFailed(readOnly());
            return;
        }
        long number = journal.number() + 1;
        try {
            journal.finish();
            begin(number);
        } catch (IOException e) {
            LOG.warn(
                    "the next journal could not be begun ({}), so what is in the journals is merged later; is the disk"
                            + " full?",
                    e.toString());
            plan.rotationFailed(new StoreException("journal " + number + " could not be begun (" + e + ")", e));
            return;
        }
        position = journal.position();
        rows.freeze();
        plan.frozen(new CheckpointPlan.Frozen(number, journal.last(), unmerged));
        unmerged = 0;
    }

    private void begin(long number) throws IOException {
        Journal before = journal;
        try {
            journal = Journal.resume(folder, number, Journal.create(folder, number, before.last()));
        } catch (IOException e) {
            discard(folder.journal(number), e);
            throw e;
        }
        try {
            before.close();
        } catch (IOException e) {
            LOG.warn("journal {} was finished, but could not be closed ({})", before.number(), e.toString());
        }
    }

    /** An empty next journal must not stay: the one before goes on, and the two would contradict each other. */
    private void discard(Path file, IOException cause) {
        try {
            folder.discard(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
            journal.breakOff();
            LOG.error(
                    "{} could not be removed again ({}); from now on the store only reads. Check the disk and restart Tandem",
                    file,
                    cause.toString());
        }
    }

    private void finish() {
        try (Journal last = journal) {
            last.finishClosed();
        } catch (IOException e) {
            LOG.warn("the journal could not be marked as closed ({}); nothing is lost", e.toString());
        }
    }
}
