package tandem.store;

import java.nio.file.Path;
import tandem.runtime.Store;
import tandem.store.mapdb.MapDbRecords;

/** The store as the program puts it together, for tests. */
public final class TestStores {

    private static final long CACHE = 1 << 20;

    private TestStores() {}

    /** Opens the store in this folder; its key stands beside the data. */
    public static Store onDisk(Path folder) {
        Path data = folder.resolve("data");
        MapDbRecords records = MapDbRecords.open(data);
        Keys keys = KeyFile.open(folder.resolve("tandem.key"), data, false).keys();
        return new DocumentStore(new CachedRecords(EncryptedRecords.open(records, keys), CACHE), keys);
    }
}
