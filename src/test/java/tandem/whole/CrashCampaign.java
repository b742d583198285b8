package tandem.whole;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Starts the bot again and again on one folder, each time under load and each time killed at a random moment, also while
 * it opens its store. After each start what is stored is compared with what was acknowledged; at the end nothing may be
 * missing, and nothing there twice.
 */
final class CrashCampaign {

    /** Chats of each kind. */
    private static final int CHATS = 4;

    /** Small, so that checkpoints happen all the time. */
    private static final long MERGE_BYTES = 100_000;

    private static final int STARTING_MILLIS = 1_200;
    /** Before one of so many starts the machine was off for up to two hours. */
    private static final int DOWNTIME = 20;

    private static final int RUNNING_ACKS = 80;
    private static final int RUNNING_MILLIS = 2_500;
    private static final int LAST_MICROS = 5_000;
    private static final int FINISH_SECONDS = 60;

    /** Kills after which a long campaign says that it is not dead. */
    private static final int PROGRESS = 100;

    private final Path folder;
    private final File errors;
    private final Random random;
    private final Platform platform;
    private Instant time = Instant.parse("2026-01-05T20:00:00Z");
    private long lastStart = System.nanoTime();

    CrashCampaign(Path folder, long seed) {
        this.folder = folder;
        this.errors = folder.resolve("errors.txt").toFile();
        this.random = new Random(seed);
        this.platform = new Platform(CHATS, random);
    }

    CrashResult run(int kills) throws Exception {
        for (int kill = 0; kill < kills; kill++) {
            live(kill % 3 == 0);
            if (kill % PROGRESS == PROGRESS - 1) {
                System.out.println(
                        "crash campaign, so far: " + platform.result(kill + 1).deeds());
            }
        }
        finish();
        return platform.result(kills);
    }

    private void live(boolean whileStarting) throws Exception {
        Process process = start();
        Thread listener = listener(process);
        try {
            if (whileStarting) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(STARTING_MILLIS));
            } else {
                expectOpen(process);
                platform.awaitAcks(random.nextInt(RUNNING_ACKS), RUNNING_MILLIS);
                TimeUnit.MICROSECONDS.sleep(random.nextInt(LAST_MICROS));
            }
        } finally {
            kill(process, listener);
        }
        platform.killed();
        judge();
    }

    private void finish() throws Exception {
        Process process = start();
        Thread listener = listener(process);
        try {
            expectOpen(process);
            platform.finish(FINISH_SECONDS);
            platform.hangUp();
            if (!process.waitFor(FINISH_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the process does not stop");
            }
        } finally {
            kill(process, listener);
        }
        judge();
        if (process.exitValue() != 0) {
            throw new AssertionError("the process ended with " + process.exitValue() + ":\n" + said());
        }
    }

    /** Time goes on as fast as in the process. */
    private Process start() throws IOException {
        long now = System.nanoTime();
        time = time.plusNanos((now - lastStart) * BotProcess.SPEED);
        lastStart = now;
        if (random.nextInt(DOWNTIME) == 0) {
            time = time.plus(Duration.ofMinutes(random.nextInt(120)));
        }
        Process process = BotProcess.start(folder, MERGE_BYTES, time, errors);
        platform.connect(process);
        return process;
    }

    private Thread listener(Process process) {
        Thread listener = new Thread(() -> platform.listen(process), "listener");
        listener.start();
        return listener;
    }

    private void expectOpen(Process process) throws Exception {
        if (!platform.awaitOpen(process)) {
            process.waitFor();
            judge();
            throw new AssertionError("the process did not open its store:\n" + said());
        }
    }

    /** By its handle, which leaves what it said to be read. */
    private static void kill(Process process, Thread listener) throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        listener.join();
    }

    private void judge() throws IOException {
        try {
            platform.judge();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nThe process said:\n" + said(), e);
        }
        if (said().contains(" ERROR ")) {
            throw new AssertionError("the process found an error:\n" + said());
        }
    }

    private String said() throws IOException {
        List<String> lines = Files.readAllLines(errors.toPath());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}
