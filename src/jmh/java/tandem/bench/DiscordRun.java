package tandem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tandem.cli.Tandem;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.Interaction;
import tandem.discord.fake.Person;

/**
 * Measures the whole program on a fake Discord: many people send {@code /tonight} at the same moment, half of them in
 * private and half in one server. Prints a line of JSON for each round: how long the first sign took that a command was
 * heard, which Discord wants within three seconds, how many were answered with their message at once and how many with
 * the sign that it is worked on, and when the last message was there.
 *
 * <p>Arguments, of the form {@code name=value}: {@code rounds}, {@code people}, {@code folder}.
 */
public final class DiscordRun {

    private static final List<String> JVM =
            List.of("-Xmx64m", "-XX:+UseSerialGC", "-Xmn16m", "-XX:TieredStopAtLevel=1");
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    /** Thirty things of one person in ten seconds are a flood; nobody here comes near it. */
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private DiscordRun() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(argument -> argument[0], argument -> argument[1]));
        int people = Integer.parseInt(given.getOrDefault("people", "100"));
        Path folder = Files.createDirectories(Path.of(given.getOrDefault("folder", "target/bench/discord")));
        try (FakeDiscord discord = FakeDiscord.start()) {
            Process bot = start(discord, Files.createTempDirectory(folder, "data"));
            try {
                discord.await(GENEROUS, () -> !discord.commands().equals("[]"));
                run(discord, people, Integer.parseInt(given.getOrDefault("rounds", "5")));
            } finally {
                bot.destroy();
                bot.waitFor(GENEROUS.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private static void run(FakeDiscord discord, int people, int rounds) throws Exception {
        List<Person> all = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            all.add(discord.person("P" + i, "en-US"));
        }
        Guild server = discord.guild("Home", all.toArray(Person[]::new)).addsBot();
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            List<Interaction> commands = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Person person = all.get(i);
                commands.add(i % 2 == 0 ? person.command("tonight", Map.of()) : person.in(server).command("tonight"));
            }
            discord.await(GENEROUS, () -> commands.stream().allMatch(each -> each.isAcknowledged() || each.isFailed()));
            discord.await(GENEROUS, () -> commands.stream().noneMatch(each -> each.isAcknowledged() && isThinking(each)));
            print(round, commands, Duration.ofNanos(System.nanoTime() - begun));
            Thread.sleep(BETWEEN.toMillis());
        }
    }

    /** Still seen to be worked on: neither answered nor taken away. */
    private static boolean isThinking(Interaction command) {
        return command.kind() == Interaction.Kind.DEFERRED_MESSAGE && command.isThinking();
    }

    private static void print(int round, List<Interaction> commands, Duration whole) throws IOException {
        long[] millis = commands.stream()
                .filter(Interaction::isAcknowledged)
                .mapToLong(each -> each.acknowledgedAfter().toMillis())
                .sorted()
                .toArray();
        Line.of("discord")
                .whole("round", round)
                .whole("commands", commands.size())
                .whole("failed", commands.stream().filter(Interaction::isFailed).count())
                .whole("answered_at_once", count(commands, Interaction.Kind.MESSAGE))
                .whole("thinking_first", count(commands, Interaction.Kind.DEFERRED_MESSAGE))
                .whole("p50_ms", millis[millis.length / 2])
                .whole("p99_ms", millis[millis.length * 99 / 100])
                .whole("worst_ms", millis[millis.length - 1])
                .whole("all_said_ms", whole.toMillis())
                .print();
    }

    private static long count(List<Interaction> commands, Interaction.Kind kind) {
        return commands.stream().filter(each -> each.kind() == kind).count();
    }

    private static Process start(FakeDiscord discord, Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(JVM);
        command.addAll(List.of(Tandem.class.getName(), "run"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment()
                .putAll(Map.of(
                        "CLASSPATH", System.getProperty("java.class.path"),
                        "TANDEM_DISCORD_TOKEN", discord.token(),
                        "TANDEM_DISCORD_API_URL", discord.url(),
                        "TANDEM_DATA_DIR", data.resolve("data").toString(),
                        "TANDEM_KEY_FILE", data.resolve("tandem.key").toString()));
        return builder.start();
    }
}
