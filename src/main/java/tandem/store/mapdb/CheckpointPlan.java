package tandem.store.mapdb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.store.StoreException;

/**
 * When what is in the journals is merged into a snapshot: when enough is in them, when something was erased, when
 * somebody asks. The writer says what it has written and freezes what is to be merged; {@link Checkpoints} merges it and
 * sweeps away the files before. Merges that only an erasure wants take about a tenth of the time: after one that took a
 * second they rest for nine. What failed is tried again after a minute, and from then on after twice as long each time,
 * up to an hour. Sequence numbers stand for everything up to that commit. Thread-safe; no future is completed
 * under its lock.
 */
final class CheckpointPlan {
    private static final int REST = 9;
    /** While a merge runs, so many times the usual bytes may be written; then commits wait, or memory would fill. */
    private static final int BACKLOG = 2;
    /** While merges fail, so many times the usual bytes may be written; then nothing more is, or memory would fill. */
    private static final int OVERFULL = 4;

    private static final long FIRST_RETRY = TimeUnit.MINUTES.toNanos(1);
    /** When everybody waits for it. */
    private static final long URGENT_RETRY = TimeUnit.SECONDS.toNanos(1);

    private static final long LAST_RETRY = TimeUnit.HOURS.toNanos(1);

    private final long size;
    private final LongSupplier nanoTime;
    private final Runnable wakeWriter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Waiter> waiters = new ArrayList<>();
    /** What was committed, erased, merged, and merged with nothing of it left in older files. */
    private long written;

    private long erased;
    private long merged;
    private long swept;
    private long unmerged;
    /** How much must be unmerged before what failed is tried again. */
    private long tryAgainAt;

    private long erasureTried;
    private long restUntil;
    private long failedAt;
    private long retryWait;
    private long begun;
    private long below;
    private int pins;
    private boolean rotate;
    private boolean merging;
    private boolean failed;
    private volatile boolean closed;
    private @Nullable Frozen frozen;

    /**
     * @param size how many bytes of journals are worth a merge
     * @param nanoTime a clock like {@link System#nanoTime}
     * @param wakeWriter makes the writer ask whether a rotation is wanted
     */
    CheckpointPlan(Found found, long size, LongSupplier nanoTime, Runnable wakeWriter) {
        this.size = size;
        this.nanoTime = nanoTime;
        this.wakeWriter = wakeWriter;
        this.written = found.last();
        this.erased = found.erased();
        this.merged = found.merged();
        this.swept = found.swept() ? found.merged() : 0;
        this.unmerged = found.journalBytes();
        this.restUntil = nanoTime.getAsLong();
        this.below = found.swept() ? 0 : found.snapshot();
    }

    /**
     * What a start found: the newest commit, the newest one in the journals that erases, the newest one in the snapshot;
     * the bytes of the journals; the number of the snapshot, and whether every file below it is gone.
     */
    record Found(long last, long erased, long merged, long journalBytes, long snapshot, boolean swept) {}

    /** Rows that were set aside: everything up to a commit, for the snapshot of this number. */
    record Frozen(long number, long sequence, long bytes) {}

    /** What is to be done next: a merge, or without one the removal of what is below a number. */
    record Work(@Nullable Frozen merge, long below) {}

    private record Waiter(long sequence, boolean urgent, CompletableFuture<Void> future) {}

    // What the writer says.

    boolean wantsRotation() {
        lock.lock();
        try {
            return frozen == null && !closed && (rotate || isFull());
        } finally {
            lock.unlock();
        }
    }

    void frozen(Frozen set) {
        run(() -> {
            frozen = set;
            rotate = false;
            failed = false;
            unmerged = 0;
        });
    }

    void rotationFailed(StoreException why) {
        List<Waiter> told = locked(() -> {
            rotate = false;
            return giveUp();
        });
        told.forEach(each -> each.future().completeExceptionally(why));
    }

