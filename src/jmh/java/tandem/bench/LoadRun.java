package tandem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;

/**
 * Measures how long it takes to read and check conversations: the project's own, and a folder of a thousand flows, which
 * are copies of the project's under other names. Prints a line of JSON for each: the first time in this process, and the
 * median and the worst of the times after warming up, in milliseconds.
 */
public final class LoadRun {

    private static final int WARM = 30;
    private static final int MEASURED = 30;
    private static final int FLOWS = 1_000;

    private LoadRun() {}

    public static void main(String[] arguments) throws IOException {
        measure("dialogs", Path.of("dialogs"), WARM, MEASURED);
        Path many = Files.createTempDirectory("many");
        int flows = fill(many);
        measure(flows + " flows", many, 2, 5);
    }

    private static void measure(String name, Path folder, int warm, int measured) {
        double first = load(folder);
        for (int i = 0; i < warm; i++) {
            load(folder);
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < measured; i++) {
            times.add(load(folder));
        }
        Collections.sort(times);
        System.out.printf(
                "{\"what\":\"%s\",\"first_ms\":%.0f,\"median_ms\":%.0f,\"worst_ms\":%.0f}%n",
                name, first, times.get(measured / 2), times.get(measured - 1));
    }

    private static double load(Path folder) {
        long start = System.nanoTime();
        Loaded loaded = DialogLoader.load(DialogFiles.folder(folder));
        if (loaded.dialogs() == null) {
            throw new IllegalStateException(loaded.problems().toString());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Copies of all flows, each set under names of its own, so that they call each other and nobody else. */
    private static int fill(Path to) throws IOException {
        List<Path> flows;
        try (Stream<Path> all = Files.list(Path.of("dialogs/flows"))) {
            flows = all.sorted().toList();
        }
        for (String part : List.of("cards", "words")) {
            copy(Path.of("dialogs", part), to.resolve(part));
        }
        Files.copy(Path.of("dialogs/system.json"), to.resolve("system.json"));
        Files.writeString(to.resolve("always.json"), "{\"flows\": []}");
        Files.createDirectories(to.resolve("flows"));
        int written = 0;
        for (int set = 0; written < FLOWS; set++) {
            for (Path flow : flows) {
                Files.writeString(to.resolve("flows/" + set + "-" + flow.getFileName()), renamed(Files.readString(flow), set));
                written++;
            }
        }
        return written;
    }

    /** Calls lead into the same set, and no two flows are started by the same words. */
    private static String renamed(String flow, int set) {
        return flow.replaceAll("\"flow\": \"([a-z0-9-]+)\"", "\"flow\": \"$1-" + set + "\"")
                .replaceAll("\"command\": \"([a-z0-9_]+)\"", "\"command\": \"$1_" + set + "\"")
                .replaceAll("\"start\": \"([A-Za-z0-9_-]+)\"", "\"start\": \"$1-" + set + "\"")
                .replaceAll("\"event\": \"([a-z]+)\"", "\"start\": \"$1-then-" + set + "\"")
                .replaceAll("(\"phrases\": \\[ \"[^\"]*)\"[^]]*]", "$1 " + set + "\" ]");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
