package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
record StoreFolder(Path path, Volume volume) {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final Pattern NAME = Pattern.compile("(journal|snapshot)-(0|[1-9][0-9]{0,17})(\\.tmp)?");

    /** A file of ours; the number is the N of its name. */
    private record Named(Path file, String kind, long number, boolean unfinished) {}

    /** The folder, made when it is missing, for its owner alone. */
    static StoreFolder at(Path path, Volume volume) throws IOException {
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
        return new StoreFolder(path, volume);
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

    /** Whether a snapshot, or a journal with the beginning of a frame, is in this folder, which may be missing. */
    static boolean holdsData(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        StoreFolder folder = new StoreFolder(path, new DiskVolume());
        boolean commits = false;
        for (long number : folder.journalsFrom(0)) {
            commits |= JournalReader.beginsAFrame(folder.journal(number));
        }
        return commits || folder.newestSnapshot() > 0;
    }

    /** Whether this is a folder with files of a store. */
    static boolean isStore(Path path) throws IOException {
        return Files.isDirectory(path)
                && !new StoreFolder(path, new DiskVolume()).files().isEmpty();
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

    FileSizes sizes() {
        try {
            long journals = 0;
            long snapshots = 0;
            for (Named named : files()) {
                long size = named.file().toFile().length(); // 0 when it was deleted meanwhile
                journals += named.kind().equals("journal") ? size : 0;
                snapshots += named.kind().equals("snapshot") ? size : 0;
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
    void finish(Path file) throws IOException {
        volume.move(unfinished(file), file);
        volume.forceNames(path);
    }

    /**
     * Deletes what nothing needs any more: files below this number and files that a crash left unfinished.
     *
     * @return whether they are all gone, for certain
     */
    boolean removeBelow(long number) throws IOException {
        boolean gone = true;
        boolean changed = false;
        for (Named named : files()) {
            if (named.number() < number || (named.unfinished() && named.number() == number)) {
                boolean removed = remove(named.file());
                gone &= removed;
                changed |= removed;
            }
        }
        if (changed) {
            volume.forceNames(path);
        }
        return gone;
    }

    /** Deletes every file that a crash left unfinished; only while nobody writes. */
    void removeUnfinished() throws IOException {
        for (Named named : files()) {
            if (named.unfinished()) {
                remove(named.file());
            }
        }
    }

    /** Deletes what there is of a file that was not finished. */
    void removeUnfinished(Path file) throws IOException {
        if (Files.exists(unfinished(file))) {
            volume.delete(unfinished(file));
        }
    }

    private boolean remove(Path file) {
        try {
            volume.delete(file);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            // Windows keeps a mapped file until it is unmapped. It is in nobody's way, but it may hold what was erased.
            LOG.warn("{} is no longer needed and could not be deleted ({}); it is tried again", file, e.toString());
            return false;
        }
    }

    /** Makes sure that there is no file of this name and none under its unfinished name. */
    void discard(Path file) throws IOException {
        for (Path each : List.of(file, unfinished(file))) {
            if (Files.exists(each)) {
                volume.delete(each);
            }
        }
        volume.forceNames(path);
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
