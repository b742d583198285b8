package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is erased at noon; in the evening data and keys of last night are restored. */
final class ErasedStaysErasedTest {

    private static final String FIRST = "A limit would be the first thing I keep about you.";

    @TempDir
    private Path folder;

    @Test
    void aRestoreBringsNobodyBack() throws Exception {
        Desk desk = new Desk(folder);
        desk.talk("/limits", "1", "1").well();
        assertThat(desk.talk("/limits").well().out()).doesNotContain(FIRST);
        desk.run("backup", "--console", "copy", "--keys", "keys.zip").well();
        assertThat(desk.talk("/delete", "[Erase everything]").well().out()).contains("Everything about you is erased.");
        assertThat(Files.readString(desk.at("tandem.key.erased")).lines().filter(line -> !line.isEmpty()))
                .hasSize(2);

        Files.move(desk.at("data"), desk.at("broken"));
        assertThat(desk.run("restore", "--console", "copy", "--keys", "keys.zip")
                        .well()
                        .out())
                .contains("all of them sound", " rows of people who were erased since are left out")
                .doesNotContain("\nperson ");
        assertThat(desk.talk("/limits").well().out()).contains(FIRST);

        // Where nothing remembers them, they are back as they were: the documentation says so.
        Files.move(desk.at("data"), desk.at("broken-again"));
        Files.delete(desk.at("tandem.key.erased"));
        desk.run("restore", "--console", "copy", "--keys", "keys.zip").well();
        assertThat(desk.talk("/limits").well().out()).doesNotContain(FIRST);
    }
}
