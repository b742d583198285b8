package tandem.cli;

import java.nio.file.Path;
import tandem.runtime.Store;
import tandem.store.CachedRecords;
import tandem.store.DocumentStore;
import tandem.store.EncryptedRecords;
import tandem.store.KeyFile;
import tandem.store.Keys;
import tandem.store.Records;
import tandem.store.mapdb.MapDbRecords;

/** Puts the store together: rows on disk, encrypted, the last ones in memory. */
final class Stores {

    /** Memory for rows that were read last; a conversation is a few hundred bytes. */
    private static final long CACHE_BYTES = 16L << 20;

    private Stores() {}

    /**
     * Opens the store of a folder, which is made when it does not exist.
     *
     * @throws tandem.store.StoreException when it cannot be opened; the message says why and what to do
     */
    static Store open(Path folder, Path keyFile) {
        Keys keys =
                KeyFile.open(keyFile, folder, MapDbRecords.holdsData(folder)).keys();
        MapDbRecords disk = MapDbRecords.open(folder, Stores::run);
        try {
            Records encrypted = EncryptedRecords.open(disk, keys);
            return new DocumentStore(new CachedRecords(encrypted, CACHE_BYTES), keys);
        } catch (RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    /** The store's own threads; they end when it is closed. */
    private static void run(Runnable task) {
        new Thread(task, "store").start();
    }
}
