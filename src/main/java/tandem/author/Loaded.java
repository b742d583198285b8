package tandem.author;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.engine.Dialogs;
import tandem.safety.Trial;

/**
 * What became of reading {@code dialogs/}.
 *
 * @param dialogs the finished set; null exactly when one of the problems is an error
 * @param problems everything that is wrong, file by file, from top to bottom
 * @param trials lines by which it can be measured what is heard
 * @param files how many files were read; none means that the folder is no folder of dialogs
 */
public record Loaded(@Nullable Dialogs dialogs, List<Problem> problems, int files, List<Trial> trials) {
    public Loaded {
        trials = List.copyOf(trials);
        problems = List.copyOf(problems);
    }
}
