package tandem.cli;

import java.nio.file.Path;
import tandem.runtime.Store;
import tandem.store.CachedRecords;
import tandem.store.DocumentStore;
import tandem.store.EncryptedRecords;
import tandem.store.KeyRing;
import tandem.store.mapdb.MapDbRecords;

/**
 * A store that is open, layer by layer: an operator looks into each of them.
 *
 * @param folder the data folder
 * @param data the rows on disk, encrypted
 * @param secrets the rows of the ring
 * @param ring the keys of people and conversations
 * @param rows the rows, decrypted
 * @param cache the same, the last ones in memory
 * @param removed how many rows were taken out at the opening, of people who were erased since they were written
 */
record OpenStore(
        Path folder,
        MapDbRecords data,
        MapDbRecords secrets,
        KeyRing ring,
        EncryptedRecords rows,
        CachedRecords cache,
        long removed)
        implements AutoCloseable {

    /** The store that turns use; made once, because it knows what is being delivered. */
    Store documents() {
        return new DocumentStore(cache, ring.keys());
    }

    @Override
    public void close() {
        cache.close();
    }
}
