package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.discord.fake.FakeDiscord;
import tandem.telegram.fake.FakeTelegram;

/**
 * Nothing that somebody says, no name, no id and no token is ever logged, whatever level our own loggers have, or stands in
 * a file of the store as it is on the disk.
 */
final class NothingInClearTest {

    private static final int SECONDS = Integer.getInteger("loud.seconds", 15);

    /** The shortest text that would not stand in a log by chance. */
    private static final int TELLING = 14;

    /** Ids of people, chats and messages on both platforms. */
    private static final Pattern ID = Pattern.compile("(?<![0-9a-zA-Z@$.])\\d{7,}(?![0-9a-zA-Z.])");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void play() throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", // As QuietLibraries keeps it.
                "-Dorg.slf4j.simpleLogger.log.net.dv8tion.jda=warn",
                "-Dorg.slf4j.simpleLogger.log.tandem=trace",
                "-Dorg.slf4j.simpleLogger.log.tandem.store.mapdb=trace",
                LoudTranscripts.class.getName(),
                folder.toString(),
                Integer.toString(SECONDS));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(SECONDS + 120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Integer.parseInt(Files.readString(folder.resolve("played")))).isGreaterThan(3);
    }

    @Test
    void noTranscriptLeavesAWordInTheLogAtAnyLevel() throws Exception {
        Path log = folder.resolve("log");
        // The two addresses by which the operator adds the bot hold its own id, which is no secret.
        String all = Files.readAllLines(log).stream()
                .map(line -> line.replaceAll("https://\\S+/oauth2/authorize\\?\\S+", ""))
                .collect(Collectors.joining("\n"));
        assertThat(all).as("something is logged at all").contains("tandem");
        List<String> words = Files.readAllLines(folder.resolve("words"));
        assertThat(words).hasSizeGreaterThan(100);
        assertThat(words.stream().filter(word -> word.strip().length() >= TELLING && all.contains(word.strip())))
                .isEmpty();
        assertThat(words.stream()
                        .filter(name -> name.matches("[A-Z][a-z]{2,}"))
                        .filter(name -> Pattern.compile("\\b" + name + "\\b")
                                .matcher(all)
                                .find()))
                .as("names")
                .isEmpty();
        assertThat(ID.matcher(all).results().map(found -> found.group()))
                .as("ids")
                .isEmpty();
        try (FakeTelegram telegram = FakeTelegram.start();
                FakeDiscord discord = FakeDiscord.start()) {
            assertThat(all).doesNotContain(telegram.token(), discord.token());
        }
    }

    @Test
    void noTranscriptLeavesAWordInTheFilesOfItsStore() throws Exception {
        Set<String> wanted = new TreeSet<>();
        for (String word : Files.readAllLines(folder.resolve("words"))) {
            if (word.strip().length() >= TELLING || word.matches("[A-Z][a-z]{4,}")) {
                wanted.add(word.strip());
            }
        }
        try (FakeTelegram telegram = FakeTelegram.start();
                FakeDiscord discord = FakeDiscord.start()) {
            // Each of them counts from the same number: these are people of the transcripts too.
            wanted.add(Long.toString(telegram.person("Ana", "en").id()));
            wanted.add(telegram.token());
            wanted.add(discord.token());
        }
        List<Path> files = files();
        assertThat(files).extracting(file -> file.getFileName().toString()).contains("journal-0", "tandem.key");
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            wanted.stream()
                    .filter(word -> bytes.contains(
                            new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                    .forEach(word -> found.add(folder.relativize(file) + ": " + word));
        }
        assertThat(found).isEmpty();
    }

    /** What the bots of the transcripts have left. */
    private static List<Path> files() throws IOException {
        Set<Path> own = Set.of(folder.resolve("words"), folder.resolve("played"), folder.resolve("log"));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !own.contains(file))
                    .toList();
        }
    }
}
