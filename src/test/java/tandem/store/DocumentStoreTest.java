package tandem.store;

import java.nio.file.Path;
import tandem.runtime.Store;
import tandem.runtime.StoreContract;

/** The store on disk keeps what every store promises. */
class DocumentStoreTest extends StoreContract {

    @Override
    protected Store open(Path folder) {
        return TestStores.onDisk(folder);
    }
}
