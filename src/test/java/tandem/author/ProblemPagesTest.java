package tandem.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page about a problem tells the truth: its broken example has what it prints, its mended one has nothing. */
class ProblemPagesTest {

    /** The day on which the pages were written: numbers grow old. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    static List<ProblemPage> pages() throws IOException {
        return ProblemPage.all();
    }

    @Test
    void everyCodeHasItsPageAndEveryPageItsCode() throws IOException {
        List<String> names = pages().stream().map(page -> page.number() + ".md").toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Code.values()).map(Code::page).toList());
    }

    @Test
    void theIndexHasTheFirstLineOfEveryPage() throws IOException {
        String index = Files.readString(Path.of("docs/problems/README.md"));
        List<String> rows = pages().stream()
                .map(page -> page.text().lines().findFirst().orElse(""))
                .map(line -> line.substring("# ".length()).split(": ", 2))
                .map(parts -> "| [" + parts[0] + "](" + parts[0] + ".md) | " + parts[1] + " |")
                .toList();

        assertThat(index.lines().filter(line -> line.startsWith("| ["))).containsExactlyInAnyOrderElementsOf(rows);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theBrokenExampleHasExactlyTheseProblems(ProblemPage page) {
        List<Problem> problems = DialogLoader.load(page.broken(), TODAY).problems();

        assertThat(problems).extracting(Problem::page).contains(page.number() + ".md");
        assertThat(shortened(problems, page.printed())).isEqualTo(page.printed());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theMendedExampleIsClean(ProblemPage page) {
        assertThat(DialogLoader.load(page.mended(), TODAY).problems()).isEmpty();
    }

    /** The lines, without those for which the page has three dots: then only how it begins and how it ends count. */
    private static List<String> shortened(List<Problem> problems, List<String> printed) {
        List<String> lines = problems.stream().map(Problem::toLine).toList();
        int dots = printed.indexOf("...");
        if (dots < 0 || lines.size() < printed.size()) {
            return lines;
        }
        List<String> shortened = new java.util.ArrayList<>(lines.subList(0, dots));
        shortened.add("...");
        shortened.addAll(lines.subList(lines.size() - (printed.size() - dots - 1), lines.size()));
        return shortened;
    }
}
