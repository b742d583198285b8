package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;

/**
 * Folders as authors break them, on disk: what is found is exactly what was broken, where it was broken, however much is
 * broken at once. What is hostile is read by the program itself, with little memory.
 */
final class BrokenFoldersTest {

    /** Stands in a replacement where the problem must be found. */
    private static final String HERE = "\u00a7";

    @TempDir
    private Path folder;

    /** One mistake: what stands in which file, and what stands there instead. */
    record Slip(String file, String right, String wrong, List<String> codes) {}

    record Broken(String name, List<Slip> slips) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Broken> broken() {
        String tonight = "flows/tonight.json";
        String kept = "flows/kept.json";
        String cards = "cards/few.json";
        Slip next = new Slip(tonight, "\"next\": \"short\" }", "\"next\": §\"shrot\" }", List.of("F020"));
        Slip label = new Slip(tonight, "\"label\": \"Shorter\"", "\"label\": §\"Another\"", List.of("F051"));
        Slip variable = new Slip(
                kept,
                "{ \"id\": \"sure\", \"type\": \"set\", \"var\": \"sure\"",
                "{ \"id\": \"sure\", \"type\": \"set\", \"var\": §\"suer\"",
                List.of("F030"));
        Slip tag = new Slip(
                tonight,
                "{ \"ready\": \"now\", \"closeness\"",
                "{ §\"raedy\": \"now\", \"closeness\"",
                List.of("F024"));
        Slip energy = new Slip(
                cards,
                "\"energy\": \"low\", \"place\": \"any\"",
                "\"energy\": §\"tired\", \"place\": \"any\"",
                List.of("C004"));
        Slip comma = new Slip("always.json", "]", ",§]", List.of("J001"));
        Slip word = new Slip("words/en.json", "{ \"first\": 1 }", "{ \"first\": §\"one\" }", List.of("W003"));
        return Stream.of(
                broken("a way to nowhere", next),
                broken("two buttons that look the same", label),
                broken("a variable that is misspelt", variable),
                broken("a tag that no card has", tag),
                broken("a card in a word of its own", energy),
                broken("a comma too many", comma),
                broken("a text where a number must be", word),
                broken(
                        "a time that is none",
                        new Slip(
                                tonight,
                                "\"after\": \"2h\", \"next\": \"bye\" } },\n    { \"id\": \"short\"",
                                "\"after\": §\"two hours\", \"next\": \"bye\" } },\n    { \"id\": \"short\"",
                                List.of("F006"))),
                broken(
                        "a field that does not exist",
                        new Slip(tonight, "\"ifBusy\": \"postpone\"", "§\"ifbusy\": \"postpone\"", List.of("F001"))),
                broken(
                        "a step that names itself twice",
                        new Slip(
                                tonight,
                                "{ \"id\": \"nothing\", \"type\"",
                                "{ \"id\": \"nothing\", §\"id\": \"none\", \"type\"",
                                List.of("J002"))),
                broken(
                        "a flow that calls what is not there",
                        new Slip(tonight, "\"flow\": \"kept\"", "\"flow\": §\"keep\"", List.of("F021"))),
                broken(
                        "an action that does not exist",
                        new Slip(kept, "\"action\": \"limit\"", "\"action\": §\"limits\"", List.of("F004"))),
                broken(
                        "bold that never ends",
                        new Slip(tonight, "\"Nothing fits that.\"", "§\"*Nothing fits that.\"", List.of("F008"))),
                broken(
                        "a card shown where none was drawn",
                        new Slip(tonight, "\"Nothing fits that.\"", "§\"Not even {card_title}.\"", List.of("F036"))),
                broken(
                        "a loop that never rests",
                        new Slip(
                                tonight,
                                "{ \"id\": \"count\", \"type\": \"set\", \"var\": \"tried\", \"add\": 1 }",
                                "§{ \"id\": \"count\", \"type\": \"set\", \"var\": \"tried\", \"add\": 1, \"next\": \"count\" }",
                                List.of("F041"))),
                broken(
                        "a value that cannot be",
                        new Slip(kept, "\"in\": [\"low\"]", "\"in\": [§\"lo\"]", List.of("F033"))),
                broken(
                        "a step nobody comes to",
                        new Slip(
                                tonight,
                                "    { \"id\": \"bye\", \"type\": \"end\" }",
                                "    §{ \"id\": \"lost\", \"type\": \"end\" },\n    { \"id\": \"bye\", \"type\": \"end\" }",
                                List.of("F040"))),
                broken(
                        "half a character",
                        new Slip(
                                tonight,
                                "\"Nothing fits that.\"",
                                "§\"Nothing \\ud83d fits that.\"",
                                List.of("J007", "F013"))),
                broken("three slips in one flow", next, label, tag),
                broken("everything at once", next, label, tag, variable, energy, comma, word));
    }

