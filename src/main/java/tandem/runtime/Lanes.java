package tandem.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.trace.Wordless;

/**
 * Lanes in which tasks run one after another. A lane borrows a thread while it has something to run. How many tasks may
 * wait is bounded: whoever adds one more waits for room, and is let go when the lanes close. Thread-safe.
 */
public final class Lanes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private static final class Lane {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean running;
    }

    private final Executor threads;
    private final int most;
    private final List<Lane> lanes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int waiting;
    private int running;
    private boolean closed;

    /**
     * @param count of lanes, which is how many tasks run at once. A turn blocks its lane until it is durable, and turns
     *     that wait together are forced to disk together: more lanes make better use of a slow disk
     * @param most tasks that wait, in all lanes together
     * @param threads runs as many tasks at once as there are lanes, on threads of its own
     */
    public Lanes(int count, int most, Executor threads) {
        this.threads = threads;
        this.most = most;
        this.lanes = Stream.generate(Lane::new).limit(count).toList();
    }

    /**
     * Adds a task, waiting for room.
     *
     * @param hash tasks with the same one run in the order in which they were added
     * @throws RefusedException when the lanes are closed, or the waiting thread is interrupted
     */
    void add(int hash, Runnable task) {
        lock.lock();
        try {
            while (waiting >= most && !closed) {
                changed.await();
            }
            enter(hash, task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted while waiting for room");
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a task if there is room.
     *
     * @throws RefusedException when there is none, or the lanes are closed
     */
    void offer(int hash, Runnable task) {
        lock.lock();
        try {
            if (waiting >= most && !closed) {
                throw new RefusedException("too many events wait already");
            }
            enter(hash, task);
        } finally {
            lock.unlock();
        }
    }

    private void enter(int hash, Runnable task) {
        if (closed) {
            throw new RefusedException("stopping");
        }
        Lane lane = lanes.get(Math.floorMod(hash, lanes.size()));
        if (!lane.running) {
            borrow(lane);
        }
        lane.tasks.add(task);
        waiting++;
    }

    private void borrow(Lane lane) {
        try {
            threads.execute(() -> drain(lane));
        } catch (RejectedExecutionException e) {
            throw new RefusedException("no thread is left; the process is stopping");
        }
        lane.running = true;
        running++;
    }

    private void drain(Lane lane) {
        for (Runnable task = next(lane); task != null; task = next(lane)) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // Also when it was for want of memory: the lane's next tasks have nobody else.
                LOG.error("a task of a lane failed", Wordless.of(e));
            }
        }
    }

    private @Nullable Runnable next(Lane lane) {
        lock.lock();
        try {
            Runnable task = lane.tasks.poll();
            if (task == null) {
                lane.running = false;
                running--;
            } else {
                waiting--;
            }
            changed.signalAll();
            return task;
        } finally {
            lock.unlock();
        }
    }

    /** Tasks that wait for their turn. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more tasks, and lets go of everybody who waits for room. What waits in the lanes is still run. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing waits or runs.
     *
     * @return false when that took longer than {@code longest}
     */
    public boolean awaitIdle(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (running > 0) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
