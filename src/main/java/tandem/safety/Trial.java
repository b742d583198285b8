package tandem.safety;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lines by which the patterns of a language are measured.
 *
 * @param name how people call it, such as {@code en-practice}
 * @param language whose patterns it measures
 * @param blind whether nobody mends the patterns by these lines: so they tell what is heard of somebody new
 * @param lines what must be heard, by what it tells of
 * @param benign what nothing may be heard in
 */
public record Trial(
        String name, String language, boolean blind, Map<Concern, List<String>> lines, List<String> benign) {

    /** Of so many lines out of a hundred that tell of something, something must be heard. */
    public static final int LEAST_HEARD = 90;

    /** In so many lines out of a hundred that tell of nothing, something may be heard. */
    public static final int MOST_FALSE = 1;

    /**
     * The same for lines that are blind. The goal is that of the others and was not reached; this is a little below what was
     * seen, so that no change makes it worse. See {@code docs/safety.md}.
     */
    public static final int LEAST_HEARD_BLIND = 85;

    /** The same of what is heard wrongly. */
    public static final int MOST_FALSE_BLIND = 8;

    /** Fewer lines measure nothing. */
    public static final int LEAST_LINES = 150;

    public static final int LEAST_BENIGN = 300;

    public Trial {
        Map<Concern, List<String>> copied = new EnumMap<>(Concern.class);
        lines.forEach((concern, each) -> copied.put(concern, List.copyOf(each)));
        lines = Map.copyOf(copied);
        benign = List.copyOf(benign);
    }

    /** Of so many of its lines out of a hundred that tell of something, something must be heard. */
    public int leastHeard() {
        return blind ? LEAST_HEARD_BLIND : LEAST_HEARD;
    }

    /** In so many of its lines out of a hundred that tell of nothing, something may be heard. */
    public int mostFalse() {
        return blind ? MOST_FALSE_BLIND : MOST_FALSE;
    }

    /**
     * What became of the lines of one kind.
     *
     * @param heard in how many something was heard
     * @param right in how many of these it was what the line tells of
     * @param strong in how many of these it was sure
     */
    public record Count(int lines, int heard, int right, int strong) {
        Count plus(Count other) {
            return new Count(lines + other.lines, heard + other.heard, right + other.right, strong + other.strong);
        }
    }

    /**
     * What was measured.
     *
     * @param counts for each thing that lines tell of
     * @param missed the lines in which nothing was heard
     * @param falseAlarms the lines in which something was heard that tell of nothing
     */
    public record Result(Trial trial, Map<Concern, Count> counts, List<String> missed, List<String> falseAlarms) {
        public Result {
            counts = Map.copyOf(counts);
            missed = List.copyOf(missed);
            falseAlarms = List.copyOf(falseAlarms);
        }

        /** All kinds together. */
        public Count all() {
            return counts.values().stream().reduce(new Count(0, 0, 0, 0), Count::plus);
        }

        /** Whether enough was heard, and little enough was heard wrongly. */
        public boolean passes() {
            Count all = all();
            return all.lines() >= LEAST_LINES
                    && trial.benign().size() >= LEAST_BENIGN
                    && all.heard() * 100 >= all.lines() * trial.leastHeard()
                    && falseAlarms.size() * 100 <= trial.benign().size() * trial.mostFalse();
        }
    }

    /** Holds the lines to the patterns. */
    public Result of(Function<String, Verdict> detector) {
        Map<Concern, Count> counts = new EnumMap<>(Concern.class);
        List<String> missed = new ArrayList<>();
        lines.forEach((concern, all) -> {
            Count count = new Count(0, 0, 0, 0);
            for (String line : all) {
                Verdict verdict = detector.apply(line);
                boolean heard = verdict.strength() != Strength.NONE;
                boolean strong = verdict.strength() == Strength.STRONG;
                count = count.plus(new Count(1, heard ? 1 : 0, concern == verdict.concern() ? 1 : 0, strong ? 1 : 0));
                if (!heard) {
                    missed.add(line);
                }
            }
            counts.put(concern, count);
        });
        List<String> falseAlarms = benign.stream()
                .filter(line -> detector.apply(line).strength() != Strength.NONE)
                .toList();
        return new Result(this, counts, missed, falseAlarms);
    }
}
