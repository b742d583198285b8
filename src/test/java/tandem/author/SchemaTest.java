package tandem.author;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that editors use agree with the loader about what is right, and about common mistakes. */
class SchemaTest {

    private final Map<FileKind, Schema> schemas = Map.of(
            FileKind.FLOW, schema("flow-1"),
            FileKind.CARDS, schema("cards-1"),
            FileKind.WORDS, schema("words-1"),
            FileKind.SYSTEM, schema("system-1"),
            FileKind.ALWAYS, schema("always-1"),
            FileKind.HELPLINES, schema("helplines-1"),
            FileKind.SAFETY, schema("safety-1"),
            FileKind.TRIALS, schema("trials-1"),
            FileKind.TRANSLATION, schema("i18n-1"));

    /** A question for each, as far as its answers. */
    private static final String EACH =
            "{\"id\": \"a\", \"type\": \"ask\", \"text\": \"x\", \"answeredBy\": \"each\", \"sealed\": true,"
                    + " \"label\": \"l\", \"flow\": \"kept\", \"save\": \"s\", \"timeout\": {\"after\": \"2h\", \"next\": \"a\"}";

    @Test
    void whatTwoAreAskedFits() {
        MemoryFiles files = TwoPeopleTest.files();
        List<String> names =
                files.list().stream().filter(name -> name.startsWith("flows/")).toList();
        assertThat(names).hasSize(7);
        fitsAll(files, names);
    }

    @Test
    void everySampleFileFits() {
        MemoryFiles files = MemoryFiles.sample();
        fitsAll(files, files.list());
    }

