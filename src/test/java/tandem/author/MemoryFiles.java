package tandem.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tandem.engine.SystemText;

/** Dialog files in memory; {@link #sample} is a small set in which nothing is wrong. */
final class MemoryFiles implements DialogFiles {

    private static final Path SAMPLE = Path.of("src/test/resources/tandem/author/sample");

    private static final byte[] UNREADABLE = {};

    private final Map<String, byte[]> files = new TreeMap<>();

    static MemoryFiles sample() {
        MemoryFiles memory = new MemoryFiles();
        try (Stream<Path> paths = Files.walk(SAMPLE)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                memory.with(SAMPLE.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String texts = Stream.of(SystemText.values())
                .map(text -> "\"" + text.key() + "\": \"Words.\"")
                .collect(Collectors.joining(",\n  "));
        memory.with("pictures/small.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1});
        return memory.with("system.json", "{\"language\": \"en\", \"texts\": {\n  " + texts + "}}");
    }

    MemoryFiles with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    MemoryFiles with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** A file that is there, and that nobody may read. */
    MemoryFiles unreadable(String name) {
        return with(name, UNREADABLE);
    }

    MemoryFiles without(String name) {
        files.remove(name);
        return this;
    }

    String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] read(String name) {
        byte[] content = files.get(name);
        if (content == null || content == UNREADABLE) {
            throw new UncheckedIOException(new IOException(name));
        }
        return content;
    }

    @Override
    public String origin() {
        return "dialogs";
    }
}
