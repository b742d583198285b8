package tandem.store.mapdb;

import java.nio.file.Path;

/** Opens records as other packages' tests need them: with checkpoints at a size of their choice. */
public final class TestRecords {
    private TestRecords() {}

    /** Records whose journals are merged into a snapshot when they have this many bytes. */
    public static MapDbRecords open(Path folder, long mergeBytes) {
        return MapDbRecords.open(folder, mergeBytes, DiskTape::open);
    }
}
