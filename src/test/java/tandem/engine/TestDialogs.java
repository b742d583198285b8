package tandem.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.author.TranslationUpdate;
import tandem.safety.Detector;
import tandem.safety.Patterns;

/** Dialogs from flows written in a test, with the shipped words and system sentences. */
public final class TestDialogs {

    private static final DialogFiles SHIPPED = DialogFiles.folder(Path.of("dialogs"));

    private TestDialogs() {}

    /** Loads these flows, and the shipped cards. */
    public static Dialogs of(String... flows) {
        return of(List.of(), flows);
    }

    /** Loads these flows, some of which may interrupt. */
    public static Dialogs of(List<String> always, String... flows) {
        return load(files(always, flows));
    }

    private static Map<String, byte[]> files(List<String> always, String... flows) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : SHIPPED.list()) {
            if (!name.startsWith("flows/") && !OWN.contains(name)) {
                files.put(name, SHIPPED.read(name));
            }
        }
        for (int i = 0; i < flows.length; i++) {
            files.put("flows/flow" + i + ".json", flows[i].getBytes(StandardCharsets.UTF_8));
        }
        files.put("pictures/two-lines.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1});
        String ids = String.join("\", \"", always);
        String interruptions = always.isEmpty() ? "{\"flows\": []}" : "{\"flows\": [\"" + ids + "\"]}";
        files.put("always.json", interruptions.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** These flows, and the same in German, which in tests is English that begins with "D:". */
    public static Dialogs inGerman(List<String> always, String... flows) {
        Map<String, byte[]> files = files(always, flows);
        TranslationUpdate update = TranslationUpdate.of(new InMemory(files), "de");
        ObjectMapper mapper = new ObjectMapper();
        try {
            JsonNode root = mapper.readTree(update.content());
            root.path("texts").forEach(entry -> {
                if (entry.path("of").isTextual()) {
                    ((ObjectNode) entry).put("text", "D:" + entry.path("of").asText());
                }
            });
            files.put("i18n/de.json", mapper.writeValueAsBytes(root));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return load(files);
    }

    /** What the flows of a test say themselves, or do without. */
    private static final Set<String> OWN = Set.of("always.json", "safety/en.json");

    /** Patterns that hear nothing: with them, a typed text may begin a flow. */
    private static final Patterns NOTHING =
            new Patterns(Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

    /** The shipped dialogs. */
    public static Dialogs shipped() {
        Loaded loaded = DialogLoader.load(SHIPPED);
        if (loaded.dialogs() == null) {
            throw new AssertionError("the shipped dialogs are broken:\n" + loaded.problems());
        }
        return loaded.dialogs();
    }

    /** The shipped dialogs with every flow's file changed like this: name and bytes to bytes. */
    static Dialogs shipped(BiFunction<String, byte[], byte[]> changed) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : SHIPPED.list()) {
            byte[] bytes = SHIPPED.read(name);
            files.put(name, name.startsWith("flows/") ? changed.apply(name, bytes) : bytes);
        }
        return load(files);
    }

    private static Dialogs load(Map<String, byte[]> files) {
        Loaded loaded = DialogLoader.load(new InMemory(files));
        if (loaded.dialogs() == null) {
            throw new AssertionError("the test's dialogs are broken:\n" + loaded.problems());
        }
        return loaded.dialogs().coaches() ? loaded.dialogs() : loaded.dialogs().with(new Detector(NOTHING));
    }

    private record InMemory(Map<String, byte[]> files) implements DialogFiles {
        @Override
        public List<String> list() {
            return new ArrayList<>(files.keySet());
        }

        @Override
        public byte[] read(String name) {
            return java.util.Objects.requireNonNull(files.get(name), name);
        }

        @Override
        public String origin() {
            return "test";
        }
    }
}
