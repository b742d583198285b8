package tandem.whole;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, and some more. Thread-safe. */
public final class MovedClock implements InstantSource {

    private volatile Duration by = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(by);
    }

    /** Moves it on; never back. For one thread. */
    public void moved(Duration span) {
        by = by.plus(span.isNegative() ? Duration.ZERO : span);
    }
}
