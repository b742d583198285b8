package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.store.Disk;
import tandem.store.StoreException;

/**
 * The names in the data folder: {@code journal-N} holds commits, {@code snapshot-N} everything from the journals below N.
 * A file gets its name only when it is complete; until then it ends in {@code .tmp}. Other files are left alone.
 */
record StoreFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final Pattern NAME = Pattern.compile("(journal|snapshot)-(0|[1-9][0-9]{0,17})(\\.tmp)?");

    /** A file of ours; the number is the N of its name. */
    private record Named(Path file, String kind, long number, boolean unfinished) {}

    /** The folder, made when it is missing, for its owner alone. */
    static StoreFolder at(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StoreException(path + " is a file, not a folder; set data.dir to a folder");
        }
        if (!Files.exists(path)) {
            make(path);
        }
        if (!Files.isWritable(path)) {
            throw new StoreException(
                    "the folder " + path + " cannot be written; give it to the user that runs Tandem, or"
                            + " set data.dir to another folder");
        }
        return new StoreFolder(path);
    }

    private static void make(Path path) throws IOException {
        List<Path> missing = Stream.iterate(path.toAbsolutePath(), Path::getParent)
                .takeWhile(each -> each != null && !Files.exists(each))
                .toList();
        try {
            Files.createDirectories(path, Disk.rights(path, "rwx------"));
        } catch (FileSystemException e) {
            throw new StoreException(
                    "the folder " + path + " cannot be made (" + e + "); make it, give it to the user"
                            + " that runs Tandem, or set data.dir to another folder",
                    e);
        }
        for (Path folder : missing) {
            Disk.forceName(folder);
        }
    }

    /** Whether a snapshot, or a journal with more than its header, is in this folder, which may be missing. */
    static boolean holdsData(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        StoreFolder folder = new StoreFolder(path);
        boolean commits = false;
        for (long number : folder.journalsFrom(0)) {
            commits |= Files.size(folder.journal(number)) > JournalHeader.SIZE;
        }
        return commits || folder.newestSnapshot() > 0;
    }

    Path journal(long number) {
        return path.resolve("journal-" + number);
    }

    Path snapshot(long number) {
        return path.resolve("snapshot-" + number);
    }

    /** The number of the newest complete snapshot; 0, which is never one's number, when there is none. */
    long newestSnapshot() throws IOException {
        return numbers("snapshot").stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The numbers of the journals from this one on, ascending. */
    List<Long> journalsFrom(long number) throws IOException {
        return numbers("journal").stream().filter(each -> each >= number).toList();
    }

    /** The newest snapshot and the journals after it: all there is, in the order in which it is read. */
    List<Path> complete() throws IOException {
        long snapshot = newestSnapshot();
        Stream<Path> first = snapshot == 0 ? Stream.empty() : Stream.of(snapshot(snapshot));
        return Stream.concat(first, journalsFrom(snapshot).stream().map(this::journal))
                .toList();
    }

    FileSizes sizes() {
        try {
            long journals = 0;
            long snapshots = 0;
            for (Named named : files()) {
                journals += named.kind().equals("journal") ? Files.size(named.file()) : 0;
                snapshots += named.kind().equals("snapshot") ? Files.size(named.file()) : 0;
            }
            return new FileSizes(journals, snapshots);
        } catch (IOException e) {
            throw new StoreException("cannot look into the folder " + path + " (" + e + ")", e);
        }
    }

    /** The name a file has until it is complete. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /** Gives a complete and forced file its name; certain when this returns. */
    static void finish(Path file) throws IOException {
        Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE);
        Disk.forceName(file);
    }

    /** Deletes what nothing needs any more: files below this number and files that a crash left unfinished. */
    void removeBelow(long number) throws IOException {
        for (Named named : files()) {
            if (named.unfinished() || named.number() < number) {
                remove(named.file());
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            // Windows keeps a mapped file until it is unmapped. It is in nobody's way; the next start tries again.
            LOG.warn("{} is no longer needed and could not be deleted: {}", file, e.toString());
        }
    }

    private List<Long> numbers(String kind) throws IOException {
        return files().stream()
                .filter(named -> named.kind().equals(kind) && !named.unfinished())
                .map(Named::number)
                .sorted()
                .toList();
    }

    private List<Named> files() throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.flatMap(StoreFolder::named).toList();
        }
    }

    private static Stream<Named> named(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Stream.of(new Named(file, name.group(1), Long.parseLong(name.group(2)), name.group(3) != null))
                : Stream.empty();
    }
}
