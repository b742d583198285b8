package tandem.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that stands in a file makes the loader throw, hang or eat the memory. */
class HostileFilesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String FLOW = "{\"flow\": \"a\", \"language\": \"en\", \"title\": \"t\", \"steps\": [%s]}";

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("J004", new byte[50 * 1024 * 1024]),
                Arguments.of("J003", bytes("[".repeat(10_000) + "]".repeat(10_000))),
                Arguments.of("J003", bytes("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))),
                Arguments.of("J001", bytes("[".repeat(60))),
                Arguments.of("J005", bytes("[1e999999]")),
                Arguments.of("J005", bytes("[" + "9".repeat(100) + "]")),
                Arguments.of("J005", bytes("[" + "9".repeat(1_000_000) + "]")),
                Arguments.of("J005", bytes("{\"" + "n".repeat(100_000) + "\": 1}")),
                Arguments.of("J002", bytes("{\"a\": 1, \"a\": 2}")),
                Arguments.of("J006", "{\"flow\": \"a\"}".getBytes(StandardCharsets.UTF_16)),
                Arguments.of("J006", "{\"flow\": \"a\"}".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("J006", new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}),
                Arguments.of("J006", new byte[] {'{', '"', (byte) 0xc3}),
                Arguments.of("J007", bytes("[\"\\ud800\"]")),
                Arguments.of("J007", bytes("[\"\\udc00\\ud800\"]")),
                Arguments.of("J007", bytes("{\"\\ud800\": 1}")),
                Arguments.of("J007", bytes("[\"\\u0000\"]")),
                Arguments.of("J007", bytes("[\"\uE000\"]")),
                Arguments.of("J001", bytes("")),
                Arguments.of("J001", bytes(" \n ")),
                Arguments.of("J001", bytes("[NaN]")),
                Arguments.of("J001", bytes("[1] [2]")),
                Arguments.of("J001", bytes("[tru]")),
                Arguments.of("J001", bytes("[\"\\x\"]")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void becomesAProblem(String code, byte[] content) {
        List<Problem> problems = problems(content);

        assertThat(problems).extracting(Problem::code).contains(code);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.sentence()).hasSizeLessThan(500).doesNotContain("com.fasterxml");
        });
    }

    @Test
    void aByteOrderMarkIsTolerated() {
        String flow = "\uFEFF" + String.format(FLOW, "{\"id\": \"b\", \"type\": \"end\"}");

        assertThat(problems(bytes(flow))).isEmpty();
    }

    @Test
    void randomBytesAndRandomDamageNeverThrow() {
        Random chance = new Random(1);
        String good = MemoryFiles.sample().text("flows/tonight.json").replace("\"tonight\"", "\"a\"");
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = bytes(good);
            for (int i = 0; i < 1 + round % 5; i++) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(round % 2 == 0 ? 256 : 128);
            }
            DialogLoader.load(new MemoryFiles().with("flows/a.json", damaged));
            byte[] noise = new byte[chance.nextInt(200)];
            chance.nextBytes(noise);
            DialogLoader.load(new MemoryFiles().with("flows/a.json", noise));
        }
    }

    @Test
    void everyValueMayBeOfAnyType() {
        List<String> files = List.of(
                "flows/tonight.json",
                "flows/kept.json",
                "cards/few.json",
                "always.json",
                "words/en.json",
                "safety/helplines.json",
                "system.json");
        for (String name : files) {
            MemoryFiles sample = MemoryFiles.sample();
            String good = sample.text(name);
            for (String other : List.of("null", "[]", "{\"a\": null}", "-7", "\"{\"")) {
                for (int at = good.indexOf(": "); at >= 0; at = good.indexOf(": ", at + 1)) {
                    String damaged = good.substring(0, at) + ": " + other + good.substring(end(good, at + 2));
                    assertThat(DialogLoader.load(sample.with(name, damaged)).problems())
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void aLongChainOfStepsAndTensOfThousandsOfMistakesTakeNoLongTime() {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 15_000; i++) {
            steps.append("{\"id\": \"s").append(i).append("\", \"type\": \"say\", \"text\": \"x\"},");
        }
        String loop = steps + "{\"id\": \"z\", \"type\": \"branch\", \"cases\": [], \"else\": \"s0\"}";
        assertThat(problems(bytes(String.format(FLOW, loop))))
                .extracting(Problem::code)
                .contains("F041");
        String dangling = loop.replace("\"text\": \"x\"", "\"text\": \"x\", \"next\": \"s\"");
        assertThat(problems(bytes(String.format(FLOW, dangling))))
                .extracting(Problem::code)
                .contains("F020", "D005");
    }

    private static List<Problem> problems(byte[] content) {
        MemoryFiles files = MemoryFiles.sample().with("flows/a.json", content);
        return Assertions.assertTimeoutPreemptively(
                SOON, () -> DialogLoader.load(files).problems());
    }

    /** The end of a plain value that begins here. */
    private static int end(String text, int from) {
        int end = from;
        if (text.charAt(from) == '"') {
            return text.indexOf('"', from + 1) + 1;
        }
        int depth = 0;
        do {
            char c = text.charAt(end++);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        } while (depth > 0 || (Character.isLetterOrDigit(text.charAt(end)) && depth == 0));
        return end;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
