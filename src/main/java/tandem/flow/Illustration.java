package tandem.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step shows with its words: a file, or lines that are drawn when it is said.
 *
 * @param file by its name below the dialogs; null where there is a drawing
 * @param alt what is to be seen, for whoever cannot see it
 */
public record Illustration(@Nullable String file, @Nullable Drawing drawing, Message alt) {

    /**
     * Lines over time: somebody's own, or made-up ones.
     *
     * @param low what stands beside the lowest value, or empty
     * @param high what stands beside the highest value, or empty
     * @param under what stands below in place of dates; empty for somebody's own lines
     * @param stretch a part of made-up lines that has a name, or null
     */
    public record Drawing(
            List<Line> lines,
            String low,
            String high,
            String under,
            @Nullable Stretch stretch) {
        public Drawing {
            lines = List.copyOf(lines);
        }

        /** Whether what somebody recorded is shown. */
        public boolean own() {
            return lines.stream().anyMatch(line -> line.series() != null);
        }
    }

    /**
     * One line.
     *
     * @param label what stands at its end
     * @param series the series of the person who acts; null for a made-up line
     * @param values the values of a made-up line, at equal distances
     */
    public record Line(String label, @Nullable String series, List<Integer> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /** From one of the values to another, both included, counted from 0. */
    public record Stretch(String label, int from, int to) {}

    /** Whether somebody's own lines are shown. */
    public boolean own() {
        return drawing != null && drawing.own();
    }
}
