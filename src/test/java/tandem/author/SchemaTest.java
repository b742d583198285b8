package tandem.author;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that editors use agree with the loader about what is right, and about common mistakes. */
class SchemaTest {

    private final Schema flows = schema("flow-1");
    private final Schema cards = schema("cards-1");
    private final Schema translations = schema("i18n-1");

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
                "{\"id\": \"a\", \"type\": \"wait\", \"for\": \"2h\", \"at\": \"19:00\"}",
                "{\"id\": \"a\", \"type\": \"wait\", \"at\": \"25:00\"}",
                "{\"id\": \"a\", \"type\": \"set\", \"var\": \"x\"}",
                "{\"id\": \"a\", \"type\": \"do\", \"action\": \"shout\"}",
                "{\"id\": \"a\", \"type\": \"suggest\", \"where\": {\"touch\": {\"most\": 1}}, \"none\": \"a\"}",
                "{\"id\": \"a\", \"type\": \"branch\", \"cases\": [{\"when\": {\"var\": \"x\"}, \"next\": \"a\"}]}",
                "{\"id\": \"a\", \"type\": \"agree\", \"text\": \"x\"}"
            })
    void rejectsABrokenStep(String step) {
        String flow = "{\"flow\": \"a\", \"language\": \"en\", \"title\": \"t\", \"steps\": [" + step + "]}";

        assertThat(flows.validate(flow, InputFormat.JSON)).isNotEmpty();
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

        assertThat(flows.validate(flow, InputFormat.JSON)).isNotEmpty();
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
                "\"depth\": 1,|"
            })
    void rejectsABrokenCard(String change) {
        MemoryFiles files = MemoryFiles.sample();
        String[] parts = change.split("\\|", -1);
        String broken = files.text("cards/few.json").replace(parts[0], parts[1]);

        assertThat(cards.validate(broken, InputFormat.JSON)).isNotEmpty();
        assertThat(DialogLoader.load(files.with("cards/few.json", broken)).dialogs())
                .isNull();
    }

    @Test
    void aFileOfTranslationsFits() {
        MemoryFiles files = MemoryFiles.sample();
        String content = requireNonNull(TranslationUpdate.of(files, "de").content());
        assertThat(translations.validate(content, InputFormat.JSON)).isEmpty();
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

        assertThat(translations.validate(file, InputFormat.JSON)).isNotEmpty();
        assertThat(DialogLoader.load(MemoryFiles.sample().with("i18n/de.json", file))
                        .dialogs())
                .isNull();
    }

    private void fitsAll(DialogFiles files, java.util.List<String> names) {
        for (String name : names) {
            FileKind kind = FileKind.of(name);
            Schema schema = kind == null
                    ? null
                    : Map.of(FileKind.FLOW, flows, FileKind.CARDS, cards, FileKind.TRANSLATION, translations)
                            .get(kind);
            if (schema != null) {
                String text = new String(files.read(name), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(schema.validate(text, InputFormat.JSON)).as(name).isEmpty();
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
