package tandem.cli;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Goes on evenly, whatever becomes of the machine's time of day: for waits and limits within this process. Its times are
 * near those of the day only at the beginning. Thread-safe.
 */
final class SteadyClock implements InstantSource {

    private final Instant begin = Instant.now();
    private final long origin = System.nanoTime();

    @Override
    public Instant instant() {
        return begin.plusNanos(System.nanoTime() - origin);
    }
}