    @Test
    void everyFileOfTheProjectFits() {
        DialogFiles project = DialogFiles.folder(Path.of("dialogs"));
        fitsAll(project, project.list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"a\", \"type\": \"sya\", \"text\": \"x\"}",
                "{\"id\": \"A\", \"type\": \"end\"}",
                "{\"id\": \"a\", \"type\": \"say\", \"txet\": \"x\"}",
                "{\"id\": \"a\", \"type\": \"say\"}",
                "{\"id\": \"a\", \"type\": \"say\", \"text\": \"x\", \"to\": \"everybody\"}",
                "{\"id\": \"a\", \"type\": \"say\", \"text\": \"x\", \"to\": \"private\", \"replace\": \"a\"}",
                "{\"id\": \"a\", \"type\": \"say\", \"text\": \"x\", \"system\": \"leadIn\"}",
                "{\"id\": \"a\", \"type\": \"say\", \"text\": \"x\", \"picture\": {\"file\": \"pictures/a.png\"}}",
                "{\"id\": \"a\", \"type\": \"say\", \"text\": \"x\", \"picture\": \"pictures/a.png\"}",
                "{\"id\": \"a\", \"type\": \"say\", \"text\": \"x\", \"variants\": [{\"id\": \"b\", \"text\": \"y\"}]}",
                "{\"id\": \"a\", \"type\": \"ask\", \"text\": \"x\"}",
                "{\"id\": \"a\", \"type\": \"ask\", \"text\": \"x\", \"expect\": \"date\"}",
                "{\"id\": \"a\", \"type\": \"wait\", \"for\": \"2 hours\"}",
                "{\"id\": \"a\", \"type\": \"wait\", \"nudge\": true}",
                "{\"id\": \"a\", \"type\": \"wait\", \"at\": \"25:00\"}",
                "{\"id\": \"a\", \"type\": \"set\", \"var\": \"x\"}",
                "{\"id\": \"a\", \"type\": \"do\", \"action\": \"shout\"}",
                "{\"id\": \"a\", \"type\": \"suggest\", \"where\": {\"touch\": {\"most\": 1}}, \"none\": \"a\"}",
                "{\"id\": \"a\", \"type\": \"branch\", \"cases\": [{\"when\": {\"var\": \"x\"}, \"next\": \"a\"}]}",
                "{\"id\": \"a\", \"type\": \"agree\", \"text\": \"x\"}",
                "{\"id\": \"a\", \"type\": \"agree\", \"text\": \"x\", \"label\": \"l\", \"else\": \"a\"}",
                "{\"id\": \"a\", \"type\": \"agree\", \"text\": \"x\", \"label\": \"l\", \"fades\": \"2h\"}",
                "{\"id\": \"a\", \"type\": \"agree\", \"text\": \"x\", \"label\": \"l\", \"fades\": \"2h\", \"else\": \"a\","
                        + " \"timeout\": {\"after\": \"2h\", \"next\": \"a\"}}",
                "{\"id\": \"a\", \"type\": \"forEach\", \"text\": \"x\", \"label\": \"l\", \"flow\": \"kept\"}",
                "{\"id\": \"a\", \"type\": \"forEach\", \"text\": \"x\", \"flow\": \"kept\","
                        + " \"timeout\": {\"after\": \"2h\", \"next\": \"a\"}}",
                "{\"id\": \"a\", \"type\": \"forEach\", \"text\": \"x\", \"label\": \"l\","
                        + " \"timeout\": {\"after\": \"2h\", \"next\": \"a\"}}",
                "{\"id\": \"a\", \"type\": \"reveal\", \"text\": \"{revealed}\"}",
                "{\"id\": \"a\", \"type\": \"reveal\", \"text\": \"{revealed}\", \"of\": \"a\", \"only\": \"mutual\"}",
                "{\"id\": \"a\", \"type\": \"reveal\", \"text\": \"{revealed}\", \"of\": \"a\","
                        + " \"mutual\": {\"is\": \"green\", \"of\": [], \"none\": \"a\"}}",
                "{\"id\": \"a\", \"type\": \"reveal\", \"text\": \"{revealed}\", \"of\": \"a\","
                        + " \"mutual\": {\"is\": \"green\", \"of\": [{\"var\": \"hug\"}], \"none\": \"a\"}}",
                "{\"id\": \"a\", \"type\": \"ask\", \"text\": \"x\", \"expect\": \"text\", \"sealed\": true}",
                "{\"id\": \"a\", \"type\": \"ask\", \"text\": \"x\", \"expect\": \"text\", \"label\": \"l\"}",
                "{\"id\": \"a\", \"type\": \"ask\", \"text\": \"x\", \"expect\": \"text\", \"answeredBy\": \"each\"}",
                EACH + ", \"choices\": [{\"id\": \"c\", \"label\": \"C\", \"next\": \"a\"}]}",
                EACH + ", \"expect\": \"text\", \"otherwise\": {\"next\": \"a\"}}",
                EACH + ", \"expect\": \"text\", \"replace\": \"a\"}",
                "{\"id\": \"a\", \"type\": \"ask\", \"text\": \"x\","
                        + " \"choices\": [{\"id\": \"c\", \"label\": \"C\", \"privately\": \"kept\", \"next\": \"a\"}]}",
                "{\"id\": \"a\", \"type\": \"wait\", \"for\": \"2h\", \"ring\": \"yes\"}"
            })
    void rejectsABrokenStep(String step) {
        String flow = "{\"flow\": \"a\", \"language\": \"en\", \"title\": \"t\", \"steps\": [" + step + "]}";

        assertThat(broken(FileKind.FLOW, flow)).isNotEmpty();
        MemoryFiles files = MemoryFiles.sample().with("flows/a.json", flow);
        assertThat(DialogLoader.load(files).dialogs()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"expect\": \"number\", \"description\": \"\"",
                "\"expect\": \"number\", \"description\": 1",
                "\"expect\": \"number\", \"description\": \"d\", \"labels\": {\"a\": \"b\"}",
                "\"values\": [\"a\"], \"labels\": {\"a\": \"b\"}",
                "\"values\": [\"a\"], \"description\": \"d\", \"labels\": {\"a\": \"\"}",
                "\"values\": [\"a\"], \"description\": \"d\", \"labels\": [\"b\"]",
                "\"values\": [], \"description\": \"d\"",
                "\"values\": [\"a\"], \"description\": \"d\", \"label\": {\"a\": \"b\"}"
            })
    void rejectsABrokenOption(String rest) {
        String flow = "{\"flow\": \"a\", \"language\": \"en\", \"title\": \"t\", \"triggers\": [{\"command\": \"a\","
                + " \"description\": \"d\", \"options\": [{\"id\": \"o\", " + rest + "}]}],"
                + " \"steps\": [{\"id\": \"z\", \"type\": \"end\"}]}";

        assertThat(broken(FileKind.FLOW, flow)).isNotEmpty();
        MemoryFiles files = MemoryFiles.sample().with("flows/a.json", flow);
        assertThat(DialogLoader.load(files).dialogs()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"touch\": 3|\"touch\": 5",
                "\"both-confirm\"|\"ask-first\"",
                "\"energy\": \"low\"|\"energy\": \"none\"",
                "\"askAfter\": \"1d\"|\"askAfter\": \"soon\"",
                ", \"source\": \"Somebody 2001\"|",
                "\"depth\": 1,|",
                "\"depth\": 1,|\"depth\": 1, \"way\": [\"away\"],"
            })
    void rejectsABrokenCard(String change) {
        MemoryFiles files = MemoryFiles.sample();
        String[] parts = change.split("\\|", -1);
        String broken = files.text("cards/few.json").replace(parts[0], parts[1]);

        assertThat(broken(FileKind.CARDS, broken)).isNotEmpty();
        assertThat(DialogLoader.load(files.with("cards/few.json", broken)).dialogs())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words/en.json|\"yes\": [\"yes\"], |",
                "words/en.json|\"yes\":|\"yse\": [], \"yes\":",
                "words/en.json|[\"yes\"]|\"yes\"",
                "words/en.json|[\"yes\"]|[\"\"]",
                "words/en.json|{ \"first\": 1 }|{ \"first\": \"1\" }",
                "words/en.json|{ \"first\": 1 }|{ \"first\": 1000001 }",
                "words/en.json|{ \"first\": 1 }|[ \"first\" ]",
                "words/en.json|\"am\": [\"am\"], |",
                "words/en.json|\"am\":|\"ma\": [], \"am\":",
                "system.json|\"language\": \"en\", |",
                "system.json|\"leadIn\": \"Words.\",|",
                "system.json|\"leadIn\": \"Words.\"|\"leadIn\": \"\"",
                "system.json|\"leadIn\":|\"ledaIn\": \"x\", \"leadIn\":",
                "system.json|\"texts\":|\"text\": {}, \"texts\":",
                "always.json|\"flows\"|\"flow\"",
                "always.json|[\"kept\"]|\"kept\"",
                "always.json|[\"kept\"]|[1]",
                "safety/helplines.json|\"lines\"|\"line\"",
                "safety/helplines.json|{ \"checked\": \"2026-11-01\"|{ \"checked\": \"November\"",
                "safety/helplines.json|\"country\": \"US\", \"name\"|\"name\"",
                "safety/helplines.json|\"country\": \"US\", \"label\"|\"label\"",
                "safety/helplines.json|\"elsewhere\"|\"nowhere\"",
                "safety/helplines.json|\"911\"|\"nine-one-one\"",
                "safety/helplines.json|\"number\": \"911\", |",
                "safety/helplines.json|\"number\": \"911\"|\"chat\": \"911.gov\"",
                "safety/helplines.json|\"24/7\"|24",
                "safety/helplines.json|\"hours\"|\"huors\"",
                "safety/helplines.json|, \"source\": \"911.gov\"|"
            })
    void rejectsWhatIsBrokenInTheOtherFiles(String change) {
        MemoryFiles files = MemoryFiles.sample();
        String[] parts = change.split("\\|", -1);
        String good = files.text(parts[0]);
        assertThat(good).contains(parts[1]);
        String broken = good.replace(parts[1], parts[2]);

        assertThat(broken(FileKind.of(parts[0]), broken)).isNotEmpty();
        assertThat(DialogLoader.load(files.with(parts[0], broken)).dialogs()).isNull();
    }

    @Test
    void aFileOfTranslationsFits() {
        MemoryFiles files = MemoryFiles.sample();
        String content = requireNonNull(TranslationUpdate.of(files, "de").content());
        assertThat(broken(FileKind.TRANSLATION, content)).isEmpty();
        assertThat(DialogLoader.load(files.with("i18n/de.json", content)).dialogs())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\": \"1\"}",
                "{\"text\": \"x\"}",
                "{\"source\": \"1\", \"text\": 5}",
                "{\"source\": \"1\", \"text\": [\"\"]}",
                "{\"source\": \"1\", \"txet\": \"x\"}",
                "\"x\""
            })
    void rejectsABrokenTranslation(String entry) {
        String file = "{\"language\": \"de\", \"texts\": {\"card/ear/title\": " + entry + "}}";

        assertThat(broken(FileKind.TRANSLATION, file)).isNotEmpty();
        assertThat(DialogLoader.load(MemoryFiles.sample().with("i18n/de.json", file))
                        .dialogs())
                .isNull();
    }

    @Test
    void everyFileOfTheProjectNamesItsSchema() throws IOException {
        Path folder = Path.of("dialogs");
        DialogFiles project = DialogFiles.folder(folder);
        for (String name : project.list()) {
            FileKind kind = FileKind.of(name);
            if (kind != null && kind != FileKind.PICTURE) {
                String named = new ObjectMapper()
                        .readTree(project.read(name))
                        .path("$schema")
                        .asText("");
                Path schema = folder.resolve(name).resolveSibling(named).normalize();
                assertThat(schema).as(name).isRegularFile();
                assertThat(broken(kind, Files.readString(folder.resolve(name))))
                        .as(name)
                        .isEmpty();
                assertThat(schema.getFileName()).hasToString(names(kind) + "-1.schema.json");
            }
        }
    }

    private static String names(FileKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private List<Error> broken(@Nullable FileKind kind, String text) {
        return Objects.requireNonNull(schemas.get(kind)).validate(text, InputFormat.JSON);
    }

    private void fitsAll(DialogFiles files, List<String> names) {
        for (String name : names) {
            FileKind kind = FileKind.of(name);
            if (kind != null && kind != FileKind.PICTURE) {
                String text = new String(files.read(name), StandardCharsets.UTF_8);
                assertThat(broken(kind, text)).as(name).isEmpty();
            }
        }
    }

    private static Schema schema(String name) {
        try {
            String text = Files.readString(Path.of("dialogs/schema/" + name + ".schema.json"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
