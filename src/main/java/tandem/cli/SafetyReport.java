package tandem.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tandem.author.Loaded;
import tandem.engine.Dialogs;
import tandem.safety.Concern;
import tandem.safety.Trial;

/** How much of what the lines in {@code trials} tell of is heard, and in how many of the others something is. */
record SafetyReport(@Nullable Dialogs dialogs, List<Trial.Result> results) {

    static SafetyReport of(Loaded loaded) {
        Dialogs dialogs = loaded.dialogs();
        List<Trial.Result> results = new ArrayList<>();
        if (dialogs == null) {
            return new SafetyReport(null, results);
        }
        for (Trial trial : loaded.trials()) {
            Dialogs set = dialogs.in(trial.language());
            if (set.language().equals(trial.language()) && set.coaches()) {
                results.add(trial.of(set::detect));
            }
        }
        return new SafetyReport(dialogs, results);
    }

    /** Whether enough is heard, and little enough wrongly, by the lines of every file. */
    boolean passes() {
        return results.stream().allMatch(Trial.Result::passes) && unmeasured().isEmpty();
    }

    /** The languages that have patterns and no lines to measure them by. */
    private List<String> unmeasured() {
        return dialogs == null
                ? List.of()
                : dialogs.languages().stream()
                        .filter(language -> dialogs.in(language).coaches())
                        .filter(language -> results.stream()
                                .noneMatch(result -> result.trial().language().equals(language)))
                        .toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (dialogs == null) {
            return lines;
        }
        for (String language : dialogs.languages()) {
            if (!dialogs.in(language).coaches()) {
                lines.add("safety: no patterns for \"" + language + "\" (safety/" + language
                        + ".json), so what people type there only chooses among what is offered");
            }
        }
        unmeasured()
                .forEach(language -> lines.add("safety: nothing in trials/ measures the patterns of \"" + language
                        + "\": at least " + Trial.LEAST_LINES + " lines that tell of something, and "
                        + Trial.LEAST_BENIGN
                        + " that do not"));
        for (Trial.Result result : results) {
            Columns table = new Columns();
            for (Concern concern : Concern.values()) {
                Trial.Count count = result.counts().get(concern);
                if (count != null && count.lines() > 0) {
                    table.row("  " + concern.word(), said(count));
                }
            }
            lines.add(sentence(result));
            lines.addAll(table.lines());
        }
        return lines;
    }

    private static String said(Trial.Count count) {
        return count.heard() + " of " + count.lines() + " heard, " + count.right() + " as such, " + count.strong()
                + " surely";
    }

    private static String sentence(Trial.Result result) {
        int benign = result.trial().benign().size();
        int wrong = result.falseAlarms().size();
        Trial.Count all = result.all();
        return String.format(
                Locale.ROOT,
                "trials/%s%s: %.1f %% heard (at least %d), %.1f %% false alarms, %d of %d (at most %d %%)%s",
                result.trial().name(),
                result.trial().blind() ? " (blind)" : "",
                percent(all.heard(), all.lines()),
                result.trial().leastHeard(),
                percent(wrong, benign),
                wrong,
                benign,
                result.trial().mostFalse(),
                result.passes() ? "" : ": not good enough");
    }

    private static double percent(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
