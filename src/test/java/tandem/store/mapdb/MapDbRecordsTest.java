package tandem.store.mapdb;

import java.nio.file.Path;
import tandem.store.Records;
import tandem.store.RecordsContract;

final class MapDbRecordsTest extends RecordsContract {
    @Override
    protected Records open(Path folder) {
        return Folders.open(folder);
    }
}
