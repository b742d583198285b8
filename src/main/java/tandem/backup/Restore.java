package tandem.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.backup.Unfinished.Part;
import tandem.store.Disk;
import tandem.store.StoreException;
import tandem.store.mapdb.ClaimedFolder;
import tandem.store.mapdb.MapDbRecords;

/**
 * Puts a backup into a data folder in which no data is. Everything is copied and looked at in a folder of its own inside
 * the data folder first; only then do the files move to their places. A mark stands there meanwhile, so that a crash at
 * any moment leaves a folder that nobody starts with and into which the restore can be run again. For one thread.
 */
public final class Restore {

    private static final String STAGE = "restoring";

    private final Path folder;
    private final Path ring;
    private final @Nullable Path backup;
    private final @Nullable Path keys;

    /** Looks at the copy before it counts. */
    @FunctionalInterface
    public interface Look {
        /**
         * Opens it.
         *
         * @param data the folder with the data
         * @param ring the folder with the keys of people and conversations
         * @return whether it is to be used
         * @throws StoreException when it cannot be used
         */
        boolean at(Path data, Path ring);
    }

    /**
     * A restore that has not begun.
     *
     * @param folder the data folder
     * @param ring the folder of the keys of people and conversations
     * @param backup the folder that a backup was written to; null to restore the keys only
     * @param keys the file, or its folder, that the keys were written to; null to use those that are in their place
     */
    public Restore(Path folder, Path ring, @Nullable Path backup, @Nullable Path keys) {
        this.folder = folder;
        this.ring = ring;
        this.backup = backup == null ? null : backup.resolve(Backup.DATA);
        this.keys = keys == null ? null : KeysFile.meant(keys);
    }

    /**
     * Checks that the backup is whole.
     *
     * @param store the name it must have been made with
     * @return when it was made; null when only keys are restored
     * @throws StoreException when it is not
     */
    public @Nullable Instant check(String store) {
        if (keys != null) {
            if (!Files.exists(keys)) {
                throw new StoreException(
                        "there is no file " + keys + "; name the one that \"tandem backup --keys\"" + " wrote");
            }
            KeysFile.ring(keys);
        }
        if (backup == null) {
            return null;
        }
        if (!Files.isDirectory(backup)) {
            throw new StoreException(backup.resolveSibling("") + " holds no finished backup; name the folder that"
                    + " \"tandem backup\" was given");
        }
        Manifest manifest = Manifest.verified(backup);
        if (!manifest.store().equals(store)) {
            throw new StoreException("this is a backup of the data of the " + manifest.store() + ", not of the " + store
                    + "; the option --console says which one is meant");
        }
        return manifest.made();
    }

    /**
     * Restores.
     *
     * @return whether the copy was used; when it was not, the folder is as it was
     * @throws StoreException when it cannot be restored
     */
    public boolean run(Look look) {
        try {
            Set<Part> before = mark();
            boolean used = false;
            try {
                copy();
                used = look.at(backup == null ? folder : stage(folder), keys == null ? ring : stage(ring));
            } finally {
                if (!used && before.isEmpty()) {
                    leave();
                }
            }
            if (used) {
                move();
                leave();
            }
            return used;
        } catch (IOException e) {
            throw new StoreException("cannot restore into " + folder + " (" + e + "); mend this and run it again", e);
        }
    }

    /** Marks the folder, and answers what an earlier restore has left half done. */
    private Set<Part> mark() throws IOException {
        ClaimedFolder claimed = ClaimedFolder.claim(folder);
        try (claimed) {
            Set<Part> before = Unfinished.read(claimed.path());
            refuse(before);
            Set<Part> now = EnumSet.noneOf(Part.class);
            now.addAll(before);
            if (backup != null) {
                now.add(Part.DATA);
            }
            if (keys != null) {
                now.add(Part.KEYS);
            }
            Unfinished.write(claimed.path(), now);
            return before;
        }
    }

    private void refuse(Set<Part> before) {
        boolean holdsData = MapDbRecords.holdsData(folder);
        boolean holdsKeys = MapDbRecords.holdsData(ring);
        if (backup != null && holdsData && !before.contains(Part.DATA)) {
            throw new StoreException(
                    folder + " holds data; move it away first, so that nothing of it is lost or mixed");
        }
        if (keys != null && holdsKeys && !before.contains(Part.KEYS)) {
            throw new StoreException(
                    ring + " holds keys, perhaps newer ones; use these, without --keys, or move them" + " away first");
        }
        if (keys == null && (!holdsKeys || before.contains(Part.KEYS))) {
            throw new StoreException("the keys of people and conversations are not in a backup of the data, and not in "
                    + ring + "; name the newest ones you saved by --keys");
        }
        if (backup == null && (!holdsData || before.contains(Part.DATA))) {
            throw new StoreException(folder + " holds no data that these keys could be for; name a backup too");
        }
    }

    private void copy() throws IOException {
        if (backup != null) {
            Path stage = freshStage(folder);
            for (String name : Manifest.verified(backup).files().keySet()) {
                Files.copy(backup.resolve(name), stage.resolve(name));
                Trees.keep(stage.resolve(name));
            }
            Disk.forceName(stage.resolve(Manifest.NAME));
        }
        if (keys != null) {
            Trees.makeFolder(ring);
            Path stage = freshStage(ring);
            KeysFile.unpack(keys, stage);
            Disk.forceName(stage.resolve(Manifest.NAME));
        }
    }

    /** From here on it is certain: a crash leaves the mark, and the same restore ends what this one began. */
    private void move() throws IOException {
        try (ClaimedFolder data = ClaimedFolder.claim(folder);
                ClaimedFolder secrets = ClaimedFolder.claim(ring)) {
            if (backup != null) {
                data.clear();
                move(folder);
            }
            if (keys != null) {
                secrets.clear();
                move(ring);
            }
        }
    }

    private static void move(Path place) throws IOException {
        for (Path file : Trees.list(stage(place))) {
            if (!file.getFileName().toString().equals("lock")) {
                Files.move(file, place.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Disk.forceName(place.resolve(STAGE));
    }

    /** Takes the copies and, last of all, the mark away. */
    private void leave() throws IOException {
        Trees.delete(stage(folder));
        Trees.delete(stage(ring));
        Unfinished.remove(folder);
    }

    private static Path freshStage(Path place) throws IOException {
        Path stage = stage(place);
        Trees.delete(stage);
        Trees.makeFolder(stage);
        Disk.forceName(stage);
        return stage;
    }

    private static Path stage(Path place) {
        return place.resolve(STAGE);
    }
}
