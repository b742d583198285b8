package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authors see who play their transcripts with {@code tandem test}. */
final class TestCommandTest {

    private static final String HOLDS = """
            flow: count   private: Ana
            Ana> /start
            bot: It is 0.
            choices: More
            """;
    private static final String FAILS = """
            flow: count   private: Ana
            Ana> /start
            bot: It is *   # from nothing
            Ana> [More]
            bot: It is 7.
            Ana> [Less]
            """;

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
        Counting.write(desk, "mine");
        desk.write("mine/tests/count.holds.chat", HOLDS);
    }

    @Test
    void whatHoldsIsSaidInALine() throws Exception {
        assertThat(desk.run("test", "mine").well().out()).isEqualTo("1 transcript, 1 holds\n");
        assertThat(desk.at("data")).doesNotExist();
        assertThat(desk.at("tandem.key")).doesNotExist();
    }

    @Test
    void whatDoesNotHoldIsShownWithItsPlaceAndWhatWasReallySaid() throws Exception {
        desk.write("mine/tests/count.fails.chat", FAILS);
        Ended ended = desk.run("test", "mine");
        assertThat(ended.out()).isEqualTo("""
                mine/tests/count.fails.chat:5: 2 lines do not hold
                  line 5 expected: bot: It is 7.
                         came:     bot: It is 1.
                  line 6 expected: Ana> [Less]
                         came:     there is no button [Less]
                  what was really said:
                    Ana> /start
                    bot: It is 0.
                    choices: More
                    Ana> [More]
                    bot: It is 1.
                    choices: More
                    Ana> [Less]
                2 transcripts, 1 holds, 1 does not
                """);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(desk.run("test", "mine", "--only", "*.holds").well().out()).isEqualTo("1 transcript, 1 holds\n");
    }

    @Test
    void updateFollowsWhatWasSaidAndStillFailsOnce() throws Exception {
        Path file = desk.write("mine/tests/count.fails.chat", FAILS.replace("Ana> [Less]\n", ""));
        Ended ended = desk.run("test", "mine", "--update");
        assertThat(ended.out()).isEqualTo("""
                mine/tests/count.fails.chat:5: 1 line does not hold
                  rewritten: mine/tests/count.fails.chat:5: - bot: It is 7.
                  rewritten: mine/tests/count.fails.chat:5: + bot: It is 1.
                2 transcripts, 1 holds, 1 does not; 1 rewritten, look at the changes and play again
                """);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(Files.readString(file)).contains("bot: It is *   # from nothing", "bot: It is 1.");
        assertThat(desk.run("test", "mine").well().out()).isEqualTo("2 transcripts, 2 hold\n");
        assertThat(Files.readString(desk.at("mine/tests/count.holds.chat"))).isEqualTo(HOLDS);
    }

    @Test
    void theFolderIsTheOneTheBotWouldUse() throws Exception {
        desk.write("config.properties", "dialogs.dir = mine\n");
        assertThat(desk.run("test").well().out()).isEqualTo("1 transcript, 1 holds\n");
        desk.run("test", "--dialogs", "other")
                .refused(
                        "other:1:1: error D001 there is no folder \"other\", or nothing is in it; give"
                                + " the folder that holds flows/, cards/, words/ and system.json",
                        "The conversations in other have errors, so the bot does not start with them.");
    }

    @Test
    void nothingToPlayIsAMistake() throws Exception {
        desk.run("test", "mine", "--only", "nothing")
                .refused("There is nothing to play: no transcript nothing.chat in mine/tests.");
        desk.run("test").refused("There is nothing to play: no transcript * in the program's own copy; name a folder.");
    }

    @Test
    void brokenDialogsAreShownAsAtAStart() throws Exception {
        Counting.writeNext(desk, "mine", "twice", "\"next\": \"addd\"");
        Ended ended = desk.run("test", "mine");
        ended.refused(
                "mine/flows/twice.json:8:50: error F020 step \"ask\" goes to \"addd\", which does not"
                        + " exist; did you mean \"add\"?",
                "The conversations in mine have errors, so the bot does not start with them.");
    }

    @Test
    void coverageNamesWhatNoTranscriptTakes() throws Exception {
        assertThat(desk.run("test", "mine", "--coverage").well().out()).isEqualTo("""
                1 transcript, 1 holds
                count: 0 of 1 choices; never taken: ask/more
                       2 of 3 steps; never reached: add
                """);
    }
}
