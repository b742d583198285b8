package tandem.cli;

import java.nio.file.Path;
import tandem.runtime.Store;
import tandem.store.CachedRecords;
import tandem.store.DocumentStore;
import tandem.store.EncryptedRecords;
import tandem.store.KeyFile;
import tandem.store.KeyRing;
import tandem.store.Keys;
import tandem.store.Records;
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
     * @throws tandem.store.StoreException when it cannot be opened; the message says why and what to do
     */
    static Store open(Path folder, Path keyFile) {
        Path ringFolder = folder.resolve(KEYS);
        boolean holdsData = MapDbRecords.holdsData(folder);
        boolean holdsKeys = MapDbRecords.holdsData(ringFolder);
        Keys keys = KeyFile.open(keyFile, folder, holdsData || holdsKeys).keys();
        if (holdsData && !holdsKeys) {
            throw new StoreException("the keys of people and conversations are missing in " + ringFolder + ", but "
                    + folder + " holds data; put the newest copy of them back: without them the data cannot be read");
        }
        MapDbRecords disk = MapDbRecords.open(folder, Stores::run);
        try {
            return new DocumentStore(new CachedRecords(encrypted(disk, keys, ringFolder), CACHE_BYTES), keys);
        } catch (RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    private static Records encrypted(Records disk, Keys keys, Path ringFolder) {
        MapDbRecords rows = MapDbRecords.open(ringFolder, Stores::run);
        try {
            return EncryptedRecords.open(disk, keys, KeyRing.open(rows, keys));
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** The store's own threads; they end when it is closed. */
    private static void run(Runnable task) {
        new Thread(task, "store").start();
    }
}
