package tandem.cli;

import java.nio.file.Path;
import java.util.List;
import tandem.store.mapdb.MapDbRecords;

/**
 * Which store is meant: the bot's own, or the terminal's.
 *
 * @param data the data folder, which has both in it; they share one master key
 * @param folder of this store
 * @param name as a backup notes it
 */
record Place(Path data, Path folder, String name) {

    static final String CONSOLE = "console";

    /** The bot's, on every platform but the terminal. */
    static Place ofBot(Path data) {
        return new Place(data, data, "bot");
    }

    /** The terminal's. */
    static Place ofConsole(Path data) {
        return new Place(data, data.resolve(CONSOLE), CONSOLE);
    }

    /** The folder of the keys of people and conversations. */
    Path ring() {
        return folder.resolve(Stores.KEYS);
    }

    /** Whether something is stored here that nobody reads without the master key. */
    boolean isUsed() {
        return MapDbRecords.holdsData(folder) || MapDbRecords.holdsData(ring());
    }

    /** All that have the same master key, this one first. */
    List<Place> sharing() {
        return List.of(this, name.equals(CONSOLE) ? ofBot(data) : ofConsole(data));
    }
}
