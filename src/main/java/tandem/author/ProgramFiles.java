package tandem.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Dialog files in a jar. They are read in one pass over its directory, which the virtual machine has in memory anyway. */
final class ProgramFiles implements DialogFiles {

    private static final String ORIGIN = "dialogs";
    private static final String PREFIX = ORIGIN + "/";

    private final Map<String, byte[]> files;

    private ProgramFiles(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The files beside this class: in the same jar, or in the same folder of classes. */
    static DialogFiles of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("the program does not know where it was started from");
        }
        try {
            Path home = Path.of(source.getLocation().toURI());
            return Files.isDirectory(home) ? new FolderFiles(home.resolve(ORIGIN), ORIGIN) : jar(home);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program was started from " + source.getLocation(), e);
        }
    }

    /** The files of this jar. */
    static DialogFiles jar(Path jar) {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.startsWith(PREFIX) && !entry.isDirectory() && wanted(name.substring(PREFIX.length()))) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        files.put(name.substring(PREFIX.length()), in.readNBytes(LONGEST + 1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProgramFiles(files);
    }

    /** At most one folder deep, and not hidden. */
    private static boolean wanted(String name) {
        int slash = name.indexOf('/');
        return slash == name.lastIndexOf('/') && !name.startsWith(".") && !name.startsWith(".", slash + 1);
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] read(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new UncheckedIOException(new java.io.FileNotFoundException(name));
        }
        return content.clone();
    }

    @Override
    public String origin() {
        return ORIGIN;
    }
}
