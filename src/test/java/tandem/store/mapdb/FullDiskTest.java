package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, and really has space again: a small one in memory, of a process of its own. */
@EnabledOnOs(OS.LINUX)
final class FullDiskTest {
    @TempDir
    Path disk;

    @Test
    void failsThoseCommitsAndRecoversByItself() throws Exception {
        String mount = "mount -t tmpfs -o size=16m tmpfs '" + disk + "'";
        assumeTrue(
                run(List.of("unshare", "-rm", "sh", "-c", mount)).isEmpty(),
                "this system does not let a user mount a disk of his own (unshare -rm)");
        String java = System.getProperty("java.home") + "/bin/java";
        String said = run(List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                mount + " && exec '" + java + "' tandem.store.mapdb.FullDisk '" + disk + "'"));

        assertThat(said)
                .contains("full after some commits: true")
                .contains("this was not saved, because the store cannot be written")
                .contains("make space on the disk of " + disk.resolve("data") + ", then it goes on by itself")
                .contains("again: true", "readable: true", "invisible: true", "works again: true", "all there: true");
    }

    private static String run(List<String> command) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            Process process = builder.start();
            try (BufferedReader lines = process.inputReader()) {
                String said = String.join("\n", lines.lines().toList());
                return process.waitFor() == 0 ? said : "it failed: " + said;
            }
        } catch (IOException e) {
            return "it cannot be run: " + e;
        }
    }
}
