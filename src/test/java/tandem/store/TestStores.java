package tandem.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        MasterKey key = KeyFile.open(folder.resolve("tandem.key"), data, false).master();
        MapDbRecords rows = MapDbRecords.open(data, threads());
        KeyRing ring = KeyRing.open(MapDbRecords.open(data.resolve("keys"), threads()), key);
        return new DocumentStore(
                new CachedRecords(encrypted(rows, ring, folder.resolve("tandem.key")), CACHE), ring.keys());
    }

    /** The names of all rows of a closed store. */
    static List<String> keys(Path folder) {
        try (Records rows = MapDbRecords.open(folder.resolve("data"), threads())) {
            return rows.keys("", RowKeys.end(""), Integer.MAX_VALUE);
        }
    }

    /** The encrypted rows in this folder, with the keys of their people in a folder inside. */
    static EncryptedRecords encrypted(Path data, MasterKey key) {
        MapDbRecords rows = MapDbRecords.open(data, threads());
        KeyRing ring = KeyRing.open(MapDbRecords.open(data.resolve("keys"), threads()), key);
        return encrypted(rows, ring, data.resolveSibling("tandem.key"));
    }

    /** @param keyFile beside which it is listed who was erased */
    static EncryptedRecords encrypted(Records rows, KeyRing ring, Path keyFile) {
        return EncryptedRecords.open(rows, ring, ErasedList.beside(keyFile), threads());
    }

    /** Keys for a store that is not encrypted. */
    public static Keys keys() {
        return new Keys(new byte[Keys.BYTES]);
    }

    /** The first row of a ring as it was written when all keys were derived from the master key. */
    static void oldRing(Records secrets, MasterKey master) {
        byte[] name = new ValueCipher(master.wrapping(), (byte) 3).seal("meta/ring", new byte[16]);
        secrets.commit(new Batch(Map.of(), Map.of("meta/ring", name), Set.of())).join();
    }

    /** Gives each task a thread of its own, as a store needs it; they do not keep the tests from ending. */
    public static Executor threads() {
        return task -> {
            Thread thread = new Thread(task, "store");
            thread.setDaemon(true);
            thread.start();
        };
    }

    /**
     * Damages the rows of a closed store whose keys begin like this, which is also how many there must be.
     *
     * @param folder as in {@link #onDisk}
     */
    public static void damage(Path folder, String prefix, int many) {
        Path data = folder.resolve("data");
        try (Records rows = MapDbRecords.open(prefix.startsWith("ring/") ? data.resolve("keys") : data, threads())) {
            List<Row> found = rows.scan(prefix, RowKeys.end(prefix), Integer.MAX_VALUE);
            if (found.size() != many) {
                throw new AssertionError("there are " + found.size() + " rows " + prefix + ", not " + many);
            }
            Map<String, byte[]> damaged = new HashMap<>();
            found.forEach(row -> damaged.put(row.key(), flipped(row.value())));
            rows.commit(new Batch(Map.of(), damaged, Set.of())).join();
        }
    }

    private static byte[] flipped(byte[] value) {
        value[value.length - 1] ^= 1;
        return value;
    }
}
