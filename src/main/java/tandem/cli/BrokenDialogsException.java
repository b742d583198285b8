package tandem.cli;

import java.util.List;
import java.util.stream.Collectors;
import tandem.author.Problem;

/** The conversations cannot be used. The message has a line for each problem. */
final class BrokenDialogsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenDialogsException(String origin, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")) + "\nThe conversations in "
                + origin + " have errors, so the bot does not start with them.");
    }
}