    private static Broken broken(String name, Slip... slips) {
        return new Broken(name, List.of(slips));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsFoundIsWhatWasBroken(Broken broken) throws IOException {
        Path dialogs = sample();
        Map<String, String> marked = new TreeMap<>();
        for (Slip slip : broken.slips()) {
            String before = marked.getOrDefault(slip.file(), Files.readString(dialogs.resolve(slip.file())));
            assertThat(before).contains(slip.right());
            int at = before.indexOf(slip.right());
            String after = before.substring(at + slip.right().length());
            marked.put(slip.file(), before.substring(0, at) + slip.wrong() + after);
        }
        List<String> expected = new ArrayList<>();
        for (Slip slip : broken.slips()) {
            String place =
                    dialogs + "/" + slip.file() + ":" + place(marked.getOrDefault(slip.file(), ""), slip.wrong());
            slip.codes().forEach(code -> expected.add(place + " " + code));
        }
        for (Map.Entry<String, String> file : marked.entrySet()) {
            Files.writeString(dialogs.resolve(file.getKey()), file.getValue().replace(HERE, ""));
        }

        List<String> found = DialogLoader.load(DialogFiles.folder(dialogs)).problems().stream()
                .map(problem -> problem.file() + ":" + problem.line() + ":" + problem.column() + " " + problem.code())
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The line and the column of the mark in this slip, without the marks. */
    private static String place(String marked, String slip) {
        String before =
                marked.substring(0, marked.indexOf(slip) + slip.indexOf(HERE)).replace(HERE, "");
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        return line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("fifty megabytes", "J004", filled(50 << 20, "[1,")),
                Arguments.of("ten thousand lists in lists", "J003", text("[".repeat(10_000) + "]".repeat(10_000))),
                Arguments.of("a number of a million digits", "J005", text("{\"a\": " + "9".repeat(1_000_000) + "}")),
                Arguments.of("a number with a huge exponent", "J005", text("{\"a\": 1e999999999}")),
                Arguments.of("a hundred thousand fields of one name", "J002", filled(1_900_000, "\"a\":1,")),
                Arguments.of("UTF-16", "J006", "{\"flow\": \"x\"}".getBytes(StandardCharsets.UTF_16)),
                Arguments.of("Latin-1", "J006", "{\"flow\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("nothing but zeros", "J006", new byte[1 << 20]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatIsHostileIsToldSoonAndWithLittleMemory(String name, String code, byte[] content) throws Exception {
        Path dialogs = sample();
        Files.write(dialogs.resolve("flows/hostile.json"), content);
        Desk desk = new Desk(folder).onJvm("-Xmx48m");

        Instant start = Instant.now();
        Ended ended = desk.run("check", dialogs.toString());

        // Not a measurement: only that it neither hangs nor fills what memory there is. It takes about a second.
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("flows/hostile.json:1:").contains(" error " + code + " ");
        assertThat(ended.out().length()).isLessThan(100_000);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An object that is never finished, of about so many bytes. */
    private static byte[] filled(int bytes, String again) {
        return text("{" + again.repeat(bytes / again.length()));
    }

    private Path sample() throws IOException {
        Path from = Path.of("src/test/resources/tandem/author/sample");
        Path to = folder.resolve("dialogs");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.copy(Path.of("dialogs/system.json"), to.resolve("system.json"));
        Files.createDirectories(to.resolve("pictures"));
        Files.write(
                to.resolve("pictures/small.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1});
        return to;
    }
}
