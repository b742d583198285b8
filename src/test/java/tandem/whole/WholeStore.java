package tandem.whole;

import java.nio.file.Path;
import tandem.runtime.Store;
import tandem.store.CachedRecords;
import tandem.store.DocumentStore;
import tandem.store.EncryptedRecords;
import tandem.store.ErasedList;
import tandem.store.KeyFile;
import tandem.store.KeyRing;
import tandem.store.Keys;
import tandem.store.MasterKey;
import tandem.store.Records;
import tandem.store.TestStores;
import tandem.store.mapdb.MapDbRecords;
import tandem.store.mapdb.TestRecords;

/**
 * The store as the program puts it together, with its parts in reach.
 *
 * @param store closes all of it
 * @param rows what the store reads and writes, decrypted
 * @param cached the same, behind a cache
 * @param disk the rows as they stand in the files
 */
public record WholeStore(Store store, Records rows, CachedRecords cached, MapDbRecords disk) implements AutoCloseable {

    /** As many as the program keeps. */
    private static final long CACHE_BYTES = 16L << 20;

    /** Opens the store in {@code folder/data}, encrypted; its key stands beside it. */
    public static WholeStore encrypted(Path folder, long mergeBytes) {
        Path data = folder.resolve("data");
        Path ring = data.resolve("keys");
        MasterKey keys = keys(folder, data);
        MapDbRecords disk = TestRecords.open(data, mergeBytes);
        KeyRing keyRing = KeyRing.open(TestRecords.open(ring, mergeBytes), keys);
        return over(
                disk,
                EncryptedRecords.open(
                        disk, keyRing, ErasedList.beside(folder.resolve("tandem.key")), TestStores.threads()),
                keyRing.keys());
    }

    /** The same with the program's own size of journals. */
    public static WholeStore encrypted(Path folder) {
        return encrypted(folder, TestRecords.USUAL);
    }

    /** Opens a store whose files hold every value as it is, so that one can look for a text in them. */
    public static WholeStore readable(Path folder, long mergeBytes) {
        Path data = folder.resolve("data");
        MapDbRecords disk = TestRecords.open(data, mergeBytes);
        return over(disk, disk, TestStores.keys());
    }

    private static MasterKey keys(Path folder, Path data) {
        return KeyFile.open(folder.resolve("tandem.key"), data, MapDbRecords.holdsData(data))
                .master();
    }

    private static WholeStore over(MapDbRecords disk, Records rows, Keys keys) {
        CachedRecords cached = new CachedRecords(rows, CACHE_BYTES);
        return new WholeStore(new DocumentStore(cached, keys), rows, cached, disk);
    }

    @Override
    public void close() {
        store.close();
    }
}
