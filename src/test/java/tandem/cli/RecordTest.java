package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed in the terminal becomes a transcript that holds. */
final class RecordTest {

    private static final String FILE = "mine/tests/tonight.recorded.chat";

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
        copy(Path.of("dialogs"), desk.at("mine"));
        Files.createDirectory(desk.at("mine/tests"));
    }

    @Test
    void aConversationAloneHolds() throws Exception {
        Ended talk = record(
                List.of(),
                "/start",
                "1",
                "[Heart]",
                "1",
                "3",
                "1",
                "a # b  # [c]",
                "[",
                ":skip 23h",
                ":skip 1h",
                "[We did]",
                "/tonight 10 \\n #",
                "[Another]",
                "[Another]",
                "/help",
                "/delete",
                "[Erase everything]",
                "hello?");
        assertThat(talk.out())
                .contains("Type /start to begin", "Hello. I help couples feel closer", "— 23h later —", "  1  ");
        assertThat(recorded())
                .startsWith("flow: first-minutes   seed: 1   start: 20")
                .containsSubsequence(
                        "   private: You\nYou> /start\nbot: Hello. I help couples feel closer",
                        "choices: We feel distant | The two kinds | Idea for tonight\nYou> [We feel distant]\n",
                        "picture: Two lines",
                        "You> a \\u0023 b  \\u0023 [c\\u005d\n",
                        "You> \\u005b\n",
                        "time: +23h\nsilence\n",
                        "time: +1h\nbot: ",
                        "bot edits: ",
                        "You> [Erase everything]\nbot: Done. Everything about you is erased.");
        holds();
    }

    @Test
    void aGroupHoldsWithWhatIsForOneAlone() throws Exception {
        Ended talk = record(
                List.of("--as", "anna,ben", "--seed", "7"),
                "/tonight 10",
                "ben: [Another]",
                "1",
                "ben: 1",
                "ben: @tandem what now?",
                "ben: nobody hears this",
                "ben@ /privacy",
                "ben@ 1",
                "/limits",
                "ben: /support",
                ":skip 1d",
                "ben: [We did]",
                "anna@ /tonight talk");
        assertThat(talk.out()).contains("— group —", "— ben, private —", "(only ben) ");
        assertThat(recorded())
                .startsWith("flow: tonight   seed: 7   start: 20")
                .containsSubsequence(
                        "   group: Anna, Ben\nadded\nbot: Hello. I bring small ideas",
                        "Anna> /tonight 10\nbot: Tonight: ",
                        "Ben> [Another]\nbot edits: Tonight: ",
                        "only Ben: I'll ask once, about this time tomorrow.\n",
                        "Ben> what now?\n",
                        "Ben@> /privacy\nbot@Ben: ",
                        "time: +1d\nbot: Did you get to yesterday's idea?",
                        "Anna@> /tonight talk\nbot@Anna: ")
                .doesNotContain("nobody hears this");
        holds();
    }

    @Test
    void aTapThatGoesOnInThePrivateChatHoldsAndIsShownThere() throws Exception {
        Ended talk = record(
                List.of("--as", "anna,ben", "--seed", "7"),
                "/join",
                "[Join]",
                "anna@ [Yes]",
                "ben: [Join]",
                "ben@ [Yes]",
                "ben@ [Yes]",
                "anna@ [Yes]",
                "/question",
                "[Answer privately]",
                "anna@ An old waltz",
                "anna@ 1",
                "ben: [Answer privately]",
                "ben@ Anything by you",
                ":skip 1m",
                "ben@ 1");
        assertThat(talk.out()).contains("— anna, private —", "— ben, private —").containsOnlyOnce("An old waltz");
        assertThat(recorded())
                .startsWith("flow: join   seed: 7   start: 20")
                .containsSubsequence(
                        "Anna> [Join]\nbot@Anna: ",
                        "Anna@> [Yes]\nbot@Anna: ",
                        "Ben@> [Yes]\n",
                        "bot@Anna: Join with Ben?",
                        "bot@Ben: You've joined.",
                        "choices: Answer privately\nAnna> [Answer privately]\nbot@Anna: ",
                        "Anna@> An old waltz\nbot@Anna: ",
                        "time: +1m\nsilence\nBen@> ",
                        "An old waltz")
                .doesNotContain("/start");
        holds();
    }

    @Test
    void whatWasSaidBeforeIsNeitherReadNorChanged() throws Exception {
        desk.with("TANDEM_DIALOGS_DIR", "mine");
        desk.talk("/start", "1").well();
        assertThat(record(List.of(), "1", "/start").out()).doesNotContain("Where you were", "Fewer touches");
        holds();
        assertThat(desk.talk().well().out()).isEmpty();
        assertThat(desk.talk("1").well().out()).startsWith("Where you were:\n\nFewer touches, less sex");
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws Exception {
        desk.write(FILE, "mine");
        Ended ended = desk.session(List.of("chat", "--record", FILE), "/start");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("--record: " + FILE + " is there already; name another file\n");
        assertThat(recorded()).isEqualTo("mine");
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        Ended ended = desk.session(List.of("chat", "--record", "no/where.chat"), "/start");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("no/where.chat cannot be written (java.nio.file.NoSuchFileException");
        assertThat(ended.out()).isEmpty();
        ended = desk.session(List.of("chat", "--as", "anna,b2", "--record", FILE), "/start");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("--as: in a transcript, names have letters only\n");
    }

    private Ended record(List<String> options, String... lines) throws Exception {
        List<String> arguments = Stream.concat(
                        Stream.of("chat", "--dialogs", "mine", "--record", FILE), options.stream())
                .toList();
        Ended ended = desk.session(arguments, lines);
        assertThat(ended.err())
                .isEqualTo("This is written down in " + FILE + ". It begins with nothing known about anybody, whatever"
                        + " was said here before, and is forgotten at the end; time moves only with :skip.\n");
        assertThat(ended.code()).isZero();
        return ended;
    }

    private String recorded() throws IOException {
        return Files.readString(desk.at(FILE));
    }

    private void holds() throws Exception {
        assertThat(desk.run("test", "mine").out()).isEqualTo("1 transcript, 1 holds\n");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path :
                    all.filter(path -> !path.startsWith(from.resolve("tests"))).toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
