package tandem.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Dialog files in a folder. Hidden files are left out: editors and file systems leave them behind. */
final class FolderFiles implements DialogFiles {

    private final Path folder;
    private final String origin;

    FolderFiles(Path folder, String origin) {
        this.folder = folder;
        this.origin = origin;
    }

    @Override
    public List<String> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try {
            for (Path top : children(folder)) {
                if (Files.isDirectory(top)) {
                    children(top).stream()
                            .filter(Files::isRegularFile)
                            .forEach(file -> names.add(top.getFileName() + "/" + file.getFileName()));
                } else if (Files.isRegularFile(top)) {
                    names.add(String.valueOf(top.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.sort(null);
        return names;
    }

    @Override
    public byte[] read(String name) {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            return in.readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String state() {
        StringBuilder state = new StringBuilder();
        for (String name : list()) {
            try {
                BasicFileAttributes file = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
                state.append(name)
                        .append(' ')
                        .append(file.size())
                        .append(' ')
                        .append(file.lastModifiedTime())
                        .append(' ')
                        .append(file.fileKey())
                        .append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return state.toString();
    }

    @Override
    public String origin() {
        return origin;
    }

    private static List<Path> children(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
                    .toList();
        }
    }
}
