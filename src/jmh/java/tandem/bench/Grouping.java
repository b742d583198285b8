package tandem.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Group commit for stores that have none: one thread takes whatever arrived while the last group was forced, applies it
 * and forces it once. Safe for many threads.
 */
final class Grouping implements AutoCloseable {

    /** Applies the updates of these documents and returns when they are on the disk. */
    interface Group {
        void commit(List<Integer> numbers) throws Exception;
    }

    private record Waiting(int number, CompletableFuture<Void> done) {}

    private static final int END = -1;

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer;

    Grouping(Group group) {
        writer = new Thread(() -> write(group), "group");
        writer.start();
    }

    void update(int number) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        queue.add(new Waiting(number, done));
        done.join();
    }

    private void write(Group group) {
        boolean ended = false;
        while (!ended) {
            List<Waiting> taken = new ArrayList<>();
            try {
                taken.add(queue.take());
                queue.drainTo(taken);
                ended = taken.removeIf(waiting -> waiting.number() == END);
                group.commit(taken.stream().map(Waiting::number).toList());
                taken.forEach(waiting -> waiting.done().complete(null));
            } catch (Exception e) {
                taken.forEach(waiting -> waiting.done().completeExceptionally(e));
                ended = e instanceof InterruptedException;
            }
        }
    }

    @Override
    public void close() {
        queue.add(new Waiting(END, new CompletableFuture<>()));
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
