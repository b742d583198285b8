package tandem.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of patterns that was made to hurt is refused, soon and in little memory, or hears in time in proportion to the text. */
class HostilePatternsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String CARE = """
            { "flow": "care", "language": "en", "title": "Care",
              "triggers": [ { "event": "safety", "where": "private" } ],
              "steps": [ { "id": "bye", "type": "end", "text": "There are people to talk to." } ] }
            """;

    static Stream<Arguments> hostile() {
        String many = numbered(160_000, "\"w%d\"");
        String doubling = IntStream.range(1, 2_000)
                .mapToObj(i -> "\"%s\": [ \"{%s}\", \"word%d\" ]".formatted(name(i), name(i - 1), i))
                .collect(Collectors.joining(", "));
        return Stream.of(
                Arguments.of("P009", file("\"a\": [ %s ]".formatted(many), "a")),
                Arguments.of("P009", file("\"%s\": [ \"word\" ], %s".formatted(name(0), doubling), "a")),
                Arguments.of(
                        "P009",
                        file(
                                "\"a\": [ \"x\" ]",
                                numbered(5_000, "{a} ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a%d"))),
                Arguments.of("P020", file("\"a\": [ \"{a}\" ]", "a")),
                Arguments.of("P020", file("\"a\": [ \"{b}\" ], \"b\": [ \"{a}\" ]", "a")),
                Arguments.of("P020", file("\"a\": [ \"%s\" ]".formatted("very ".repeat(9)), "a")),
                Arguments.of("P020", file("", "a ".repeat(100_000))),
                Arguments.of("P020", file("", "(a+)+$")),
                Arguments.of("P020", file("", "a||b")),
                Arguments.of("P005", file("\"%s\": [ \"x\" ]".formatted("A".repeat(70)), "a")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isRefused(String code, String file) {
        List<Problem> problems =
                assertTimeoutPreemptively(SOON, () -> loaded(file).problems());
        assertThat(problems).extracting(Problem::code).contains(code);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.sentence()).hasSizeLessThan(500));
    }

    @Test
    void theWorstThatIsAllowedHearsInTimeInProportion() {
        String worst = numbered(4_000, "a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 a ..8 end%d");
        Loaded loaded = loaded(file("", worst));
        assertThat(loaded.problems()).isEmpty();
        String text = "a ".repeat(2_048);
        assertTimeoutPreemptively(
                SOON, () -> Objects.requireNonNull(loaded.dialogs()).detect(text));
    }

    private static Loaded loaded(String file) {
        MemoryFiles files = MemoryFiles.sample();
        files.with("safety/en.json", file.getBytes(StandardCharsets.UTF_8));
        files.with("flows/care.json", CARE.getBytes(StandardCharsets.UTF_8));
        files.with("always.json", "{ \"flows\": [ \"care\" ] }".getBytes(StandardCharsets.UTF_8));
        return DialogLoader.load(files);
    }

    private static String file(String lists, String patterns) {
        String all = patterns.startsWith("\"") ? patterns : "\"" + patterns + "\"";
        return """
                { "language": "en", "lists": { %s }, "negations": [ "not" ],
                  "concerns": { "violence": { "strong": [ %s ] } } }
                """.formatted(lists, all);
    }

    private static String numbered(int count, String each) {
        String quoted = each.startsWith("\"") ? each : "\"" + each + "\"";
        return IntStream.range(0, count).mapToObj(quoted::formatted).collect(Collectors.joining(", "));
    }

    /** The number in letters: names have no digits. */
    private static String name(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + digit - '0')))
                .collect(Collectors.joining());
    }
}
