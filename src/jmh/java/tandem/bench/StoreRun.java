package tandem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the store beside H2's MVStore and SQLite, and the whole bot upon it: the same disk, the same folder, one after
 * another in turns, each measurement in a JVM of its own. Prints lines of JSON.
 *
 * <p>Arguments, all of the form {@code name=value}: {@code rounds}, {@code seconds} of each measurement, {@code documents}
 * and {@code people} as lists of numbers, {@code folder}, {@code parts} of {@code commits,open,turns}.
 */
public final class StoreRun {

    private static final List<String> STORES = List.of("tandem", "mvstore", "sqlite");
    private static final int DOCUMENTS = 100_000;

    /** As docs/running.md has the bot started, with room for a million conversations. */
    private static final List<String> JVM =
            List.of("-Xmx2g", "-XX:+UseSerialGC", "-Xmn32m", "-XX:MaxTenuringThreshold=1");

    /** Where the kernel can be told to forget what it keeps of files, by an administrator. */
    private static final Path DROP = Path.of("/proc/sys/vm/drop_caches");

    private final Map<String, String> arguments;
    private final Path folder;

    private StoreRun(String[] arguments) {
        this.arguments = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(argument -> argument[0], argument -> argument[1]));
        this.folder = Path.of(this.arguments.getOrDefault("folder", "target/bench"));
    }

    public static void main(String[] arguments) throws Exception {
        StoreRun run = new StoreRun(arguments);
        Line.of("machine")
                .text("java", System.getProperty("java.vm.version"))
                .whole("cores", Runtime.getRuntime().availableProcessors())
                .print();
        List<String> parts = List.of(run.text("parts", "commits,open,turns").split(",", -1));
        if (parts.contains("commits")) {
            run.commits();
        }
        if (parts.contains("open")) {
            run.opens();
        }
        if (parts.contains("turns")) {
            run.turns();
        }
    }

    private void commits() throws Exception {
        List<String> stores = new ArrayList<>(STORES);
        stores.add(0, "floor");
        for (int round = 0; round < Integer.parseInt(text("rounds", "3")); round++) {
            for (String store : stores) {
                Path place = fresh(store);
                measure("fill", place, DOCUMENTS, store);
                measure("commits", place, DOCUMENTS, store, text("seconds", "5"), "1");
                measure("commits", place, DOCUMENTS, store, text("seconds", "5"), "64");
                delete(place);
            }
        }
    }

    private void opens() throws Exception {
        for (int documents : numbers("documents", "100000,1000000")) {
            for (String store : STORES) {
                Path place = fresh(store);
                measure("fill", place, documents, store);
                for (int round = 0; round < Integer.parseInt(text("rounds", "3")); round++) {
                    dropCaches();
                    measure("open", place, documents, store);
                }
                delete(place);
            }
        }
    }

    private void turns() throws Exception {
        for (int people : numbers("people", "10000,100000,1000000")) {
            Path place = fresh("bot");
            measure("turns", place, people, text("seconds", "10"));
            dropCaches();
            measure("open-bot", place, people);
            delete(place);
        }
    }

    private void measure(String what, Path place, int count, String... further) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(JVM);
        command.addAll(List.of(StoreMeasure.class.getName(), what, place.toString(), Integer.toString(count)));
        command.addAll(List.of(further));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }

    private static void dropCaches() throws IOException, InterruptedException {
        new ProcessBuilder("sync").inheritIO().start().waitFor();
        if (Files.isWritable(DROP)) {
            Files.writeString(DROP, "3");
        } else {
            Line.of("the kernel's cache could not be dropped: what follows is not cold").print();
        }
    }

    private String text(String name, String otherwise) {
        return arguments.getOrDefault(name, otherwise);
    }

    private List<Integer> numbers(String name, String otherwise) {
        return Arrays.stream(text(name, otherwise).split(",", -1)).map(Integer::valueOf).toList();
    }

    private Path fresh(String name) throws IOException {
        Path place = folder.resolve(name);
        delete(place);
        return Files.createDirectories(place);
    }

    private static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
