package tandem.store.mapdb;

import java.nio.file.Path;
import tandem.store.TestStores;

/** Opens records as other packages' tests need them: with checkpoints at a size of their choice. */
public final class TestRecords {
    /** The size of the program. */
    public static final long USUAL = MapDbRecords.CHECKPOINT_BYTES;

    private TestRecords() {}

    /** Records as the program has them. */
    public static MapDbRecords open(Path folder) {
        return open(folder, USUAL);
    }

    /** Records whose journals are merged into a snapshot when they have this many bytes. */
    public static MapDbRecords open(Path folder, long mergeBytes) {
        return MapDbRecords.open(folder, TestStores.threads(), new DiskVolume(), mergeBytes, System::nanoTime);
    }
}
