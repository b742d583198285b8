package tandem.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last events of a window that slides with time: at most so many in any span of this length. Not thread-safe. */
final class Window {

    private final int most;
    private final Duration span;
    private final Deque<Instant> last = new ArrayDeque<>();

    Window(int most, Duration span) {
        this.most = most;
        this.span = span;
    }

    /** How many more there may be at this time. */
    int room(Instant now) {
        forget(now);
        return most - last.size();
    }

    /** The earliest time, not before {@code now}, at which there may be one more. */
    Instant earliest(Instant now) {
        return room(now) > 0 ? now : last.getFirst().plus(span);
    }

    void note(Instant now) {
        last.addLast(now);
    }

    boolean isEmpty(Instant now) {
        forget(now);
        return last.isEmpty();
    }

    private void forget(Instant now) {
        while (!last.isEmpty() && !last.getFirst().plus(span).isAfter(now)) {
            last.removeFirst();
        }
    }
}
