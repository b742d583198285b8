package tandem.bench;

import java.util.random.RandomGenerator;

/**
 * Draws numbers below {@code count}, small ones more often: as unevenly as people use things, with the exponent 0.99 that
 * measurements of stores have in common. Immutable.
 */
final class Zipf {

    private static final double THETA = 0.99;

    private final int count;
    private final double zeta;
    private final double eta;

    Zipf(int count) {
        this.count = count;
        double sum = 0;
        for (int rank = 1; rank <= count; rank++) {
            sum += Math.pow(rank, -THETA);
        }
        this.zeta = sum;
        double two = 1 + Math.pow(2, -THETA);
        this.eta = (1 - Math.pow(2.0 / count, 1 - THETA)) / (1 - two / zeta);
    }

    int next(RandomGenerator random) {
        double uniform = random.nextDouble();
        double scaled = uniform * zeta;
        if (scaled < 1) {
            return 0;
        }
        if (scaled < 1 + Math.pow(2, -THETA)) {
            return 1;
        }
        return Math.min(count - 1, (int) (count * Math.pow(eta * uniform - eta + 1, 1 / (1 - THETA))));
    }
}
