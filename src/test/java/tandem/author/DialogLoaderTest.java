package tandem.author;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.MenuCommand;
import tandem.chat.Picture;
import tandem.chat.Pictures;
import tandem.engine.Dialogs;
import tandem.flow.Flow;
import tandem.flow.Phrasing;
import tandem.flow.Step;
import tandem.library.Card;

class DialogLoaderTest {

    @Test
    void loadsAGoodFolder() {
        Loaded loaded = DialogLoader.load(MemoryFiles.sample());

        assertThat(loaded.problems()).isEmpty();
        Dialogs dialogs = requireNonNull(loaded.dialogs());
        assertThat(dialogs.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(dialogs.flows()).extracting(Flow::id).containsExactly("kept", "tonight");
        assertThat(dialogs.commands()).hasSize(2);
    }

    @Test
    void keepsWhatStandsInAFlow() {
        Flow flow = requireNonNull(dialogs(MemoryFiles.sample()).flow("tonight"));
        Step.Ask card = (Step.Ask) requireNonNull(flow.step("card"));
        assertThat(card.answeredBy()).isEqualTo(Step.AnsweredBy.ANYONE);
        assertThat(card.choices()).hasSize(5);
        assertThat(requireNonNull(card.timeout()).after()).hasHours(2);
        Step.End good = (Step.End) requireNonNull(flow.step("good"));
        assertThat(requireNonNull(good.phrasing()).pick()).isEqualTo(Phrasing.Pick.CYCLE);
        assertThat(flow.isReplaced("card")).isTrue();
        assertThat(requireNonNull(flow.renamedStep("offer")).id()).isEqualTo("card");
        assertThat(flow.triggers()).hasSize(2);
    }

    @Test
    void keepsWhatMenusShowInItsOrder() {
        assertThat(dialogs(MemoryFiles.sample()).menu())
                .filteredOn(command -> command.name().equals("tonight"))
                .singleElement()
                .satisfies(tonight -> {
                    assertThat(tonight.options())
                            .extracting(MenuCommand.Option::id, MenuCommand.Option::description)
                            .containsExactly(tuple("minutes", "How long"), tuple("closeness", "Talk or touch"));
                    assertThat(tonight.options().get(0).number()).isTrue();
                    assertThat(tonight.options().get(0).choices()).isEmpty();
                    assertThat(tonight.options().get(1).choices())
                            .containsExactly(
                                    entry("physical", "physical"), entry("emotional", "Talk"), entry("both", "both"));
                });
    }

    /** As the shipped one for people to talk to, and one that both have. */
    @Test
    void aCommandOfTwoTriggersStandsInMenusOnceAndOnlyWhereItIsDescribed() {
        String option = "\"options\": [{\"id\": \"o\", \"expect\": \"number\", \"description\": \"What\"}]";
        MemoryFiles files = MemoryFiles.sample().with("flows/z.json", """
                { "flow": "z", "language": "en", "title": "T", "triggers": [
                  { "command": "here", "where": "private", "description": "Here" },
                  { "command": "here", "where": "group" },
                  { "command": "both", "where": "private", "description": "Both", OPTION },
                  { "command": "both", "where": "group", "description": "Both", OPTION } ],
                  "steps": [ { "id": "end", "type": "end" } ] }""".replace("OPTION", option));

        List<MenuCommand> menu = dialogs(files).menu();

        assertThat(menu)
                .filteredOn(command -> command.name().equals("here"))
                .containsExactly(new MenuCommand("here", "Here", true, false));
        assertThat(menu)
                .filteredOn(command -> command.name().equals("both"))
                .containsExactly(new MenuCommand(
                        "both", "Both", true, true, List.of(new MenuCommand.Option("o", "What", true, Map.of()))));
    }

    @Test
    void widensTheTagsOfACardAndFillsItsVariants() {
        Card ear = dialogs(MemoryFiles.sample()).library().cards().iterator().next();

        assertThat(ear.labels().get("closeness")).isEqualTo(Set.of("both", "emotional", "physical"));
        assertThat(ear.labels().get("place")).isEqualTo(Set.of("any", "home", "out"));
        assertThat(ear.numbers()).containsEntry("minutes", 10L);
        Card.Variant shorter = requireNonNull(ear.variants().get("shorter"));
        assertThat(shorter.face().title()).isEqualTo("Ten-Minute Ear");
        assertThat(shorter.face().steps()).containsExactly("Two minutes each.");
        assertThat(shorter.numbers()).containsOnlyKeys("minutes");
        Card.Variant apart = requireNonNull(ear.variants().get("apart"));
        assertThat(apart.labels()).containsEntry("mode", Set.of("apart"));
    }

    @Test
    void givesPicturesByTheirNames() {
        MemoryFiles files = MemoryFiles.sample();
        byte[] small = files.read("pictures/small.png").clone();
        Pictures pictures = dialogs(files).pictures();
        pictures.bytes(new Picture("pictures/small.png", "")).orElseThrow()[0] = 0;
        assertThat(pictures.bytes(new Picture("pictures/small.png", "")))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(small));
        assertThat(pictures.bytes(new Picture("pictures/other.png", ""))).isEmpty();
        assertThat(pictures.bytes(new Picture("system.json", ""))).isEmpty();
    }

