package tandem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.config.Key;
import tandem.flow.Action;
import tandem.flow.Step;

/** What the pages list is what the program has. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|src=\")(?!https?:)([^)\"#]+)");

    @Test
    void everySettingHasItsVariable() throws IOException {
        assertThat(Files.readString(Path.of("docs/running.md")))
                .contains(Arrays.stream(Key.values())
                        .map(key -> "`" + key.variable() + "`")
                        .toList());
    }

    @Test
    void everyStepTypeHasItsRow() throws IOException {
        String page = Files.readString(Path.of("docs/writing-flows.md"));
        String steps = page.substring(page.indexOf("\n## Steps\n"), page.indexOf("\n**Variants**"));
        List<String> rows = Pattern.compile("(?m)^\\| `([a-zA-Z]+)` \\|[^|]*\\|[^|]*\\|$")
                .matcher(steps)
                .results()
                .map(row -> row.group(1).toLowerCase(Locale.ROOT))
                .filter(row -> !row.equals("agree")) // It is read as a question.
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Step.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName()
                                .replace("SetVariable", "Set")
                                .replace("RecordValue", "Record"))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void everyActionIsExplained() throws IOException {
        String page = Files.readString(Path.of("docs/writing-flows.md"));
        String actions = page.substring(page.indexOf("**Actions:**"), page.indexOf("## Text"));
        assertThat(Action.values())
                .allSatisfy(action ->
                        assertThat(actions).contains("`" + action.name().toLowerCase(Locale.ROOT) + "`"));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (String page : List.of(
                "README.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "docs/architecture.md",
                "docs/problems/README.md",
                "docs/running.md",
                "docs/threat-model.md",
                "docs/writing-flows.md")) {
            Matcher link = LINK.matcher(Files.readString(Path.of(page)));
            while (link.find()) {
                assertThat(Path.of(page).resolveSibling(link.group(1)).normalize())
                        .as("a link in %s", page)
                        .exists();
            }
        }
    }
}
