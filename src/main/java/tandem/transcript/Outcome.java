package tandem.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * How a transcript went.
 *
 * @param file its name, as messages call it
 * @param failures one for each line that did not hold, or did not when it was played first
 * @param seen the whole conversation as it really went; empty where it could not be played at all
 * @param changes what was rewritten in it
 * @param left what still does not hold after that; the same as the failures where nothing was rewritten
 */
public record Outcome(String file, List<Failure> failures, String seen, List<String> changes, List<Failure> left) {

    public Outcome {
        failures = List.copyOf(failures);
        changes = List.copyOf(changes);
        left = List.copyOf(left);
    }

    static Outcome of(String file, Player.Result result) {
        return new Outcome(file, result.failures(), result.seen(), List.of(), result.failures());
    }

    /** Of what cannot be played: its only failure says why. */
    static Outcome broken(String file, int line, String sentence) {
        List<Failure> failures = List.of(new Failure(file, line, "", sentence));
        return new Outcome(file, failures, "", List.of(), failures);
    }

    public boolean holds() {
        return failures.isEmpty();
    }

    /** What somebody needs to know who wants to mend it: first a line with its place, then each difference. */
    public List<String> report() {
        if (holds()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(file + ":" + failures.get(0).line() + ": " + count(failures.size(), "line does", "lines do")
                + " not hold");
        left.forEach(failure -> difference(lines, failure));
        changes.forEach(change -> lines.add("  rewritten: " + change));
        if (!left.isEmpty() && !seen.isEmpty()) {
            lines.add("  what was really said:");
            seen.lines().forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private static void difference(List<String> lines, Failure failure) {
        String expected = failure.expected();
        if (expected != null && expected.isEmpty()) {
            lines.add("  line " + failure.line() + ": " + failure.came());
            return;
        }
        lines.add("  line " + failure.line() + " expected: " + (expected == null ? "nothing before it" : expected));
        lines.add("  " + " ".repeat(("line " + failure.line()).length()) + " came:     " + failure.came());
    }

    private static String count(int number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }
}
