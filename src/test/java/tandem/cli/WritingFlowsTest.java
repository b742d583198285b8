package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/writing-flows.md} tells a new author to do, done as it stands there, with the program itself. */
final class WritingFlowsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```(\\w*)\\n(.*?)^ *```$");

    @TempDir
    private Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws IOException {
        desk = new Desk(folder);
        Path from = Path.of("dialogs");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(file.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void tenMinutesLeadToAFlowOfOnesOwn() throws Exception {
        List<String> blocks = blocks("Ten minutes");
        String flow = blocks.get(0);
        desk.write("dialogs/flows/tea.json", flow);
        assertThat(desk.run("check").well().out()).startsWith("no errors, no warnings in ");

        desk.write("dialogs/flows/tea.json", flow.replace("\"next\": \"brew\"", "\"next\": \"brwe\""));
        Ended broken = desk.run("check");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out().lines().toList().get(0)).isEqualTo(blocks.get(2).strip());
        desk.write("dialogs/flows/tea.json", flow);

        assertThat(desk.talk("/tea", "ok").well().out())
                .contains("Shall one of you make tea?", "Two cups, and no phones until they are empty.");

        desk.write("dialogs/tests/tea.yes.chat", blocks.get(3));
        assertThat(desk.run("test", "--only", "tea.*").well().out()).isEqualTo("1 transcript, 1 holds\n");

        desk.run("graph", "tea", "-o", "tea.svg").well();
        assertThat(Files.readString(desk.at("tea.svg"))).contains("Two cups");
    }

    @Test
    void theWholeFlowAndItsTranscriptHold() throws Exception {
        desk.write("dialogs/flows/walk.json", blocks("A whole flow").get(0));
        desk.write("dialogs/tests/walk.tomorrow.chat", blocks("Transcripts").get(0));

        assertThat(desk.run("check").well().out()).startsWith("no errors, no warnings in ");
        assertThat(desk.run("test", "--only", "walk.*").well().out()).isEqualTo("1 transcript, 1 holds\n");
    }

    @Test
    void thePartsOfFlowsFitIntoOne() throws Exception {
        String option = blocks("Starting a flow").get(0);
        String draw = blocks("Cards").get(0);
        desk.write("dialogs/flows/parts.json", """
                { "flow": "parts", "language": "en", "title": "Parts",
                  "triggers": [ { "command": "parts", "description": "Parts", "options": [ $option ] } ],
                  "variables": { "want": { "type": "choice", "values": [ "emotional", "physical" ], "default": "emotional" } },
                  "steps": [ $draw, { "id": "show", "type": "end", "text": "{card_title}" },
                    { "id": "nothing", "type": "end", "text": "Nothing." } ] }
                """.replace("$option", option).replace("$draw", draw));

        assertThat(desk.run("check").well().out()).startsWith("no errors, no warnings in ");
    }

    /** The blocks of a section, without the indent of the list they stand in. */
    private static List<String> blocks(String section) throws IOException {
        String page = Files.readString(Path.of("docs/writing-flows.md"));
        int from = page.indexOf("\n## " + section + "\n");
        assertThat(from).as(section).isNotNegative();
        int to = page.indexOf("\n## ", from + 1);
        return BLOCK.matcher(page.substring(from, to < 0 ? page.length() : to))
                .results()
                .map(block -> block.group(3).replaceAll("(?m)^" + block.group(1), ""))
                .toList();
    }
}
