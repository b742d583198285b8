package tandem.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tandem.store.Disk;
import tandem.store.KeyRing;
import tandem.store.StoreException;
import tandem.store.mapdb.FileSizes;
import tandem.store.mapdb.MapDbRecords;

/** Writes backups, also of a store that is in use. A copy gets its name only when all of it is on the disk. */
public final class Backup {

    /** The folder, inside the one that the operator names, with the whole copy. */
    static final String DATA = "data";

    private static final String UNFINISHED = "data.unfinished";

    /** A copy that is only looked at takes at most this part of what is free. */
    private static final int ROOM = 4;

    private Backup() {}

    /**
     * Copies the data.
     *
     * @param store the name of the store, which a restore must give again
     * @param target new or empty
     * @return the length of the copy in bytes
     * @throws StoreException when it cannot be written; then there is no backup
     */
    public static long ofData(MapDbRecords data, String store, Path target, Instant now) {
        Path unfinished = target.resolve(UNFINISHED);
        refuseWhatIsThere(target);
        try {
            Trees.makeFolder(target);
            delete(unfinished);
            data.backup(unfinished);
            Manifest manifest = Manifest.of(unfinished, now, store);
            for (Path file : Trees.list(unfinished)) {
                Trees.keep(file);
            }
            Trees.write(unfinished.resolve(Manifest.NAME), manifest.encode());
            Disk.forceName(unfinished.resolve(Manifest.NAME));
            Files.move(unfinished, target.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
            Disk.forceName(target.resolve(DATA));
            Disk.forceName(target);
            return manifest.files().values().stream()
                    .mapToLong(Manifest.Sum::length)
                    .sum();
        } catch (StoreException e) {
            discard(unfinished, e);
            throw e;
        } catch (IOException e) {
            discard(unfinished, e);
            throw new StoreException(
                    "the backup cannot be written to " + target + " (" + e + "); the user that runs Tandem must be able"
                            + " to write there, and there must be room",
                    e);
        }
    }

    /**
     * Reads a backup once more, from where its operator sits: a bot may see other folders than its operator.
     *
     * @throws StoreException when it is not there, or not whole
     */
    public static void check(Path target, @Nullable Path keys) {
        Path file = keys == null ? null : KeysFile.meant(keys);
        for (Path written : file == null ? List.of(target.resolve(DATA)) : List.of(target.resolve(DATA), file)) {
            if (!Files.exists(written)) {
                throw new StoreException("the bot has written " + written + " where you do not see it: its service has"
                        + " folders of its own, such as /tmp under systemd; name a folder that both of you see");
            }
        }
        Manifest.verified(target.resolve(DATA));
        if (file != null) {
            KeysFile.ring(file);
        }
    }

    /**
     * Copies a store that is in use only to read every byte of its files, and leaves nothing of the copy.
     *
     * @param place where the copy may be meanwhile
     * @return false when there is too little room: a check must not fill the disk of a bot that runs
     * @throws StoreException when a file is damaged
     */
    public static boolean tried(MapDbRecords data, Path place) {
        try {
            FileSizes sizes = data.sizes();
            long room = Files.getFileStore(place.toAbsolutePath().getParent()).getUsableSpace();
            if (room / ROOM < sizes.journals() + sizes.snapshots()) {
                return false;
            }
            try {
                delete(place);
                data.backup(place);
                return true;
            } finally {
                delete(place);
            }
        } catch (IOException e) {
            throw new StoreException("cannot copy the store to " + place + " (" + e + ")", e);
        }
    }

    /**
     * Deletes what {@link #tried} has left where its process was killed; only while nobody has the store open.
     *
     * @return whether there was anything
     */
    public static boolean clearTried(Path place) throws IOException {
        return delete(place);
    }

    /** Gives the room back that half a copy takes, and leaves nothing that nobody would look after. */
    private static void discard(Path unfinished, Exception why) {
        try {
            delete(unfinished);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Deletes a copy, whole or under the name it has until it is, and answers whether there was one. */
    private static boolean delete(Path copy) throws IOException {
        boolean whole = Trees.delete(copy);
        return Trees.delete(copy.resolveSibling(copy.getFileName() + ".tmp")) || whole;
    }

    private static void refuseWhatIsThere(Path target) {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new StoreException(target + " is a file; name a new or empty folder for the backup");
        }
        List<String> there = names(target);
        if (!List.of(UNFINISHED, UNFINISHED + ".tmp").containsAll(there)) {
            throw new StoreException(target + " is not empty; name a new or empty folder for the backup");
        }
    }

    private static List<String> names(Path folder) {
        try {
            return Trees.list(folder).stream()
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new StoreException("cannot look into the folder " + folder + " (" + e + ")", e);
        }
    }

    /** Keys that were taken away stand in the journals until these are merged, and a copy must not have them. */
    private static void merge(MapDbRecords keys) {
        try {
            CompletableFuture<Void> erased = keys.erased();
            if (!erased.isDone()) {
                keys.checkpoint().join();
                erased.join();
            }
        } catch (CompletionException e) {
            throw new StoreException("the keys cannot be merged before they are copied; is there space?", e);
        }
    }

    /**
     * Writes the newest keys in place of those that were saved before; never the master key.
     *
     * @param place a file, or a folder for one with the usual name
     * @return the file
     * @throws StoreException when it cannot be written, or holds the keys of other data; then it is as it was
     */
    public static Path ofKeys(MapDbRecords keys, KeyRing ring, Path place) {
        Path file = KeysFile.meant(place);
        Path folder = file.resolveSibling(file.getFileName() + ".files");
        if (Files.exists(file) && !KeysFile.ring(file).equals(ring.name())) {
            throw new StoreException(file + " holds the keys of other data, which must not be lost; name another file");
        }
        try {
            delete(folder);
            merge(keys);
            keys.backup(folder);
            KeysFile.write(folder, ring.name(), file);
            delete(folder);
            return file;
        } catch (StoreException e) {
            discard(folder, e);
            throw e;
        } catch (IOException e) {
            discard(folder, e);
            throw new StoreException(
                    "the keys cannot be written to " + file + " (" + e + "); the user that runs Tandem must be able to"
                            + " write there, and there must be room",
                    e);
        }
    }
}
