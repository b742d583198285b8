package tandem.whole;

import java.util.function.Supplier;
import tandem.engine.Entropy;

/**
 * The chance of a transcript: the same seed draws the same, and in each of its acts the same as when the engine alone plays
 * it, until time has passed. Thread-safe.
 */
public final class Draws implements Supplier<Entropy> {

    /** The number by which the engine's stage spreads its seeds as well. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long seed;
    private volatile long act;

    Draws(long seed) {
        this.seed = seed;
    }

    /** Something happens. It has one chance, however often it is asked for: a platform may bring it twice. */
    void next(long number) {
        act = number;
    }

    @Override
    public Entropy get() {
        return new Entropy(seed * SPREAD, act);
    }
}
