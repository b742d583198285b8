package tandem.telegram.fake;

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
        final Trouble trouble;
        final double share;
        final @Nullable Random chance;
        int left;

        Rule(String method, Trouble trouble, int left, double share, @Nullable Random chance) {
            this.method = method;
            this.trouble = trouble;
            this.left = left;
            this.share = share;
            this.chance = chance;
        }

        boolean takes(String called) {
            if (left == 0 || !(method.equals(ANY) || method.equalsIgnoreCase(called))) {
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
    private int held;

    Troubles() {}

    /** The next calls of the method, or of {@link #ANY}, have this trouble. */
    public synchronized void next(int calls, String method, Trouble trouble) {
        rules.add(new Rule(method, trouble, calls, 1, null));
    }

    /** A share of the calls has this trouble, until {@link #end}; the same seed chooses the same calls. */
    public synchronized void share(double share, long seed, String method, Trouble trouble) {
        rules.add(new Rule(method, trouble, Integer.MAX_VALUE, share, new Random(seed)));
    }

    /** No trouble from now on; lets go what is held. */
    public synchronized void end() {
        rules.forEach(rule -> rule.trouble.let());
        rules.clear();
    }

    /** How many calls are held at the moment. */
    public synchronized int held() {
        return held;
    }

    synchronized void holds(int more) {
        held += more;
    }

    synchronized @Nullable Trouble of(String method) {
        for (Rule rule : rules) {
            if (rule.takes(method)) {
                return rule.trouble;
            }
        }
        return null;
    }
}
