package tandem.discord.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Which calls go wrong on purpose. The first rule that fits a call decides. Thread-safe. */
public final class Troubles {

    /** Stands for every method. */
    public static final String ANY = "*";

    private static final class Rule {
        final String method;
        final String pathPart;
        final Trouble trouble;
        final double share;
        final @Nullable Random chance;
        int left;

        Rule(String method, String pathPart, Trouble trouble, int left, double share, @Nullable Random chance) {
            this.method = method;
            this.pathPart = pathPart;
            this.trouble = trouble;
            this.left = left;
            this.share = share;
            this.chance = chance;
        }

        boolean takes(String called, String path) {
            if (left == 0 || !(method.equals(ANY) || method.equals(called)) || !path.contains(pathPart)) {
                return false;
            }
            if (chance != null && chance.nextDouble() >= share) {
                return false;
            }
            left--;
            return true;
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    Troubles() {}

    /**
     * The next calls have this trouble.
     *
     * @param method such as {@code POST}, or {@link #ANY}
     * @param pathPart what must stand in the path, such as {@code /messages}; empty for any path
     */
    public synchronized void next(int calls, String method, String pathPart, Trouble trouble) {
        rules.add(new Rule(method, pathPart, trouble, calls, 1, null));
    }

    /** A share of the calls has this trouble, until {@link #end}; the same seed chooses the same calls. */
    public synchronized void share(double share, long seed, String method, String pathPart, Trouble trouble) {
        rules.add(new Rule(method, pathPart, trouble, Integer.MAX_VALUE, share, new Random(seed)));
    }

    /** No trouble from now on. */
    public synchronized void end() {
        rules.clear();
    }

    /** Whether everything that was to go wrong has begun to. */
    public synchronized boolean isOver() {
        return rules.stream().allMatch(rule -> rule.left == 0);
    }

    synchronized @Nullable Trouble of(String method, String path) {
        for (Rule rule : rules) {
            if (rule.takes(method, path)) {
                return rule.trouble;
            }
        }
        return null;
    }
}
