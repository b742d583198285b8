package tandem.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.control.ControlServer;

/** The thread on which a running bot answers its operator. Thread-safe. */
final class ControlDesk implements AutoCloseable {

    /** A command that is under way, such as a backup, is left behind after this; half a backup is never used. */
    private static final Duration CLOSING = Duration.ofMillis(500);

    private final @Nullable ControlServer server;
    private final Thread thread;

    private final StoreOperations operations;

    private ControlDesk(StoreOperations operations, @Nullable ControlServer server) {
        this.operations = operations;
        this.server = server;
        this.thread = new Thread(server == null ? () -> {} : server, "control");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Answers for a store from now on, also while the rest of the bot is still being put together: whoever is locked
     * out of the folder can ask here. Where no socket can be made, nobody is answered.
     */
    static ControlDesk open(Place place, Path keyFile, OpenStore store) {
        Clock clock = Clock.systemUTC();
        StoreOperations operations = new StoreOperations(store, place, keyFile, clock, clock.instant());
        return new ControlDesk(
                operations, ControlServer.open(place.folder(), operations).orElse(null));
    }

    /** Says where the counts of the bot come from, once there are any. */
    void hear(Supplier<BotCounts> counts) {
        operations.hear(counts);
    }

    @Override
    public void close() {
        if (server == null) {
            return;
        }
        server.close();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
