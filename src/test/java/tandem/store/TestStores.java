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
        MapDbRecords records = MapDbRecords.open(data, threads());
        Keys keys = KeyFile.open(folder.resolve("tandem.key"), data, false).keys();
        return new DocumentStore(new CachedRecords(EncryptedRecords.open(records, keys), CACHE), keys);
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
