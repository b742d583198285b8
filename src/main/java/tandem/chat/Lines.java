package tandem.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time, which are drawn when a message is sent: what a picture shows that is nobody else's.
 *
 * @param lines at most {@link #MOST}
 * @param language the tag of the language in which dates are written, such as {@code de}
 * @param low what stands beside the lowest value, or empty: then the values stand there as numbers
 * @param high what stands beside the highest value, or empty
 * @param under what stands below in place of dates, or empty; whoever sees no dates sees lines that were made up
 * @param stretch a part of the time that has a name, or null
 */
public record Lines(
        List<Line> lines,
        String language,
        String low,
        String high,
        String under,
        @Nullable Stretch stretch) {

    /** More lines than this cannot be told apart on a phone. */
    public static final int MOST = 4;

    /** The lowest value is 0. */
    public static final int HIGHEST = 10;

    public Lines {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param label what stands at its end
     * @param points in the order of their days
     */
    public record Line(String label, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * A value of one day.
     *
     * @param day counted from 1970-01-01; of lines that were made up, only the distance counts
     * @param value from 0 to {@link #HIGHEST}
     */
    public record Point(long day, int value) {}

    /** From one day to another, both included. */
    public record Stretch(String label, long from, long to) {}

    /** Whether these are nobody's lines, and the same for everybody. */
    public boolean madeUp() {
        return !under.isEmpty();
    }
}
