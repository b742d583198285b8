package tandem.store.mapdb;

import java.nio.file.Path;
import tandem.store.Records;
import tandem.store.RecordsContract;

/** The same contract when every start merges the journal into a snapshot. */
final class MergingMapDbRecordsTest extends RecordsContract {
    @Override
    protected Records open(Path folder) {
        return MapDbRecords.open(folder, 1, DiskTape::open);
    }
}
