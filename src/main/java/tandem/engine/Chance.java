package tandem.engine;

import java.util.function.IntUnaryOperator;

/** A stream of numbers made from one {@link Entropy}: SplitMix64 (Steele, Lea and Flood 2014) over both halves. */
public final class Chance implements IntUnaryOperator {

    private static final char[] LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();

    private long state;
    private final long gamma;

    Chance(long high, long low) {
        this.state = high;
        this.gamma = low | 1;
    }

    /** A number from 0 to {@code bound}, exclusive. */
    @Override
    public int applyAsInt(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A stream of its own; whatever is drawn from it, this one goes on alike. */
    Chance fork() {
        return new Chance(next(), next());
    }

    /** A name that nobody can guess and nothing else has: 22 letters and digits. */
    public String name() {
        StringBuilder name = new StringBuilder(22);
        for (int i = 0; i < 22; i++) {
            name.append(LETTERS[applyAsInt(LETTERS.length)]);
        }
        return name.toString();
    }

    private long next() {
        state += gamma;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
