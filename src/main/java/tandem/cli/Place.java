package tandem.cli;

import java.nio.file.Path;

/**
 * Which store is meant: the bot's own, or the terminal's.
 *
 * @param name as a backup notes it
 */
record Place(Path folder, String name) {

    static final String CONSOLE = "console";

    /** The bot's, on every platform but the terminal. */
    static Place ofBot(Path data) {
        return new Place(data, "bot");
    }

    /** The terminal's. */
    static Place ofConsole(Path data) {
        return new Place(data.resolve(CONSOLE), CONSOLE);
    }

    /** The folder of the keys of people and conversations. */
    Path ring() {
        return folder.resolve(Stores.KEYS);
    }
}
