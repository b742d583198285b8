package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.engine.Dialogs;

/** Conversations that are changed while the bot runs, in simulated time and once in the program. */
class LiveDialogsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");

    @TempDir
    private Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws IOException {
        desk = new Desk(folder);
        Counting.write(desk, "dialogs");
    }

    private LiveDialogs open() {
        return LiveDialogs.open(DialogFiles.folder(folder.resolve("dialogs")), DialogLoader::load, () -> NOW);
    }

    @Test
    void whatHasChangedIsReadWhenItRests() throws IOException {
        LiveDialogs live = open();
        Dialogs first = live.now();
        assertThat(live.pass()).contains(NOW.plus(LiveDialogs.LOOK));
        live.pass();
        assertThat(live.now()).isSameAs(first);

        Counting.write(desk, "dialogs", "count", "Now {n}.");
        live.pass();
        assertThat(live.now()).as("somebody may still be writing").isSameAs(first);
        Counting.write(desk, "dialogs", "count", "Really now {n}.");
        live.pass();
        assertThat(live.now()).as("somebody is still writing").isSameAs(first);
        live.pass();
        Dialogs second = live.now();
        assertThat(second).isNotSameAs(first);
        live.pass();
        assertThat(live.now()).isSameAs(second);
    }

    @Test
    void aBrokenSetChangesNothingUntilItIsMended() throws IOException {
        LiveDialogs live = open();
        Dialogs first = live.now();
        Path flow = folder.resolve("dialogs/flows/count.json");
        String whole = Files.readString(flow);
        Files.writeString(flow, whole.replace("\"next\": \"ask\"", "\"next\": \"nowhere\""));
        live.pass();
        live.pass();
        assertThat(live.now()).isSameAs(first);
        Files.delete(flow);
        live.pass();
        live.pass();
        assertThat(live.now()).isSameAs(first);
        Files.writeString(flow, whole.replace("It is", "Now"));
        live.pass();
        live.pass();
        assertThat(live.now()).isNotSameAs(first);
    }

    @Test
    void aBrokenSetAtTheStartIsNone() throws IOException {
        desk.write("dialogs/flows/count.json", "{");
        assertThatThrownBy(this::open)
                .isInstanceOf(BrokenDialogsException.class)
                .hasMessageContaining("count.json:1:2");
    }

    @Test
    void whoTalksHearsTheNewWordsAndStaysWhereTheyWere() throws Exception {
        try (Program program = desk.start("chat", "--dialogs", "dialogs")) {
            program.type("/start").sees("It is 0.");
            Counting.write(desk, "dialogs", "count", "By now it is {n}!");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> program.type("[More]").sees("t is ").shown().contains("By now"));
            assertThat(program.end().err()).contains("are used from now on");
        }
    }
}
