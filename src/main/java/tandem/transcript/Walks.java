package tandem.transcript;

import java.util.List;
import java.util.function.BiConsumer;
import tandem.engine.Dialogs;

/** Many random walks, each by a seed of its own. Used once, on one thread. */
public final class Walks {

    private static final int EVENTS = 60;

    private final Dialogs dialogs;
    private final Coverage coverage = new Coverage();
    private int mostBytes;

    public Walks(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /**
     * Takes them, also when one fails.
     *
     * @param group whether two people in a group take them; otherwise one alone
     * @param failed is told the seed of a walk that fails, and why
     * @return how many did
     */
    public int take(long seed, int walks, boolean group, BiConsumer<Long, WalkFailure> failed) {
        int failures = 0;
        for (long each = seed; each < seed + walks; each++) {
            try {
                RandomWalk walk = new RandomWalk(dialogs, coverage, each, group);
                if (each % 2 == 0) {
                    walk.join();
                }
                walk.goOn(EVENTS);
                walk.everyCommandAnswers();
                mostBytes = Math.max(mostBytes, walk.mostBytes());
            } catch (WalkFailure e) {
                failures++;
                failed.accept(each, e);
            }
        }
        return failures;
    }

    /** Steps that none of them has reached, such as {@code tonight/bye}. */
    public List<String> unreached() {
        return coverage.unreached(dialogs);
    }

    /** The size of the largest saved conversation there was. */
    public int mostBytes() {
        return mostBytes;
    }

    /** The size that none can be above. */
    public long bound() {
        return DocumentBound.of(dialogs);
    }
}
