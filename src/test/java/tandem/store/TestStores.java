package tandem.store;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import tandem.runtime.Store;
import tandem.store.mapdb.MapDbRecords;

/** The store as the program puts it together, for tests. */
public final class TestStores {

    private static final long CACHE = 1 << 20;

    private TestStores() {}

    /** Opens the store in this folder; its key stands beside the data. */
    public static Store onDisk(Path folder) {
        Path data = folder.resolve("data");
        Keys keys = KeyFile.open(folder.resolve("tandem.key"), data, false).keys();
        return new DocumentStore(new CachedRecords(encrypted(data, keys), CACHE), keys);
    }

    /** The encrypted rows in this folder, with the keys of their people in a folder inside. */
    static EncryptedRecords encrypted(Path data, Keys keys) {
        MapDbRecords rows = MapDbRecords.open(data, threads());
        return EncryptedRecords.open(
                rows, keys, KeyRing.open(MapDbRecords.open(data.resolve("keys"), threads()), keys));
    }

    /** Gives each task a thread of its own, as a store needs it; they do not keep the tests from ending. */
    public static Executor threads() {
        return task -> {
            Thread thread = new Thread(task, "store");
            thread.setDaemon(true);
            thread.start();
        };
    }
}
