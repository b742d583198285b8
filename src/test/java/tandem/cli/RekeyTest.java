package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key is replaced under a program that runs, is killed, or does not run. */
final class RekeyTest {

    private static final int KILLS = Integer.getInteger("rekey.kills", 5);
    private static final String REST = "\n  1  More\n";

    @TempDir
    private Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void write() throws Exception {
        desk = new Desk(folder);
        Counting.write(desk, "dialogs");
        desk.with("TANDEM_DIALOGS_DIR", "dialogs");
    }

    @Test
    void theTalkGoesOnAndTheOldKeyOpensNothing() throws Exception {
        String first;
        try (Program bot = desk.start("chat")) {
            bot.type("/start").sees(REST);
            first = key();
            assertThat(desk.run("rekey", "--console").well().out())
                    .contains("A new master key is in ", " rows are encrypted anew. Save the key file anew,");
            assertThat(key()).isNotEqualTo(first);
            bot.type("[More]").sees("It is 1." + REST);
            assertThat(desk.run("backup", "--console", "copy", "--keys", "keys.zip")
                            .well()
                            .out())
                    .contains("Backed up");
            bot.end().well();
        }
        assertThat(desk.run("verify", "--console").well().out()).contains("all of them sound");
        String second = key();
        desk.run("rekey", "--console").well();
        assertThat(key()).isNotEqualTo(second);
        assertThat(desk.talk("[More]").well().out()).contains("It is 2.");
        for (String old : new String[] {first, second}) {
            String now = key();
            desk.write("tandem.key", old);
            assertThat(desk.talk("[More]").code()).isEqualTo(Tandem.OPERATOR);
            desk.write("tandem.key", now);
        }
        // A backup comes back with the key of its time.
        Files.move(desk.at("data"), desk.at("gone"));
        desk.write("tandem.key", second);
        assertThat(desk.run("restore", "--console", "copy", "--keys", "keys.zip")
                        .well()
                        .out())
                .contains("all of them sound");
    }

    @Test
    void killedAtAnyMomentItGoesOnWithTheKeyThatIsThere() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        Random random = new Random(seed);
        int count = 0;
        desk.talk("/start").well();
        for (int kill = 0; kill < KILLS; kill++) {
            try (Program bot = desk.start("chat")) {
                bot.type("[More]").sees("It is " + ++count + "." + REST);
                try (Program rekey = desk.start("rekey", "--console")) {
                    if (kill % 2 == 0) {
                        rekey.sees("A new master key is in ");
                    } else {
                        rekey.exitsWithin(Duration.ofMillis(200 + random.nextInt(700)));
                    }
                    bot.kill();
                    rekey.kill();
                }
            }
            // What is made up for is said in the log.
            assertThat(desk.run("verify", "--console").out())
                    .as("seed " + seed + ", kill " + kill)
                    .contains("all of them sound");
        }
        assertThat(desk.talk("[More]").well().out()).contains("It is " + (count + 1) + ".");
    }

    private String key() throws Exception {
        return Files.readString(desk.at("tandem.key"));
    }
}
