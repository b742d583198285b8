package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.StoreException;

/** Real second processes: refused while the first one runs, and killed in the middle of everything. */
final class ProcessTest {
    private static final String NEVER_MERGES = "1000000000";
    private static final String FOR_EVER = "1000000000";
    private static final int KILLS = 10;

    @TempDir
    Path temporary;

    @Test
    void aSecondProcessIsRefused() throws Exception {
        Path folder = temporary.resolve("data");
        try (MapDbRecords records = Folders.open(folder)) {
            // A second opener in this process must not, by being refused, let the other process in.
            assertThatThrownBy(() -> Folders.open(folder)).isInstanceOf(StoreException.class);
            String said = outputOf(Child.start(List.of(), folder.toString(), NEVER_MERGES, "1"));
            assertThat(said)
                    .contains("another Tandem is using " + folder + "; stop it")
                    .doesNotContain("open\n");
            Folders.commit(records, 0, 1);
        }
        assertThat(outputOf(Child.start(List.of(), folder.toString(), NEVER_MERGES, "1")))
                .contains("open\n1\n");
    }

    @Test
    void aRunningProcessKeepsUsOutUntilItIsGone() throws Exception {
        Path folder = temporary.resolve("data");
        Process child = Child.start(List.of(), folder.toString(), NEVER_MERGES, FOR_EVER);
        try (BufferedReader lines = child.inputReader()) {
            readUntilOpen(lines);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Folders.open(folder))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("another Tandem is using " + folder);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        Folders.open(folder).close();
    }

    @Test
    void everyAcknowledgedCommitSurvivesAKill() throws Exception {
        Path folder = temporary.resolve("data");
        Random random = new Random();
        int acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // Every other process merges when it starts, and may be killed while it does.
            boolean merges = kill % 2 == 1;
            acknowledged = Math.max(acknowledged, killed(folder, merges, random));
            try (MapDbRecords records = Folders.open(folder)) {
                int count = Child.count(records);
                // One more may be durable, and the line that acknowledges the one before it cut in the middle.
                assertThat(count).isBetween(acknowledged, acknowledged + 2);
                for (int number = Math.max(1, count - Child.ROWS + 1); number <= count; number++) {
                    assertThat(Child.number(records.get(Child.row(number)))).isEqualTo(number);
                }
                acknowledged = count;
            }
        }
        assertThat(acknowledged).isGreaterThan(KILLS);
    }

    @Test
    void aFreshStoreDoesNotLoadMapDb() throws Exception {
        Path log = temporary.resolve("classes.log");
        Path folder = temporary.resolve("data");
        List<String> options = List.of("-Xlog:class+load:file=" + log);

        outputOf(Child.start(options, folder.toString(), NEVER_MERGES, "20"));
        outputOf(Child.start(options, folder.toString(), NEVER_MERGES, "20"));
        assertThat(Files.readString(log))
                .contains("MapDbRecords")
                .doesNotContain(" org.mapdb.")
                .doesNotContain(" kotlin.");
        outputOf(Child.start(options, folder.toString(), "1", "1"));
        assertThat(Files.readString(log)).contains(" org.mapdb.");
    }

    /** Starts a child, kills it at some moment, and returns the last number it said. */
    private static int killed(Path folder, boolean merges, Random random) throws Exception {
        Process child = Child.start(List.of(), folder.toString(), merges ? "1" : NEVER_MERGES, FOR_EVER);
        try (BufferedReader lines = child.inputReader()) {
            if (!merges) {
                readUntilOpen(lines);
            }
            TimeUnit.MILLISECONDS.sleep(merges ? 150 + random.nextInt(500) : random.nextInt(150));
            child.toHandle().destroyForcibly(); // By its handle, which leaves what it said to be read.
            child.waitFor();
            return lines.lines()
                    .filter(line -> line.matches("[0-9]+"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        } finally {
            child.destroyForcibly();
        }
    }

    private static void readUntilOpen(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals("open")) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo("open");
    }

    private static String outputOf(Process child) throws Exception {
        try (BufferedReader lines = child.inputReader()) {
            return String.join("\n", lines.lines().toList()) + "\n";
        } finally {
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
