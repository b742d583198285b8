package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.Records;
import tandem.store.StoreException;

/** Real second processes: refused while the first one runs, and killed in the middle of everything. */
final class ProcessTest {
    private static final String NO_CHECKPOINT = "1000000000";
    private static final String FOR_EVER = "1000000000";
    private static final int THREADS = 6;
    private static final int KILLS = Integer.getInteger("crash.kills", 12);

    @TempDir
    Path temporary;

    @Test
    void aSecondProcessIsRefused() throws Exception {
        Path folder = temporary.resolve("data");
        try (MapDbRecords records = Folders.open(folder)) {
            // A second opener in this process must not, by being refused, let the other process in.
            assertThatThrownBy(() -> Folders.open(folder)).isInstanceOf(StoreException.class);
            String said = outputOf(Child.start(List.of(), folder.toString(), NO_CHECKPOINT, "1"));
            assertThat(said)
                    .contains("another Tandem is using " + folder + "; stop it")
                    .doesNotContain("open\n");
            Folders.commit(records, 0, 1);
        }
        assertThat(outputOf(Child.start(List.of(), folder.toString(), NO_CHECKPOINT, "1")))
                .contains("open\n0:1\n");
    }

    @Test
    void aRunningProcessKeepsUsOutUntilItIsGone() throws Exception {
        Path folder = temporary.resolve("data");
        Process child = Child.start(List.of(), folder.toString(), NO_CHECKPOINT, FOR_EVER);
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

    /** {@code -Dcrash.kills=1000} makes it a campaign. */
    @Test
    void everyAcknowledgedCommitSurvivesAKill() throws Exception {
        Path folder = temporary.resolve("data");
        Random random = new Random();
        int[] counts = new int[THREADS];
        for (int kill = 0; kill < KILLS; kill++) {
            int[] said = killed(folder, random);
            try (MapDbRecords records = Folders.open(folder)) {
                for (int counter = 0; counter < THREADS; counter++) {
                    int acknowledged = Math.max(counts[counter], said[counter]);
                    int count = Child.count(records, counter);
                    // One more may be durable, and the line that acknowledges the one before it cut in the middle.
                    assertThat(count).as("kill %s", kill).isBetween(acknowledged, acknowledged + 2);
                    assertRows(records, counter, count);
                    counts[counter] = count;
                }
            }
        }
        assertThat(Arrays.stream(counts).sum()).isGreaterThan(KILLS);
        MapDbRecords.check(folder);
    }

    private static void assertRows(Records records, int counter, int count) {
        for (int number = Math.max(1, count - Child.ROWS + 2); number <= count; number++) {
            assertThat(Child.number(records.get(Child.row(counter, number)))).isEqualTo(number);
        }
        assertThat(records.get(Child.row(counter, count + 1))).isNull();
    }

    @Test
    void aFreshStoreDoesNotLoadMapDb() throws Exception {
        Path log = temporary.resolve("classes.log");
        Path folder = temporary.resolve("data");
        List<String> options = List.of("-Xlog:class+load:file=" + log);

        outputOf(Child.start(options, folder.toString(), NO_CHECKPOINT, "20"));
        outputOf(Child.start(options, folder.toString(), NO_CHECKPOINT, "20"));
        assertThat(Files.readString(log))
                .contains("MapDbRecords")
                .doesNotContain(" org.mapdb.")
                .doesNotContain(" kotlin.");
        outputOf(Child.start(options, folder.toString(), "100", "200"));
        assertThat(Files.readString(log)).contains(" org.mapdb.");
    }

    /** Starts a child, kills it at some moment, and returns the last number that each of its threads said. */
    private static int[] killed(Path folder, Random random) throws Exception {
        Process child = Child.start(List.of(), folder.toString(), "20000", FOR_EVER, Integer.toString(THREADS));
        int[] said = new int[THREADS];
        try (BufferedReader lines = child.inputReader()) {
            if (random.nextInt(4) > 0) { // Otherwise perhaps while it starts.
                readUntilOpen(lines);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(700));
            child.toHandle().destroyForcibly(); // By its handle, which leaves what it said to be read.
            child.waitFor();
            lines.lines().filter(line -> line.matches("[0-9]+:[0-9]+")).forEach(line -> {
                String[] parts = line.split(":", 2);
                said[Integer.parseInt(parts[0])] = Integer.parseInt(parts[1]);
            });
            return said;
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
