package tandem.whole;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tandem.discord.DiscordActors;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;
import tandem.telegram.TelegramActors;
import tandem.transcript.Script;
import tandem.transcript.ScriptReader;

/** Plays transcripts for some seconds as a process of its own, and writes down apart what was said in them and by whom. */
final class LoudTranscripts {

    private LoudTranscripts() {}

    /** Takes a folder and how many seconds; in the folder it leaves {@code words}, a line each. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000;
        Map<String, Function<Scene, Actors>> platforms = new LinkedHashMap<>();
        platforms.put("telegram", TelegramActors::open);
        platforms.put("discord", DiscordActors::open);
        Dialogs dialogs = TestDialogs.shipped();
        List<Path> scripts = new java.util.ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("dialogs/tests"))) {
            files.filter(file -> file.toString().endsWith(".chat")).sorted().forEach(scripts::add);
        }
        Collections.shuffle(scripts, new Random(Long.getLong("loud.seed", 5)));
        Set<String> words = new TreeSet<>();
        int played = 0;
        for (Path file : scripts) {
            Script script = ScriptReader.read(file.getFileName().toString(), Files.readString(file));
            for (Map.Entry<String, Function<Scene, Actors>> platform : platforms.entrySet()) {
                if (System.nanoTime() > end) {
                    break;
                }
                Path data =
                        Files.createDirectories(folder.resolve(script.file()).resolve(platform.getKey()));
                Scene scene = Scene.of(script, data, dialogs);
                try (Actors actors = platform.getValue().apply(scene)) {
                    Performance performance = new Performance(scene, actors);
                    performance.play();
                    performance.said().forEach(said -> words.addAll(List.of(said.split("\n", -1))));
                    words.addAll(script.people());
                    Files.readAllLines(file).forEach(line -> words.add(line.replaceFirst("^[^:]*: ?", "")));
                    played++;
                }
            }
        }
        Files.write(folder.resolve("words"), words);
        Files.writeString(folder.resolve("played"), Integer.toString(played));
        System.exit(0);
    }
}
