package tandem.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Set;
import tandem.store.Disk;
import tandem.store.StoreException;

/** The mark in a data folder that a restore has begun there and not ended: what is there is nothing to start with. */
public final class Unfinished {

    private static final String NAME = "restore-unfinished";

    private Unfinished() {}

    /** What a restore replaces. */
    enum Part {
        DATA,
        KEYS
    }

    /**
     * Refuses a data folder with a restore that has not ended. Whoever opens a store asks twice, before and after the
     * folder is locked.
     *
     * @throws StoreException saying what to do
     */
    public static void refuse(Path folder) {
        if (Files.exists(folder.resolve(NAME))) {
            throw new StoreException(
                    "a restore into " + folder + " has begun and not ended, so half of the data may be missing; run"
                            + " \"tandem restore\" again");
        }
    }

    static Set<Part> read(Path folder) throws IOException {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Path mark = folder.resolve(NAME);
        if (Files.exists(mark)) {
            String text = Files.readString(mark, StandardCharsets.UTF_8);
            for (Part part : Part.values()) {
                if (text.contains(part.name())) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    /** Marks the folder; certain when this returns. */
    static void write(Path folder, Set<Part> parts) throws IOException {
        Path mark = folder.resolve(NAME);
        Path fresh = folder.resolve(NAME + ".new");
        Files.deleteIfExists(fresh);
        Trees.write(fresh, parts.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Disk.forceName(mark);
    }

    static void remove(Path folder) throws IOException {
        Path mark = folder.resolve(NAME);
        Files.deleteIfExists(mark);
        Disk.forceName(mark);
    }
}
