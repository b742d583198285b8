package tandem.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.control.ControlServer;
import tandem.control.Operations;

/** The thread on which a running bot answers its operator. Thread-safe. */
final class ControlDesk implements AutoCloseable {

    /** A command that is under way, such as a backup, is left behind after this; half a backup is never used. */
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final @Nullable ControlServer server;
    private final Thread thread;

    private ControlDesk(@Nullable ControlServer server) {
        this.server = server;
        this.thread = new Thread(server == null ? () -> {} : server, "control");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers for the store in this folder, which is open; where no socket can be made, nobody is answered. */
    static ControlDesk open(Path folder, Operations operations) {
        Optional<ControlServer> server = ControlServer.open(folder, operations);
        return new ControlDesk(server.orElse(null));
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
