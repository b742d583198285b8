package tandem.transcript;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which message is meant by which line that expects one: as many as can be of those that fit, the others in their order. */
final class Alignment {

    private final List<Line.Says> lines;
    private final List<Stage.Message> messages;
    private final Written written;

    /** The longest row of fitting pairs from this line and this message on. */
    private final int[][] longest;

    private Alignment(List<Line.Says> lines, List<Stage.Message> messages, Written written) {
        this.lines = lines;
        this.messages = messages;
        this.written = written;
        this.longest = new int[lines.size() + 1][messages.size() + 1];
        for (int i = lines.size() - 1; i >= 0; i--) {
            for (int j = messages.size() - 1; j >= 0; j--) {
                longest[i][j] = fits(i, j) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
    }

    /** For each line the position of its message, or -1 where it has none. */
    static int[] of(List<Line.Says> lines, List<Stage.Message> messages, Written written) {
        return new Alignment(lines, messages, written).places();
    }

    private int[] places() {
        int[] places = new int[lines.size()];
        Arrays.fill(places, -1);
        if (isInOrder()) {
            pair(places, 0, lines.size(), 0, messages.size());
            return places;
        }
        int line = 0;
        int message = 0;
        for (int i = 0, j = 0; i < lines.size() && j < messages.size(); ) {
            if (fits(i, j)) {
                pair(places, line, i, message, j);
                places[i] = j;
                line = ++i;
                message = ++j;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        pair(places, line, lines.size(), message, messages.size());
        return places;
    }

    /** Whether as many fit when the first line is the first message, and so on: then that is what was meant. */
    private boolean isInOrder() {
        long fitting = IntStream.range(0, Math.min(lines.size(), messages.size()))
                .filter(i -> fits(i, i))
                .count();
        return fitting == longest[0][0];
    }

    /** Between two that fit, the first line becomes the first message, and so on. */
    private static void pair(int[] places, int line, int lines, int message, int messages) {
        for (int i = line, j = message; i < lines && j < messages; i++, j++) {
            places[i] = j;
        }
    }

    private boolean fits(int line, int message) {
        return written.matches(lines.get(line), messages.get(message));
    }
}
