package tandem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was erased, by random ids that lead to nobody, in a file beside the master key. Data and ring of yesterday come back
 * together with a restore; this file stays where it is, and so does what it says. One line each, only ever added to. Safe
 * for many threads of one process.
 */
public final class ErasedList {

    private static final Logger LOG = LoggerFactory.getLogger(ErasedList.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final Path file;

    private ErasedList(Path file) {
        this.file = file;
    }

    /** The list that belongs to this key file; it is made with the first erasure. */
    public static ErasedList beside(Path keyFile) {
        return new ErasedList(keyFile.resolveSibling(keyFile.getFileName() + ".erased"));
    }

    /**
     * All of them. What a crash has cut off is not among them: its keys are still marked in the data.
     *
     * @throws StoreException when the file is there and cannot be read
     */
    synchronized Set<String> read() {
        Set<String> erased = new TreeSet<>();
        try {
            if (Files.exists(file)) {
                for (String line :
                        Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
                    if (ID.matcher(line).matches()) {
                        erased.add(line);
                    }
                }
            }
            return erased;
        } catch (IOException e) {
            throw new StoreException(
                    "cannot read " + file + " (" + e + "), which says who was erased; make it readable to the user that"
                            + " runs Tandem",
                    e);
        }
    }

    /** Adds those who are not in it; durable when it returns. Where that fails, the log says what follows. */
    synchronized void add(Collection<String> subjects) {
        Set<String> fresh = new HashSet<>(subjects);
        fresh.removeAll(read());
        if (fresh.isEmpty()) {
            return;
        }
        try {
            append("\n" + String.join("\n", new TreeSet<>(fresh)) + "\n");
        } catch (IOException e) {
            LOG.warn(
                    "cannot write {} ({}), which says who was erased: a restore of older data together with older keys"
                            + " would bring them back; make its folder writable to the user that runs Tandem",
                    file,
                    e.toString());
        }
    }

    /** Begins with the end of a line: what is there may have been cut off in its middle. */
    private void append(String lines) throws IOException {
        boolean isNew = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), Disk.rights(file, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (isNew) {
            Disk.forceName(file);
        }
    }

    @Override
    public String toString() {
        return "ErasedList(" + file + ")";
    }
}