    @Test
    void takesNothingForAPictureThatIsNone() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
        byte[] huge = java.util.Arrays.copyOf(jpeg, 1_000_001);
        for (byte[] broken : List.of(new byte[0], new byte[] {'G', 'I', 'F', '8'}, huge)) {
            Loaded loaded = DialogLoader.load(MemoryFiles.sample().with("pictures/b.jpg", broken));
            assertThat(loaded.dialogs()).isNull();
            assertThat(loaded.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("D006");
                assertThat(problem.toLine()).startsWith("dialogs/pictures/b.jpg:1:1: ");
            });
        }
        for (byte[] sound : List.of(jpeg, java.util.Arrays.copyOf(jpeg, 1_000_000))) {
            assertThat(DialogLoader.load(MemoryFiles.sample().with("pictures/b.jpg", sound))
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void tellsSeveralProblemsOfSeveralFilesAtOnceFromTopToBottom() {
        MemoryFiles files = MemoryFiles.sample();
        files.with(
                "flows/tonight.json",
                files.text("flows/tonight.json")
                        .replace("\"next\": \"short\"", "\"next\": \"shrot\"")
                        .replace("\"after\": \"2h\"", "\"after\": \"2 hours\""));
        files.with(
                "cards/few.json", files.text("cards/few.json").replace("\"energy\": \"low\"", "\"energy\": \"tired\""));
        files.with("flows/kept.json", "{");

        Loaded loaded = DialogLoader.load(files);

        assertThat(loaded.dialogs()).isNull();
        assertThat(loaded.problems())
                .extracting(Problem::code)
                .containsExactly("C004", "C004", "J001", "F020", "F006", "F006");
    }

    @Test
    void aWarningDoesNotKeepTheFolderFromLoading() {
        MemoryFiles files = MemoryFiles.sample().with("flow/lost.json", "{}");

        Loaded loaded = DialogLoader.load(files);

        assertThat(loaded.dialogs()).isNotNull();
        assertThat(loaded.problems())
                .singleElement()
                .hasToString("dialogs/flow/lost.json:1:1: warning D004 nothing reads"
                        + " this file; flows stand in flows/, cards in cards/, word lists in words/");
    }

    @Test
    void saysWhichFolderIsMissing(@TempDir Path folder) {
        Path none = folder.resolve("nowhere");

        List<Problem> problems = DialogLoader.load(DialogFiles.folder(none)).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("D001");
            assertThat(problem.file()).isEqualTo(none.toString().replace('\\', '/'));
            assertThat(problem.hint()).contains("flows/");
        });
    }

    @Test
    void saysThatThereAreNoFlows() {
        MemoryFiles files = MemoryFiles.sample().without("flows/kept.json").without("flows/tonight.json");

        assertThat(DialogLoader.load(files).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("D001");
            assertThat(problem.sentence()).contains("no flow").contains("dialogs/flows");
        });
    }

    @Test
    void needsTheSystemTextsAndTheWordsOfTheirLanguage() {
        assertThat(DialogLoader.load(MemoryFiles.sample().without("system.json"))
                        .problems())
                .extracting(Problem::code, Problem::file)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("D002", "dialogs/system.json"));
        assertThat(DialogLoader.load(MemoryFiles.sample().without("words/en.json"))
                        .problems())
                .extracting(Problem::code, Problem::file)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("D002", "dialogs/words/en.json"));
    }

    @Test
    void aFileThatCannotBeReadIsAProblem() {
        DialogFiles broken = new DialogFiles() {
            @Override
            public List<String> list() {
                return List.of("flows/a.json");
            }

            @Override
            public byte[] read(String name) {
                throw new UncheckedIOException(new IOException("no"));
            }

            @Override
            public String origin() {
                return "here";
            }
        };

        assertThat(DialogLoader.load(broken).problems())
                .extracting(Problem::code)
                .contains("D003");
    }

    @Test
    void showsNoMoreThanAHundredProblemsOfAFile() {
        String steps = "{\"id\": \"A\", \"type\": \"end\"},".repeat(300) + "{\"id\": \"b\", \"type\": \"end\"}";
        MemoryFiles files = MemoryFiles.sample()
                .with(
                        "flows/many.json",
                        "{\"flow\": \"many\", \"language\": \"en\", \"title\": \"t\", \"steps\": [" + steps + "]}");

        List<Problem> problems = DialogLoader.load(files).problems();

        assertThat(problems).hasSize(Problems.PER_FILE + 1);
        assertThat(problems).last().satisfies(more -> {
            assertThat(more.code()).isEqualTo("D005");
            assertThat(more.sentence()).startsWith("200 more problems");
        });
    }

    private static Dialogs dialogs(DialogFiles files) {
        return requireNonNull(DialogLoader.load(files).dialogs());
    }
}
