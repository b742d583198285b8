package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.TestStores;
import tandem.store.mapdb.MapDbRecords;

/** Who hosts the bot: copies, checks and numbers, of a bot that runs and of one that does not. */
final class OperatorTest {

    private static final String REST = "\n  1  More\n\n";
    private static final String NO_KEYS = "Not in it: the keys of people and conversations, without which it cannot be"
            + " read. Save them somewhere else by --keys FILE.\n";
    private static final String NO_MASTER =
            "In neither: the master key. Keep a copy of your key file where nobody else reads it.\n";
    private static final Pattern SOUND = Pattern.compile("(?s).*\\d+ rows were read, all of them sound\n");
    private static final Pattern FIGURES = Pattern.compile("\\{\"store\":\"console\",\"running\":(true|false),"
            + "\"uptimeSeconds\":(null|\\d+),\"platforms\":(null|\\[.*\\]),"
            + "\"waiting\":\\d+,\"oldestWaitingSeconds\":(null|\\d+),\"accepted\":\\d+,\"putAside\":\\d+,"
            + "\"putAsideBy\":\\{\\},\"putAsideSinceStart\":(null|0),"
            + "\"quarantined\":(null|\\d+),\"sent\":(null|\\d+),\"retried\":(null|\\d+),\"superseded\":(null|\\d+),"
            + "\"possibleDuplicates\":(null|\\d+),\"unreadable\":(null|\\d+),\"nextDue\":(null|\"[-:0-9TZ]+\"),"
            + "\"lastDue\":(null|\"[-:0-9TZ]+\"),\"cacheHitRate\":(null|[0-9.E-]+),.*"
            + "\"fileBytes\":\\{\"journals\":\\d+,\"snapshots\":\\d+,\"keys\":\\d+\\},"
            + "\"rows\":\\{\"chat\":1,.*\"user-at\":1\\}\\}\n");

    /** Behind the header of a journal, and in the first block of a snapshot. */
    private static final int IN_THE_FIRST_COMMIT = 70;

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws IOException {
        desk = new Desk(folder);
        Counting.write(desk, "dialogs");
    }

    @Test
    void whatARunningBotIsAskedItAnswersAndGoesOn() throws Exception {
        try (Program bot = desk.start("chat")) {
            bot.type("/start").sees(REST).type("[More]").sees("It is 1." + REST);
            assertThat(desk.run("verify", "--console").well().out()).matches(SOUND);
            assertThat(desk.run("stats", "--console").well().out())
                    .startsWith("store                     console, running for ")
                    .contains("\nwaiting to be sent        0\n", "found in the cache", "\n\nchat     1\n");
            String json = desk.run("stats", "--console", "--json").well().out();
            assertThat(json)
                    .matches(FIGURES)
                    .contains(
                            "\"running\":true",
                            "\"platforms\":[{\"name\":\"console\",\"state\":\"up\",",
                            "\"putAsideSinceStart\":0,",
                            "\"sent\":2,",
                            "\"quarantined\":0,");
            assertThat(desk.run("backup", "--console", "copy", "--keys", "keys.zip")
                            .well()
                            .out())
                    .matches("Backed up the data: [0-9.]+ KB in " + desk.at("copy") + "\n"
                            + "Saved the keys of people and conversations in place of the earlier ones: "
                            + desk.at("keys.zip") + "\n" + NO_MASTER);
            desk.run("restore", "--console", "copy").refused("the bot is running over data/console; stop it first");
            bot.type("[More]").sees("It is 2." + REST);
            bot.end().well();
        }
        assertThat(desk.run("verify", "--console").well().out()).matches(SOUND);
        assertThat(desk.run("stats", "--console", "--json").well().out())
                .matches(FIGURES)
                .contains("\"running\":false", "\"uptimeSeconds\":null", "\"cacheHitRate\":null");
        assertThat(desk.at("data/console/control")).isEmptyDirectory();

        Files.move(desk.at("data"), desk.at("lost"));
        assertThat(desk.run("restore", "--console", "copy", "--keys", "keys.zip")
                        .well()
                        .out())
                .contains(" rows were read, all of them sound\nRestored into data/console, as it was on ")
                .endsWith("\n0 messages wait to be sent, and will be at the next start\n");
        assertThat(desk.talk("[More]").well().out())
                .isEqualTo("Where you were:\n\nIt is 1." + REST + "It is 2." + REST);
    }

