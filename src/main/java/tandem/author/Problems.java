package tandem.author;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects problems; of one file no more than a hundred, so that a broken file does not bury the others. Not thread-safe. */
final class Problems {

    static final int PER_FILE = 100;

    private final List<Problem> shown = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Severity> hidden = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    void add(Code code, Spot spot, String sentence) {
        add(code, spot, sentence, null);
    }

    void add(Code code, Spot spot, String sentence, @Nullable String hint) {
        if (room(code, spot)) {
            shown.add(problem(code, spot, sentence, hint));
        }
    }

    /** A problem with a word that was probably meant to be one of {@code right}. */
    void addMistyped(Code code, Spot spot, String sentence, String wrong, Collection<String> right) {
        if (room(code, spot)) {
            String meant = Nearest.to(wrong, right);
            String hint = meant == null ? listed(right) : "did you mean " + Quote.of(meant) + "?";
            shown.add(problem(code, spot, sentence, hint));
        }
    }

    /** Takes over what another reading found and this one did not. */
    void addNew(Problems other, UnaryOperator<Problem> told) {
        Set<Problem> known = new HashSet<>(shown);
        for (Problem problem : other.sorted()) {
            Problem here = told.apply(problem);
            if (!known.contains(problem) && room(here.severity(), here.file())) {
                shown.add(here);
            }
        }
    }

    /** Whether there is an error in this file. */
    boolean inFile(String path) {
        return broken.contains(path);
    }

    /** Whether there is an error in this flow's file: then much of what else could be said of it only follows from that. */
    boolean in(FlowDraft flow) {
        return inFile(flow.node().spot().path());
    }

    boolean errors() {
        return !broken.isEmpty();
    }

    /** All of them, file by file, from top to bottom. */
    List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(shown);
        hidden.forEach((path, severity) -> all.add(new Problem(
                severity,
                Code.MORE.in(FileKind.FOLDER),
                path,
                Integer.MAX_VALUE,
                1,
                "",
                (counts.getOrDefault(path, 0) - PER_FILE) + " more problems in this file are not shown",
                null)));
        all.sort(Comparator.comparing(Problem::file)
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column));
        all.replaceAll(problem -> problem.line() == Integer.MAX_VALUE ? atStart(problem) : problem);
        return List.copyOf(all);
    }

    private static Problem atStart(Problem more) {
        return new Problem(more.severity(), more.code(), more.file(), 1, 1, "", more.sentence(), more.hint());
    }

    private boolean room(Code code, Spot spot) {
        return room(code.severity(), spot.path());
    }

    private boolean room(Severity severity, String path) {
        if (severity == Severity.ERROR) {
            broken.add(path);
        }
        if (counts.merge(path, 1, Integer::sum) <= PER_FILE) {
            return true;
        }
        hidden.merge(path, severity, (one, other) -> one == Severity.ERROR ? one : other);
        return false;
    }

    private static Problem problem(Code code, Spot spot, String sentence, @Nullable String hint) {
        return new Problem(
                code.severity(),
                code.in(spot.kind()),
                spot.path(),
                spot.line(),
                spot.column(),
                spot.pointer(),
                sentence,
                hint);
    }

    private static @Nullable String listed(Collection<String> right) {
        return right.isEmpty() || right.size() > 25 ? null : "possible here: " + Quote.list(right);
    }
}
