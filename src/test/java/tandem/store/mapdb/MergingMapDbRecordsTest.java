package tandem.store.mapdb;

import java.nio.file.Path;
import tandem.store.Records;
import tandem.store.RecordsContract;

/** The same contract when merges run in the background all the time. */
final class MergingMapDbRecordsTest extends RecordsContract {
    @Override
    protected Records open(Path folder) {
        return Folders.open(folder, new DiskVolume(), 2000);
    }
}