    @Test
    void aBackupHoldsNoKeyOfAnybody() throws Exception {
        desk.talk("/start").well();
        assertThat(desk.run("backup", "--console", "copy").well().out())
                .matches("Backed up the data: [0-9.]+ KB in " + desk.at("copy") + "\n"
                        + Pattern.quote(NO_KEYS + NO_MASTER));
        desk.run("backup", "--console", "second", "--keys", "usb.zip").well();
        String master = Files.readString(desk.at("tandem.key")).strip();
        assertThat(desk.holding(master)).containsExactly(desk.at("tandem.key"));
        String raw = new String(Base64.getDecoder().decode(master), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(raw);
            }
        }
        assertThat(names(desk.at("copy/data"))).containsExactly("backup.txt", "journal-0");
        assertThat(names(desk.at("second/data"))).containsExactly("backup.txt", "journal-0");
        desk.holding("ring/").forEach(file -> assertThat(file).startsWith(desk.at("data")));
    }

    @Test
    void aBackupGoesOnlyWhereItIsSafe() throws Exception {
        desk.talk("/start").well();
        desk.write("full/letter", "mine");
        desk.run("backup", "--console", "full")
                .refused(desk.at("full") + " is not empty; name a new or empty folder for the backup");
        desk.run("backup", "--console", "data/console/copy")
                .refused("a backup must not be inside data/console, with which it would be lost; name another place");
        desk.run("backup", "--console", "copy", "--keys", "copy/keys.zip")
                .refused("a copy of the keys must not be inside " + desk.at("copy")
                        + ", with which it would be lost; name another place");
        String unplugged = "there is no folder " + desk.at("stick") + "; plug in what it is on, or make it first";
        desk.run("backup", "--console", "copy", "--keys", "stick/keys.zip").refused(unplugged);
        desk.run("backup", "--console", "stick/copy").refused(unplugged);
        assertThat(desk.at("stick")).doesNotExist();
        assertThat(desk.at("copy")).doesNotExist();
        assertThat(names(desk.at("full"))).containsExactly("letter");
    }

    @Test
    void aRestoreTouchesNoData() throws Exception {
        desk.talk("/start").well();
        desk.run("backup", "--console", "copy", "--keys", "keys.zip").well();
        desk.run("restore", "--console", "copy")
                .refused("data/console holds data; move it away first, so that nothing of it is lost or mixed");
        desk.run("restore", "copy", "--keys", "keys.zip")
                .refused("this is a backup of the data of the console, not of the bot; the option --console says which"
                        + " one is meant");
        desk.run("restore", "--console", "data")
                .refused("data holds no finished backup; name the folder that \"tandem backup\" was given");
        Ended nothing = desk.run("restore", "--console");
        assertThat(nothing.err()).startsWith("Say what to restore: DIR of a backup, --keys FILE, or both\nUsage: ");
        assertThat(nothing.code()).isEqualTo(2);

        Files.move(desk.at("data/console/keys"), desk.at("keys"));
        assertThat(desk.run("restore", "--console", "--keys", "keys.zip").well().out())
                .contains("Restored into data/console: the keys\n");
        assertThat(desk.talk("").well().out()).startsWith("Where you were:\n\nIt is 0.");
    }

    @Test
    void dataThatHasGoneIsSaidAndComesBack() throws Exception {
        desk.talk("/start", "[More]").well();
        desk.run("backup", "--console", "copy", "--keys", "keys.zip").well();
        Files.delete(desk.at("data/console/journal-0"));
        String gone = "the data is missing, but the keys of the people and conversations in it are there; restore a"
                + " backup of it (tandem restore DIR), or, to begin anew, move the folder \"keys\" of the data folder"
                + " away too";
        for (int i = 0; i < 2; i++) {
            desk.talk("/start").refused(gone);
            desk.run("verify", "--console").refused(gone);
        }
        assertThat(desk.run("restore", "--console", "copy").well().out())
                .contains("Restored into data/console, as it was on ");
        assertThat(desk.talk("").well().out()).startsWith("Where you were:\n\nIt is 1.");

        Files.delete(desk.at("data/console/journal-0"));
        Files.move(desk.at("data/console/keys"), desk.at("keys"));
        assertThat(desk.talk("/start").well().out()).contains("It is 0.");
    }

    @Test
    void whatACutOffVerifyLeftIsDeletedAtTheNextStart() throws Exception {
        desk.talk("/start").well();
        desk.write("data/console/verifying/journal-0", "whole copy");
        desk.write("data/console/verifying.tmp/journal-0", "half copy");
        Ended ended = desk.talk("[More]");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("It is 1.");
        assertThat(ended.err())
                .containsOnlyOnce("deleted the copy data/console/verifying, which a check that was cut off has left");
        assertThat(names(desk.at("data/console"))).noneMatch(name -> name.startsWith("verifying"));
        desk.talk("[More]").well();
    }

    @Test
    void withoutItsKeyNothingIsDoneAndNothingMade() throws Exception {
        desk.talk("/start").well();
        desk.run("backup", "--console", "copy", "--keys", "keys.zip").well();
        Path key = desk.at("tandem.key");
        Files.move(key, desk.at("safe.key"));
        String missing = "the key file tandem.key is missing but data/console holds data; put the key back from where"
                + " you saved it: without it the data cannot be read";
        for (String command : List.of("verify", "stats")) {
            desk.run(command, "--console").refused(missing);
        }
        desk.run("backup", "--console", "late").refused(missing);
        assertThat(desk.at("late")).doesNotExist();
        assertThat(key).doesNotExist();

        new Desk(folder).with("TANDEM_DATA_DIR", "other").talk().well();
        String another = "the stored data was written with another key; put the key file back that belongs to it, or"
                + " use the data folder that belongs to this key";
        desk.run("verify", "--console").refused(another);

        Files.move(desk.at("data"), desk.at("lost"));
        desk.run("restore", "--console", "copy", "--keys", "keys.zip").refused(another);
        assertThat(desk.run("stats", "--console").err()).startsWith("data/console holds no data yet");
    }

    /** With the conversations that people have: waits, questions that end, a group, and somebody who is erased. */
    @Test
    void whatPeopleDoIsSound() throws Exception {
        delete(desk.at("dialogs"));
        desk.talk("/start", "1", "1", "1", "3", "1", ":skip 2h").well();
        List<String> both = List.of("chat", "--as", "anna,ben");
        desk.session(both, "/tonight", "1", "ben: 1", "ben@ /limits", "ben@ 1", "anna@ /tonight")
                .well();
        Ended before = desk.run("verify", "--console").well();
        assertThat(before.out()).matches(SOUND).contains("\ndue ").doesNotContain("no problem");
        desk.session(both, "ben@ /delete", "ben@ 1").well();
        desk.talk("/delete", "1").well();
        Ended after = desk.run("verify", "--console").well();
        assertThat(after.out()).matches(SOUND).doesNotContain("no problem");
        assertThat(rows(after)).isLessThan(rows(before));
    }

    private static int rows(Ended verified) {
        return Integer.parseInt(verified.out().replaceFirst("(?s).*\n(\\d+) rows were read.*", "$1"));
    }

    @Test
    void anEmptyFolderStaysOne() throws Exception {
        for (String command : List.of("stats", "verify")) {
            desk.run(command).refused("data holds no data yet; start the bot first, or correct data.dir");
            desk.run(command, "--console")
                    .refused("data/console holds no data yet; start the bot first, or correct data.dir");
        }
        assertThat(desk.at("data")).doesNotExist();
        assertThat(desk.at("tandem.key")).doesNotExist();
        desk.talk().well();
        desk.run("stats")
                .refused("data holds no data of the bot, but the terminal keeps some there; add --console for"
                        + " that");
    }

    @Test
    void aByteThatChangedIsFoundAndNothingElseIsTouched() throws Exception {
        desk.talk("/start", "[More]").well();
        Path console = desk.at("data/console");
        try (MapDbRecords data = MapDbRecords.open(console, TestStores.threads())) {
            data.checkpoint().join();
        }
        desk.talk("[More]").well();
        for (String name : List.of("journal-1", "snapshot-1", "keys/journal-0")) {
            Path file = console.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            changed[IN_THE_FIRST_COMMIT] ^= 1;
            Files.write(file, changed);
            Ended verified = desk.run("verify", "--console");
            assertThat(verified.out()).startsWith("problem: file: data/console/" + name + " is damaged");
            assertThat(verified.err()).isEmpty();
            assertThat(verified.code()).isEqualTo(1);
            assertThat(desk.run("stats", "--console").err()).contains("data/console/" + name + " is damaged");
            assertThat(desk.talk().err()).contains("data/console/" + name + " is damaged");
            assertThat(Files.readAllBytes(file)).isEqualTo(changed);
            Files.write(file, whole);
        }
        assertThat(desk.run("verify", "--console").well().out()).matches(SOUND);
    }

    @Test
    void aByteThatChangesWhileTheBotRunsIsFound() throws Exception {
        try (Program bot = desk.start("chat")) {
            bot.type("/start").sees(REST);
            Path file = desk.at("data/console/journal-0");
            byte changed = (byte) (Files.readAllBytes(file)[IN_THE_FIRST_COMMIT] ^ 1);
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.seek(IN_THE_FIRST_COMMIT);
                out.write(changed);
            }
            Ended verified = desk.run("verify", "--console");
            assertThat(verified.out()).startsWith("problem: file: ").contains("journal-0 is damaged");
            assertThat(verified.code()).isEqualTo(1);
            assertThat(names(desk.at("data/console"))).noneMatch(name -> name.startsWith("verifying"));
            bot.kill();
        }
    }

    @Test
    void aBotWithoutASocketSaysSoAndIsToBeStopped() throws Exception {
        String deep = "d".repeat(90);
        desk.with("TANDEM_DATA_DIR", deep);
        try (Program bot = desk.start("chat")) {
            bot.type("/start").sees(REST);
            desk.run("stats", "--console")
                    .refused(
                            "another Tandem is using " + deep + "/console; stop it, or set data.dir to another folder");
            Ended ended = bot.end();
            assertThat(ended.code()).isZero();
            assertThat(ended.err())
                    .contains("backup, verify and stats cannot reach this bot while it runs, because no socket can be"
                            + " made in " + deep + "/console: its path is too long for a socket. They work while it is"
                            + " stopped");
        }
        assertThat(desk.run("stats", "--console").code()).isZero();
    }

    @Test
    void aKilledBotLeavesNothingInTheWay() throws Exception {
        try (Program bot = desk.start("chat")) {
            bot.type("/start").sees(REST);
            bot.kill();
        }
        assertThat(desk.at("data/console/control/socket")).exists();
        assertThat(desk.run("verify", "--console").well().out()).matches(SOUND);
        try (Program bot = desk.start("chat")) {
            bot.type("[More]").sees("It is 1." + REST);
            assertThat(desk.run("stats", "--console").well().out()).contains("console, running for ");
            bot.end().well();
        }
    }

    @Test
    void theDataOfAnotherUserIsLeftAlone() throws Exception {
        desk.talk("/start").well();
        Path lock = desk.at("data/console/lock");
        assumeTrue(Files.getOwner(lock).getName().equals("root"), "only root can give files away");
        Files.setOwner(
                lock, lock.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
        desk.run("stats", "--console")
                .refused("the data in data/console belongs to the user daemon; run this as that user (sudo -u daemon"
                        + " ...)");
    }

    /** Killed at any moment, a restore has not happened, or has, or can be run again; nobody starts with half of it. */
    @Test
    void aRestoreThatIsKilledCanBeRunAgain() throws Exception {
        desk.talk("/start", "[More]").well();
        desk.run("backup", "--console", "copy", "--keys", "keys.zip").well();
        Files.move(desk.at("data"), desk.at("lost"));
        Random random = new Random();
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            try (Program restore = desk.start("restore", "--console", "copy", "--keys", "keys.zip")) {
                Awaitility.await()
                        .until(() -> !restore.isRunning() || Files.exists(desk.at("data/console/restore-unfinished")));
                // Up to half a second, and as often a few microseconds: how long there is depends on the machine.
                long wait = System.nanoTime() + (1L << random.nextInt(30));
                while (System.nanoTime() < wait && restore.isRunning()) {
                    Thread.onSpinWait();
                }
                codes.add(restore.kill().code());
            }
            Ended verified = desk.run("verify", "--console");
            if (verified.code() != 0) {
                assertThat(verified.err()).startsWith("a restore into data/console has begun and not ended");
                List<String> before = names(desk.at("data/console"));
                desk.talk()
                        .refused("a restore into data/console has begun and not ended, so half of the data may be"
                                + " missing; run \"tandem restore\" again");
                assertThat(names(desk.at("data/console")))
                        .as("a refused start makes nothing")
                        .isEqualTo(before);
            } else {
                assertThat(verified.out()).matches(SOUND);
                delete(desk.at("data"));
            }
        }
        assertThat(codes).as("some were killed in the middle").contains(137);
        if (Files.exists(desk.at("data/console/restore-unfinished")) || !Files.exists(desk.at("data"))) {
            desk.run("restore", "--console", "copy", "--keys", "keys.zip").well();
        }
        assertThat(desk.talk("").well().out()).startsWith("Where you were:\n\nIt is 1.");
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        for (String command : List.of("backup", "restore", "verify", "stats")) {
            assertThat(desk.run(command, "--help").well().out())
                    .startsWith("Usage: tandem " + command + " ")
                    .contains("--config=FILE", "--console");
        }
        assertThat(desk.run("--help").well().out()).contains("backup", "restore", "verify", "stats");
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static List<String> names(Path path) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
