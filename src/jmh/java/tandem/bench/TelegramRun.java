package tandem.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tandem.cli.Tandem;
import tandem.telegram.fake.FakeTelegramMain;

/**
 * Measures the whole program on a fake Telegram: 20,000 texts from 1,000 chats, handed out in batches of 100, each
 * answered, once cold and once after 60,000 others: with both sets of options of docs/running.md, and beside grammY with
 * its runner and sessions in memory, where {@code node} and {@code npm} are installed. Each has a process and a fake of
 * its own, one after the other, in rounds. Prints lines of JSON.
 *
 * <p>Arguments, of the form {@code name=value}: {@code rounds}, {@code updates}, {@code warmup} updates, {@code jvm},
 * {@code bots} of {@code tandem,small,grammy}, {@code folder}.
 */
public final class TelegramRun {

    /** As docs/running.md has the bot started. */
    private static final Map<String, List<String>> JVM = Map.of(
            "tandem", List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xmn32m", "-XX:MaxTenuringThreshold=1"),
            "small", List.of("-Xmx64m", "-XX:+UseSerialGC", "-Xmn16m", "-XX:TieredStopAtLevel=1"));

    /** Little compiling: the fake is to leave the two cores to whom it measures. */
    private static final List<String> FAKE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn200m");

    /** A conversation of five texts, each answered by one message. */
    private static final String TEXTS = "/start|We feel distant|Heart|I'll try it|Nothing";

    private static final int TEXTS_OF_EACH = 20;

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private final Map<String, String> arguments;
    private final Path folder;

    private TelegramRun(String[] arguments) {
        this.arguments = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(argument -> argument[0], argument -> argument[1]));
        this.folder = Path.of(this.arguments.getOrDefault("folder", "target/bench/telegram"));
    }

    public static void main(String[] arguments) throws Exception {
        new TelegramRun(arguments).run();
    }

    private void run() throws Exception {
        Files.createDirectories(folder);
        List<String> bots = new ArrayList<>(List.of(text("bots", "tandem,small,grammy").split(",", -1)));
        if (bots.contains("grammy") && !installsPeer()) {
            bots.remove("grammy");
            Line.of("grammY is not measured: node and npm are needed").print();
        }
        for (int round = 0; round < Integer.parseInt(text("rounds", "3")); round++) {
            for (String bot : bots) {
                measure(bot, round);
            }
        }
    }

    private void measure(String bot, int round) throws Exception {
        Process telegram = java(FAKE, List.of(FakeTelegramMain.class.getName()), Map.of());
        try (BufferedReader out = reader(telegram);
                PrintStream in = new PrintStream(telegram.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String url = "http://127.0.0.1:" + after(out, "port ");
            Process process = start(bot, round, url, after(out, "token "));
            try {
                load(in, text("updates", "20000"));
                Map<String, String> cold = report(after(out, "report "));
                double coldPeak = peak(process);
                load(in, text("warmup", "60000"));
                after(out, "report ");
                Duration before = cpu(process);
                Duration telegramBefore = cpu(telegram);
                load(in, text("updates", "20000"));
                Map<String, String> report = report(after(out, "report "));
                Line.of(bot)
                        .whole("round", round)
                        .text("cold_per_s", cold.getOrDefault("per_second", ""))
                        .number("cold_peak_rss_mb", coldPeak)
                        .text("updates_per_s", report.getOrDefault("per_second", ""))
                        .text("answered", report.getOrDefault("answered", ""))
                        .text("p50_ms", report.getOrDefault("p50_ms", ""))
                        .text("p99_ms", report.getOrDefault("p99_ms", ""))
                        .number("cpu_s", cpu(process).minus(before).toMillis() / 1000.0)
                        .number("telegram_cpu_s", cpu(telegram).minus(telegramBefore).toMillis() / 1000.0)
                        .number("peak_rss_mb", peak(process))
                        .text("sends", report.getOrDefault("sendMessage", ""))
                        .text("polls", report.getOrDefault("getUpdates", ""))
                        .text("others", others(report))
                        .print();
            } finally {
                end(process);
            }
            in.println("quit");
        } finally {
            end(telegram);
        }
    }

    private void load(PrintStream in, String updates) {
        // Twenty texts of each, as fast as they are taken: more would be a flood.
        in.println("load " + updates + " " + Integer.parseInt(updates) / TEXTS_OF_EACH + " " + TEXTS);
    }

    private Process start(String bot, int round, String url, String token) throws IOException {
        if (bot.equals("grammy")) {
            return new ProcessBuilder("node", "bot.js", token, url)
                    .directory(folder.resolve("js").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("grammy.log").toFile())
                    .start();
        }
        Path data = Files.createTempDirectory(folder, "data" + round);
        Map<String, String> settings = new HashMap<>();
        settings.put("TANDEM_TELEGRAM_TOKEN", token);
        settings.put("TANDEM_TELEGRAM_API_URL", url);
        settings.put("TANDEM_TELEGRAM_LIMIT_OVERALL", "0");
        settings.put("TANDEM_TELEGRAM_LIMIT_CHAT", "0");
        settings.put("TANDEM_DATA_DIR", data.resolve("data").toString());
        settings.put("TANDEM_KEY_FILE", data.resolve("tandem.key").toString());
        settings.put("MALLOC_ARENA_MAX", "2");
        List<String> jvm = new ArrayList<>(JVM.getOrDefault(bot, List.of()));
        if (!text("jvm", "").isEmpty()) {
            jvm.addAll(List.of(text("jvm", "").split(",", -1)));
        }
        return java(jvm, List.of(Tandem.class.getName(), "run"), settings);
    }

    private static Process java(List<String> jvm, List<String> main, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(jvm);
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    /** Copies the peer to the folder of this run and installs what it needs, once. */
    private boolean installsPeer() throws Exception {
        Path js = folder.resolve("js");
        if (Files.isDirectory(js.resolve("node_modules"))) {
            return true;
        }
        Files.createDirectories(js);
        for (String name : List.of("package.json", "bot.js")) {
            Files.write(js.resolve(name), Files.readAllBytes(Path.of("src/jmh/js", name)));
        }
        try {
            return new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--silent")
                            .directory(js.toFile())
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String after(BufferedReader out, String beginning) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new IOException("the fake Telegram ended before it said \"" + beginning + "\"");
    }

    private static Map<String, String> report(String line) {
        return Arrays.stream(line.split(" ", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String others(Map<String, String> report) {
        return report.entrySet().stream()
                .filter(entry -> Character.isLowerCase(entry.getKey().charAt(0))
                        && entry.getKey().chars().anyMatch(Character::isUpperCase)
                        && !entry.getKey().equals("sendMessage")
                        && !entry.getKey().equals("getUpdates"))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory the process ever had at once, as the kernel counts it; 0 where it does not say. */
    private static double peak(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GENEROUS.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private String text(String name, String otherwise) {
        return arguments.getOrDefault(name, otherwise);
    }
}
