package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.Path;
import tandem.store.StoreException;

/** A data folder that this process has for itself while no store is open in it, so that files can be put there. */
public final class ClaimedFolder implements AutoCloseable {

    private final StoreFolder folder;
    private final FolderLock lock;

    private ClaimedFolder(StoreFolder folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Claims a folder, which is made when it is missing.
     *
     * @throws StoreException when another process uses it or it cannot be written
     */
    public static ClaimedFolder claim(Path path) {
        try {
            StoreFolder folder = StoreFolder.at(path, new DiskVolume());
            return new ClaimedFolder(folder, FolderLock.take(path));
        } catch (IOException e) {
            throw new StoreException("cannot use the folder " + path + " (" + e + ")", e);
        }
    }

    /** The folder. */
    public Path path() {
        return folder.path();
    }

    /** Deletes every file of a store in it. */
    public void clear() throws IOException {
        folder.removeUnfinished();
        if (!folder.removeBelow(Long.MAX_VALUE)) {
            throw new IOException("a file of the store in " + folder.path() + " cannot be deleted");
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StoreException("cannot let go of the folder " + folder.path() + " (" + e + ")", e);
        }
    }
}
