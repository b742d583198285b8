package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read who start the program and talk. */
final class StoryTest {

    private static final String BEGIN = "Type /start to begin; :help says how this terminal works.\n\n";
    private static final String HELLO = """
            Hello. I help couples feel closer, and you can start alone. What brings you?
              1  We feel distant
              2  The two kinds
              3  Idea for tonight

            """;
    private static final String DISTANT =
            "[Two lines over some months, heart and touch: both dip, touch a little later,\nand both climb again.]\n"
                    + "Fewer touches, less sex, or just far apart";
    private static final String WITHOUT_TOKEN =
            "No platform has a token, so the bot talks here in the terminal. A token is"
                    + " set as telegram.token or discord.token in config.properties; README.md says how to get one.";
    private static final String ASKS = "Hello again. Did you get to";

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @Test
    void cardComesWithTheThirdTapAndTheQuestionADayLater() throws Exception {
        String out =
                desk.talk("/start", "1", "1", "1", "3", "1", ":skip 1d").well().out();

        assertThat(out).startsWith(BEGIN + HELLO + DISTANT);
        assertThat(out)
                .containsSubsequence(
                        "Try this: ",
                        "  1  I'll try it\n",
                        "Lovely. What might get in the way?",
                        "  1  Ask me\n",
                        "I'll ask once, about this time tomorrow. Enjoy it.",
                        "— 1d later —\n\n" + ASKS);

        String again = desk.talk("1").well().out();
        assertThat(again).startsWith("Where you were:\n\n" + ASKS).doesNotContain(BEGIN);
        assertThat(again).doesNotContain("That was an earlier question").hasSizeGreaterThan(200);
    }

    @Test
    void waitOutlastsTheProgramAndTheClockStaysMoved() throws Exception {
        desk.talk("/start", "1", "1", "1", "3", "1", ":skip 23h").well();
        assertThat(desk.talk("").well().out()).doesNotContain(ASKS);
        assertThat(desk.talk(":skip 30m").well().out()).doesNotContain(ASKS);
        assertThat(desk.talk(":skip 31m").well().out()).startsWith("— 31m later —\n\n" + ASKS);
    }

    @Test
    void everyoneReadsWhatIsMeantForThem() throws Exception {
        List<String> both = List.of("chat", "--as", "anna,ben");
        String out = desk.session(
                        both, "/tonight", "1", "ben: 1", "ben: /limits", "ben@ /limits", "anna: lovely weather")
                .well()
                .out();
        assertThat(out)
                .startsWith("— group —\nHello. I bring small ideas for feeling closer and speak only when asked.")
                .containsSubsequence(
                        "Tonight: ",
                        "  1  We'll do it",
                        "Enjoy. Phones away; I'll be quiet.",
                        "(only ben) I'll ask once, about this time tomorrow.\n\n",
                        "That one works in our private chat. Write to me there.\n\n",
                        "— ben, private —\nA limit would be the first thing I keep about you.\n\n",
                        "One question first, and only once: 18 or over")
                .endsWith("  3  No thanks\n\n");

        String again = desk.session(List.of("chat", "--as", "ben,anna"), "ben@ [No thanks]")
                .well()
                .out();
        assertThat(again)
                .startsWith("Where you were:\n\n— ben, private —\nOne question first")
                .doesNotContain("I bring small ideas")
                .contains("That's completely fine. I keep no limit");
    }

    @Test
    void deletedIsForgotten() throws Exception {
        desk.talk("/start", "1", "1", "1", "3", "1", "/delete", "[Keep it]", "/limits", "1", "1")
                .well();
        assertThat(desk.talk("/limits").well().out()).contains("How much touch may my ideas have?");
        assertThat(desk.talk("/delete", "[Erase everything]").well().out())
                .contains("Done. Everything about you is erased.");

        String after = desk.talk("/limits", ":skip 3d").well().out();
        assertThat(after)
                .startsWith("A limit would be the first thing I keep about you.")
                .doesNotContain(ASKS);
    }

    @Test
    void nothingTypedAndNoNameStandsInClear() throws Exception {
        String typed = "quarrelsome marmalade";
        List<String> two = List.of("chat", "--as", "wilhelmina,barnabas");
        String err = desk.session(
                        two,
                        "barnabas@ /start",
                        "barnabas@ 1",
                        "barnabas@ 1",
                        "barnabas@ 1",
                        "barnabas@ " + typed,
                        "barnabas@ 1",
                        "@tandem " + typed,
                        "/bogus " + typed,
                        "barnabas@ /limits",
                        "barnabas@ 1")
                .err();
        assertThat(err).isEmpty();
        desk.session(two, "").well();

        assertThat(desk.holding("TANDEM")).as("that searching finds anything").isEmpty();
        for (String word :
                List.of("marmalade", "wilhelmina", "Wilhelmina", "barnabas", "Barnabas", "Lovely", "tonight")) {
            assertThat(desk.holding(word)).as(word).isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.at("tandem.key"))))
                .isEqualTo("rw-------");
        for (String data : List.of("data", "data/console")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.at(data))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whereNobodyTypesNothingIsSaidAgain() throws Exception {
        desk.talk("/start", "1").well();
        for (List<String> arguments : List.of(List.of("chat"), List.of("chat", "--as", "anna,ben"))) {
            assertThat(desk.session(arguments).well().out()).isEmpty();
        }
        assertThat(desk.talk("1").well().out()).startsWith("Where you were:\n\nFewer touches, less sex");
    }

    @Test
    void runWithoutATokenAndWithoutAnybodyIsAMistake() throws Exception {
        desk.talk("/start", "1").well();
        for (Ended ended : List.of(desk.run(), desk.run("run"), desk.withoutInput())) {
            ended.refused(
                    WITHOUT_TOKEN,
                    "Nothing is typed here either, and so it ends. To talk here, start it in a terminal.");
        }
    }

    @Test
    void runWithoutATokenSaysWhereItTalks() throws Exception {
        for (List<String> arguments : List.of(List.<String>of(), List.of("run"))) {
            Ended ended = desk.session(arguments, ":quit");
            assertThat(ended.code()).isZero();
            assertThat(ended.err()).isEqualTo(WITHOUT_TOKEN + "\n");
        }
    }
}
