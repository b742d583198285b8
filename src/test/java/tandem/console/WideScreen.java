package tandem.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A terminal so wide that no line is ever broken, whose keyboard is a test. Thread-safe. */
final class WideScreen implements Screen {

    private static final int WIDTH = 1_000_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    /**
     * Something that was printed in one piece.
     *
     * @param answers whether it was printed by the thread that reads lines, as the terminal's own sentences and lines about
     *     a tap are; messages come from elsewhere
     */
    record Piece(boolean answers, String text) {}

    private final LinkedBlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private final Semaphore asking = new Semaphore(0);
    private final List<Piece> printed = new ArrayList<>();
    private volatile @Nullable Thread reader;

    /** Whose lines these are, before anything is printed. */
    void reads(Thread thread) {
        reader = thread;
    }

    /** Waits until a line is asked for. */
    void awaitPrompt() {
        try {
            if (!asking.tryAcquire(SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("no line is asked for");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Types a line. */
    void type(String line) {
        typed.add(line);
    }

    /** All that was printed since this was asked last. */
    synchronized List<Piece> read() {
        List<Piece> all = List.copyOf(printed);
        printed.clear();
        return all;
    }

    @Override
    public boolean awaitSomebody() {
        return true;
    }

    @Override
    public String read(String prompt) {
        asking.release();
        try {
            return typed.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public synchronized void print(String text) {
        printed.add(new Piece(Thread.currentThread() == reader, text));
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public boolean styled() {
        return false;
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public void close() {}
}
