package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, told to end, or no longer listened to: nothing is lost, nothing happens twice. */
final class AccidentTest {

    private static final int KILLS = 15;
    private static final int TAPS = 20;
    private static final String REST = "\n  1  More\n\n";
    private static final Pattern COUNT = Pattern.compile("It is (\\d+)\\." + REST);
    private static final String OPEN = "— 1s later —\n\n";

    /** What the terminal's help fills of a pipe before there is room only for a few more counts. */
    private static final int HELPS = 174;

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));
    private final Random random = new Random();

    @BeforeEach
    void sitDown() throws IOException {
        desk = new Desk(folder);
        Counting.write(desk, "dialogs");
    }

    @Test
    void nothingIsLostOrAppliedTwiceByAKill() throws Exception {
        int count = last(desk.talk("/start").well().out());
        for (int kill = 0; kill < KILLS; kill++) {
            try (Program program = busy(count)) {
                Ended killed = program.kill();
                assertThat(killed.err()).isEmpty();
                count = last(killed.out());
            }
        }
        assertThat(count).isGreaterThan(KILLS);
        goesOnFrom(count);
    }

    @Test
    void endsWhenItIsToldToInTheMiddle() throws Exception {
        int count = last(desk.talk("/start").well().out());
        for (int time = 0; time < 3; time++) {
            try (Program program = busy(count)) {
                Ended ended = program.terminate();
                assertThat(ended.err()).isEmpty();
                assertThat(ended.code()).isEqualTo(143);
                count = last(ended.out());
            }
        }
        goesOnFrom(count);
    }

    @Test
    void showsAtTheNextStartWhatNobodyReadBeforeTheKill() throws Exception {
        try (Program program = unread()) {
            assertThat(program.isRunning()).isTrue();
        }
        missing(desk.talk("").well().out());
    }

    @Test
    void endsInTimeWhenNobodyReads() throws Exception {
        try (Program program = unread()) {
            long told = System.nanoTime();
            program.tell();
            assertThat(program.exitCode()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(10));
        }
        missing(desk.talk("").well().out());
    }

    @Test
    void endsAtOnceWhenItIsToldTwice() throws Exception {
        try (Program program = unread()) {
            program.tell();
            assertThat(program.exitsWithin(Duration.ofSeconds(1)))
                    .as("it waits for its reader")
                    .isFalse();
            program.tell();
            assertThat(program.exitsWithin(Duration.ofSeconds(2))).isTrue();
            assertThat(program.exitCode()).isEqualTo(143);
        }
        missing(desk.talk("").well().out());
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        int count = last(desk.talk("/start").well().out());
        try (Program program = busy(count)) {
            Ended ended = program.interrupt();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.code()).isEqualTo(130);
            count = last(ended.out());
        }
        goesOnFrom(count);
    }

    @Test
    void endsWhenTheReaderHasGone() throws Exception {
        try (Program program = desk.start("chat")) {
            program.type("/start").sees(REST).stopsReading().type("[More]");
            Ended ended = program.end();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.code()).isZero();
        }
        String out = desk.talk("[More]").well().out();
        assertThat(out).isEqualTo("Where you were:\n\nIt is 0." + REST + "It is 1." + REST + "It is 2." + REST);
    }

    /** Goes on from this count, or from the next one where that was never shown, and is in the middle of more. */
    private Program busy(int count) throws Exception {
        Program program = desk.start("chat");
        program.type(":skip 1s").sees(OPEN);
        int now = last(program.shown());
        assertThat(now).as("after %d was shown: %s", count, program.shown()).isBetween(count, count + 1);
        program.type(Collections.nCopies(TAPS, "[More]").toArray(String[]::new));
        program.reads(random.nextInt(TAPS * 18));
        return program;
    }

    private void goesOnFrom(int count) throws Exception {
        try (Program program = desk.start("chat")) {
            program.type(":skip 1s").sees(OPEN);
            int now = last(program.shown());
            assertThat(now).isBetween(count, count + 1);
            String out = program.type("[More]").end().well().out();
            assertThat(out.substring(out.indexOf(OPEN))).isEqualTo(OPEN + "It is " + (now + 1) + "." + REST);
        }
    }

    /** A program whose reader reads no more: it waits to show the reply to a tap that it has stored. */
    private Program unread() throws Exception {
        Program program = desk.start("chat");
        program.type("/start").sees(REST);
        Path journal = desk.at("data/console/journal-0");
        FileTime before = Files.getLastModifiedTime(journal);
        program.type(Collections.nCopies(HELPS, ":help").toArray(String[]::new));
        program.type(Collections.nCopies(4000, "[More]").toArray(String[]::new));
        AtomicReference<FileTime> written = new AtomicReference<>(before);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    FileTime now = Files.getLastModifiedTime(journal);
                    return !now.equals(before) && written.getAndSet(now).equals(now);
                });
        return program;
    }

    /** The last reply was stored and is shown: once more than the one that is shown as the place. */
    private static void missing(String out) {
        List<Integer> counts = counts(out);
        assertThat(out).startsWith("Where you were:\n\nIt is ");
        assertThat(counts).hasSize(2);
        assertThat(counts.get(1)).isPositive().isEqualTo(counts.get(0) + 1);
    }

    /** The last count that was shown whole; they rise one by one. */
    private static int last(String out) {
        List<Integer> counts = counts(out);
        for (int i = 1; i < counts.size(); i++) {
            assertThat(counts.get(i) - counts.get(i - 1)).as(out).isBetween(0, 1);
        }
        return counts.get(counts.size() - 1);
    }

    private static List<Integer> counts(String out) {
        return COUNT.matcher(out)
                .results()
                .map(count -> Integer.valueOf(count.group(1)))
                .toList();
    }
}
