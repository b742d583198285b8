package tandem.author;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant to write. Pure. */
public final class Nearest {

    /** Longer words are not compared. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The closest of {@code right} when it differs in about a third of its letters at most; otherwise null. */
    public static @Nullable String to(String wrong, Collection<String> right) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : right) {
            int allowed = Math.max(1, Math.min(3, Math.min(wrong.length(), candidate.length()) / 3));
            if (Math.abs(candidate.length() - wrong.length()) > allowed || wrong.length() > LONGEST) {
                continue;
            }
            int edits = edits(wrong, candidate);
            if (edits <= allowed && edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /** Edits from one to the other; two letters swapped count as one (optimal string alignment). */
    static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
