package tandem.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import tandem.backup.Unfinished;
import tandem.config.Config;
import tandem.control.Answer;
import tandem.control.ControlClient;
import tandem.control.Request;
import tandem.store.StoreException;
import tandem.store.mapdb.MapDbRecords;

/** Has a command done where the store is open: in the bot that runs, or, when none does, here. */
final class Reach {

    private final Config config;
    private final Place place;

    Reach(StoreOptions options) {
        this(options.config(), options::place);
    }

    Reach(Config config, Function<Config, Place> place) {
        this.config = config;
        this.place = place.apply(config);
    }

    /** Has it done, and answers with the exit code. */
    int perform(Request request, Answer answer) {
        Optional<ControlClient> running = ControlClient.connect(place.folder());
        if (running.isPresent()) {
            try (ControlClient client = running.get()) {
                return client.ask(request, answer);
            }
        }
        Unfinished.refuse(place.folder());
        refuseEmpty();
        refuseOtherUser(place.folder());
        if (request.command().equals(StoreOperations.VERIFY) && !StoreOperations.filesAreSound(place, answer)) {
            return StoreOperations.FOUND;
        }
        try (OpenStore store = Stores.open(place, config.keyFile())) {
            return new StoreOperations(store, place, config.keyFile(), Clock.systemUTC(), null)
                    .perform(request, answer);
        }
    }

    /** Before anything is made: a folder that a mistyped path names must not come to be. */
    private void refuseEmpty() {
        if (place.isUsed()) {
            return;
        }
        boolean consoles = place.name().equals(Place.CONSOLE)
                || !MapDbRecords.holdsData(Place.ofConsole(place.data()).folder());
        throw new StoreException(
                consoles
                        ? place.folder() + " holds no data yet; start the bot first, or correct data.dir"
                        : place.folder() + " holds no data of the bot, but the terminal keeps some there; add --console"
                                + " for that");
    }

    /** What one user writes into the folder of another one, that one's bot cannot open any more. */
    static void refuseOtherUser(Path folder) {
        Path lock = folder.resolve("lock");
        Optional<String> user = ProcessHandle.current().info().user();
        try {
            if (user.isPresent() && Files.exists(lock)) {
                String owner = Files.getOwner(lock).getName();
                if (!owner.equals(user.get())) {
                    throw new StoreException("the data in " + folder + " belongs to the user " + owner
                            + "; run this as that user (sudo -u " + owner + " ...)");
                }
            }
        } catch (IOException e) {
            throw new StoreException("cannot look into the folder " + folder + " (" + e + ")", e);
        }
    }
}
