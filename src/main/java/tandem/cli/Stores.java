package tandem.cli;

import java.nio.file.Path;
import tandem.backup.Unfinished;
import tandem.store.CachedRecords;
import tandem.store.EncryptedRecords;
import tandem.store.KeyFile;
import tandem.store.KeyRing;
import tandem.store.Keys;
import tandem.store.StoreException;
import tandem.store.mapdb.MapDbRecords;

/** Puts the store together: rows on disk, encrypted, the last ones in memory. */
final class Stores {

    /** Memory for rows that were read last; a conversation is a few hundred bytes. */
    private static final long CACHE_BYTES = 16L << 20;

    /** The folder, inside the data, of the keys of people and conversations. */
    static final String KEYS = "keys";

    private Stores() {}

    /**
     * Opens the store of a folder, which is made when it does not exist.
     *
     * @throws StoreException when it cannot be opened; the message says why and what to do
     */
    static OpenStore open(Path folder, Path keyFile) {
        Unfinished.refuse(folder);
        Path ringFolder = folder.resolve(KEYS);
        boolean holdsData = MapDbRecords.holdsData(folder);
        boolean holdsKeys = MapDbRecords.holdsData(ringFolder);
        Keys keys = KeyFile.open(keyFile, folder, holdsData || holdsKeys).keys();
        if (holdsData && !holdsKeys) {
            throw new StoreException("the keys of people and conversations are missing in " + ringFolder + ", but "
                    + folder + " holds data; put the newest copy of them back (tandem restore --keys FILE): without"
                    + " them the data cannot be read");
        }
        OpenStore open = open(folder, ringFolder, keys);
        try {
            Unfinished.refuse(folder); // Once more: nobody can begin a restore any more while this store is open.
            return open;
        } catch (StoreException e) {
            open.close();
            throw e;
        }
    }

    /** Opens data and keys that may lie in different folders, as a restore finds them. */
    static OpenStore open(Path folder, Path ringFolder, Keys keys) {
        MapDbRecords data = MapDbRecords.open(folder, Stores::run);
        try {
            MapDbRecords secrets = MapDbRecords.open(ringFolder, Stores::run);
            try {
                KeyRing ring = KeyRing.open(secrets, keys);
                EncryptedRecords rows = EncryptedRecords.open(data, keys, ring);
                return new OpenStore(folder, keys, data, secrets, ring, rows, new CachedRecords(rows, CACHE_BYTES));
            } catch (RuntimeException e) {
                secrets.close();
                throw e;
            }
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** The store's own threads; they end when it is closed. */
    private static void run(Runnable task) {
        new Thread(task, "store").start();
    }
}
