package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authors see who draw their flows with {@code tandem graph}. */
final class GraphCommandTest {

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
        Counting.write(desk, "mine");
    }

    @Test
    void aFlowIsWrittenAsMermaid() throws Exception {
        assertThat(desk.run("graph", "count", "--dialogs", "mine").well().out()).isEqualTo("""
                flowchart TD
                  accTitle: count
                  accDescr: The flow count from top to bottom: 3 steps, 1 of them a question. Arrows are the ways between them, \
                and dashed ones are taken when nobody answers.
                  b_start_0_1(["/start<br/>in private"]):::isStart
                  step_0_zero["zero · sets<br/>n = 0"]:::isSet
                  step_0_ask("ask · asks<br/>It is #123;n#125;."):::isAsk
                  step_0_add["add · sets<br/>n + 1"]:::isSet
                  b_start_0_1 --> step_0_zero
                  step_0_zero --> step_0_ask
                  step_0_ask -->|"More"| step_0_add
                  step_0_add --> step_0_ask
                  classDef isStart fill:#d9f2d9,stroke:#2e7d32,color:#111827
                  classDef isAsk fill:#dbeafe,stroke:#1d4ed8,color:#111827
                  classDef isSet fill:#f3f4f6,stroke:#9ca3af,color:#111827
                """);
        assertThat(desk.at("data")).doesNotExist();
    }

    @Test
    void theFilesEndingSaysHowItIsWritten() throws Exception {
        desk.onJvm("-Dfile.encoding=US-ASCII");
        String shown =
                desk.run("graph", "count", "--dialogs", "mine", "--svg").well().out();
        assertThat(shown).startsWith("<svg ").contains("ask · asks").endsWith("</svg>\n");
        assertThat(desk.run("graph", "count", "--dialogs", "mine", "-o", "a.svg")
                        .well()
                        .out())
                .isEmpty();
        assertThat(Files.readString(desk.at("a.svg"))).isEqualTo(shown);
        desk.run("graph", "--dialogs", "mine", "-o", "all.mmd").well();
        assertThat(Files.readString(desk.at("all.mmd"))).contains("b_count[[\"count<br/>/start\"]]:::isFlow");
        assertThat(desk.run("graph", "--dialogs", "mine", "-o", "a.png").err())
                .startsWith("The file's name ends with .svg, or with .mmd for Mermaid: a.png\n");
        desk.run("graph", "--dialogs", "mine", "-o", "no/a.svg")
                .refused("The picture cannot be written to no/a.svg: java.nio.file.NoSuchFileException: no/a.svg");
    }

    @Test
    void aFlowThatIsNotThereIsAMistake() throws Exception {
        desk.run("graph", "cuont", "--dialogs", "mine").refused("There is no flow \"cuont\"; did you mean \"count\"?");
        desk.run("graph", "other", "--dialogs", "mine").refused("There is no flow \"other\"; there are count");
    }

    @Test
    void brokenDialogsAreShownAsAtAStart() throws Exception {
        Counting.writeNext(desk, "mine", "twice", "\"next\": \"addd\"");
        desk.run("graph", "count", "--dialogs", "mine")
                .refused(
                        "mine/flows/twice.json:8:50: error F020 step \"ask\" goes to \"addd\", which does not"
                                + " exist; did you mean \"add\"?",
                        "The conversations in mine have errors, so the bot does not start with them.");
    }
}