    /**
     * A group is on the disk.
     *
     * @param unmerged the bytes of journals since the last rotation
     * @param erasure its last commit that erases, 0 when none does
     */
    void written(long sequence, long unmerged, long erasure) {
        lock.lock();
        try {
            written = sequence;
            this.unmerged = unmerged;
            erased = Math.max(erased, erasure);
            if (erasure > 0 || isFull() || isOverfull()) {
                changed.signalAll(); // Not at every commit: it would cost a switch of threads each time.
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits while a merge runs and too much was written meanwhile. */
    void awaitSpace() {
        lock.lock();
        try {
            while (merging && unmerged > BACKLOG * size && !closed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether merges fail and so much waits for them that nothing more may be written. */
    boolean isOverfull() {
        lock.lock();
        try {
            return failed && unmerged > OVERFULL * size;
        } finally {
            lock.unlock();
        }
    }

    // What is asked for.

    /** Wants everything that is written merged now; fails when that fails. */
    CompletableFuture<Void> mergeNow() {
        return expect(true);
    }

    /** Completes when nothing that was erased until now is in any file. */
    CompletableFuture<Void> whenErased() {
        return expect(false);
    }

    private CompletableFuture<Void> expect(boolean urgent) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        boolean refused = locked(() -> {
            waiters.add(new Waiter(urgent ? written : erased, urgent, future));
            return closed;
        });
        if (refused) {
            tellWaiters();
        }
        settle();
        return future;
    }

    /** Keeps every file until {@link #unpin}. */
    void pin() {
        run(() -> pins++);
    }

    void unpin() {
        run(() -> pins--);
    }

    /** Ends {@link #next} and gives up a merge that is under way. */
    void close() {
        run(() -> closed = true);
        tellWaiters();
    }

    boolean isClosed() {
        return closed;
    }

    // What the one who merges does.

    /** Waits for the next work; null when the plan is closed. */
    @Nullable
    Work next() {
        lock.lock();
        try {
            Work work = poll();
            while (work == null && !closed) {
                rest();
                work = poll();
            }
            return closed ? null : work;
        } finally {
            lock.unlock();
        }
    }

    /** What is to be done now, which then counts as begun; or null, perhaps after asking the writer for a rotation. */
    @Nullable
    Work poll() {
        lock.lock();
        try {
            Work work = due();
            if (work != null) {
                begun = nanoTime.getAsLong();
                merging = work.merge() != null;
            }
            return work;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Work due() {
        boolean tryNow = !failed || isAsked(swept) || isErasureDue() || isFull() || isRetryDue();
        if (tryNow && below > 0 && pins == 0) {
            return new Work(null, below);
        }
        if (tryNow && frozen != null) {
            return new Work(frozen, below);
        }
        if (frozen == null && !rotate && (isAsked(merged) || isErasureDue() || isFull() || isOverdue())) {
            rotate = true;
            wakeWriter.run();
        }
        return null;
    }

    private boolean isFull() {
        return unmerged >= Math.max(size, tryAgainAt);
    }

    private boolean isAsked(long done) {
        return waiters.stream().anyMatch(each -> each.urgent() && each.sequence() > done);
    }

    private boolean isErasureDue() {
        return erased > merged && (erased > erasureTried || isRetryDue()) && restUntil - nanoTime.getAsLong() <= 0;
    }

    /** Whether enough for a merge waits for one that failed. */
    private boolean isOverdue() {
        return isRetryDue() && unmerged >= size;
    }

    private boolean isRetryDue() {
        return failed && untilRetry() <= 0;
    }

    private long untilRetry() {
        return failedAt + (isOverfull() ? URGENT_RETRY : retryWait) - nanoTime.getAsLong();
    }

    /** How long nothing is to be done, by time alone; 0 when only something new brings work. */
    long untilDue() {
        boolean left = frozen != null || below > 0 || erased > merged || unmerged >= size;
        long wait = failed ? untilRetry() : restUntil - nanoTime.getAsLong();
        return left && (failed || erased > merged) ? Math.max(0, wait) : 0;
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is in next().
    private void rest() {
        long left = untilDue();
        if (left <= 0) {
            changed.awaitUninterruptibly();
            return;
        }
        try {
            changed.await(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody means this thread, which belongs to whoever gave it; it ends when the store is closed.
            Thread.interrupted();
        }
    }

    void mergeDone(Frozen done) {
        run(() -> {
            merged = done.sequence();
            below = done.number();
            frozen = null;
            ended();
            failed = false;
            tryAgainAt = 0;
        });
    }

    void sweepDone() {
        run(() -> {
            below = 0;
            swept = merged;
            failed = false;
        });
        settle();
    }

    void workFailed(StoreException why) {
        List<Waiter> told = locked(() -> {
            ended();
            return giveUp();
        });
        told.forEach(each -> each.future().completeExceptionally(why));
    }

    private void ended() {
        if (merging) {
            long now = nanoTime.getAsLong();
            restUntil = now + REST * (now - begun);
        }
        merging = false;
    }

    /** Notes a failure, and takes out those who do not want to wait for another try. */
    private List<Waiter> giveUp() {
        retryWait = failed ? Math.min(LAST_RETRY, 2 * retryWait) : FIRST_RETRY;
        failed = true;
        failedAt = nanoTime.getAsLong();
        erasureTried = erased;
        tryAgainAt = unmerged + size / 2;
        List<Waiter> told = waiters.stream().filter(Waiter::urgent).toList();
        waiters.removeAll(told);
        return told;
    }

    private void settle() {
        List<Waiter> done = locked(() -> {
            List<Waiter> found =
                    waiters.stream().filter(each -> each.sequence() <= swept).toList();
            waiters.removeAll(found);
            return found;
        });
        done.forEach(each -> each.future().complete(null));
    }

    private void tellWaiters() {
        List<Waiter> all = locked(() -> {
            List<Waiter> left = List.copyOf(waiters);
            waiters.clear();
            return left;
        });
        all.forEach(each -> each.future()
                .completeExceptionally(new StoreException(
                        "the store was closed before this was done; it is done after" + " the next start")));
    }

    private void run(Runnable change) {
        locked(() -> {
            change.run();
            return 0;
        });
    }

    private <T> T locked(Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }
}
