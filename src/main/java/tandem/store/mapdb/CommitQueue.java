package tandem.store.mapdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Commits that wait for the writer, in order. It is bounded: whoever brings one more waits until there is room, which is
 * how a disk that cannot follow slows its callers down. Nobody who waits here is disturbed by an interrupt.
 */
final class CommitQueue {
    private final int maxCommits;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean woken;
    private boolean closed;
    private @Nullable Thread writer;

    CommitQueue(int maxCommits, long maxBytes) {
        this.maxCommits = maxCommits;
        this.maxBytes = maxBytes;
    }

    /** Adds a commit, if necessary after waiting for room; false when the queue is closed. */
    boolean put(Pending commit) {
        lock.lock();
        try {
            // What is done when a commit completes may commit again. On the writer's thread that must not wait for it.
            while (!closed && isFull(commit) && Thread.currentThread() != writer) {
                room.awaitUninterruptibly();
            }
            if (!closed) {
                waiting.add(commit);
                bytes += commit.payload().length;
                arrived.signal();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(Pending commit) {
        return waiting.size() >= maxCommits || (!waiting.isEmpty() && bytes + commit.payload().length > maxBytes);
    }

    /** Waits for commits or for {@link #wake}; false when the queue is closed and empty. Only the writer calls this. */
    boolean await() {
        lock.lock();
        try {
            writer = Thread.currentThread();
            while (waiting.isEmpty() && !woken && !closed) {
                arrived.awaitUninterruptibly();
            }
            woken = false;
            return !closed || !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what waits, in order, up to this many bytes, but at least one if there is one. */
    List<Pending> take(long most) {
        List<Pending> taken = new ArrayList<>();
        long size = 0;
        lock.lock();
        try {
            for (Pending next = waiting.peek();
                    next != null && (taken.isEmpty() || size + next.payload().length <= most);
                    next = waiting.peek()) {
                taken.add(waiting.remove());
                size += next.payload().length;
            }
            bytes -= size;
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Makes the writer look up from waiting. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more; what waits is still taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
