package tandem.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.backup.Backup;
import tandem.backup.Unfinished;
import tandem.store.CachedRecords;
import tandem.store.EncryptedRecords;
import tandem.store.ErasedList;
import tandem.store.ErasedRows;
import tandem.store.KeyFile;
import tandem.store.KeyRing;
import tandem.store.MasterKey;
import tandem.store.Rekeying;
import tandem.store.StoreException;
import tandem.store.mapdb.MapDbRecords;

/** Puts the store together: rows on disk, encrypted, the last ones in memory. */
final class Stores {

    /** Memory for rows that were read last; a conversation is a few hundred bytes. */
    private static final long CACHE_BYTES = 16L << 20;

    /** The folder, inside the data, of the keys of people and conversations. */
    static final String KEYS = "keys";

    /** The folder, inside the data, of a copy that is only read, while the bot runs. */
    static final String VERIFYING = "verifying";

    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

    private Stores() {}

    /**
     * Opens a store, whose folder is made when it does not exist.
     *
     * @throws StoreException when it cannot be opened; the message says why and what to do
     */
    static OpenStore open(Place place, Path keyFile) {
        Path folder = place.folder();
        Unfinished.refuse(folder);
        MasterKey keys = master(place, keyFile);
        if (MapDbRecords.holdsData(folder) && !MapDbRecords.holdsData(place.ring())) {
            throw new StoreException("the keys of people and conversations are missing in " + place.ring() + ", but "
                    + folder + " holds data; put the newest copy of them back (tandem restore --keys FILE): without"
                    + " them the data cannot be read");
        }
        OpenStore open = open(folder, place.ring(), keys, ErasedList.beside(keyFile));
        try {
            Unfinished.refuse(folder); // Once more: nobody can begin a restore any more while this store is open.
            clear(folder.resolve(VERIFYING)); // Nor be verifying.
            if (open.removed() > 0) {
                LOG.info("{} rows of people who were erased since this data was written are taken out", open.removed());
            }
            return open;
        } catch (StoreException e) {
            open.close();
            throw e;
        }
    }

    /** The bot and the terminal share one master key: while either of them holds data, no new one is made. */
    private static MasterKey master(Place place, Path keyFile) {
        Optional<Place> used = place.sharing().stream().filter(Place::isUsed).findFirst();
        return KeyFile.open(keyFile, used.orElse(place).folder(), used.isPresent())
                .master();
    }

    /** A copy that was left may hold what was erased since. */
    private static void clear(Path copy) {
        try {
            if (Backup.clearTried(copy)) {
                LOG.info("deleted the copy {}, which a check that was cut off has left", copy);
            }
        } catch (IOException e) {
            LOG.warn(
                    "the copy {}, which a check that was cut off has left, cannot be deleted ({}); it may hold what was"
                            + " erased since: delete it",
                    copy,
                    e.toString());
        }
    }

    /** Opens data and keys that may lie in different folders, as a restore finds them. */
    static OpenStore open(Path folder, Path ringFolder, MasterKey master, ErasedList erased) {
        MapDbRecords data = MapDbRecords.open(folder, Stores::run);
        try {
            MapDbRecords secrets = MapDbRecords.open(ringFolder, Stores::run);
            try {
                KeyRing ring = KeyRing.open(secrets, master);
                EncryptedRecords rows = EncryptedRecords.open(data, ring, erased, Stores::run);
                if (ring.isRenewed()) {
                    long renewed = Rekeying.renew(new Rekeying.Store(ring, rows));
                    LOG.info("a \"tandem rekey\" was cut off and is done now; {} rows were left", renewed);
                }
                long removed = ErasedRows.remove(rows, ring);
                return new OpenStore(folder, data, secrets, ring, rows, new CachedRecords(rows, CACHE_BYTES), removed);
            } catch (RuntimeException e) {
                secrets.close();
                throw e;
            }
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** The store's own threads; they end when it is closed. */
    private static void run(Runnable task) {
        new Thread(task, "store").start();
    }
}
