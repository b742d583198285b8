package tandem.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.trace.Wordless;

/**
 * Answers operators while the bot runs, one after the other, on the thread that {@link #run runs} it. Any thread may
 * close it.
 */
public final class ControlServer implements Runnable, AutoCloseable {

    /** Whoever neither asks nor reads for this long makes room for the next one. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    private final ControlSocket socket;
    private final ServerSocketChannel server;
    private final Operations operations;
    private final Duration patience;
    private volatile @Nullable Wire current;
    private volatile boolean closed;

    ControlServer(ControlSocket socket, ServerSocketChannel server, Operations operations, Duration patience) {
        this.socket = socket;
        this.server = server;
        this.operations = operations;
        this.patience = patience;
    }

    /**
     * Opens the socket of a data folder, which the caller has for itself: a socket file that is there is one that a
     * killed process left, and is replaced.
     *
     * @return empty when there can be no socket here; a warning says why, and the bot does without
     */
    public static Optional<ControlServer> open(Path data, Operations operations) {
        return open(data, operations, PATIENCE);
    }

    static Optional<ControlServer> open(Path data, Operations operations, Duration patience) {
        ControlSocket socket = new ControlSocket(data);
        Optional<UnixDomainSocketAddress> address = socket.address();
        if (address.isEmpty()) {
            warn(data, "its path is too long for a socket");
            return Optional.empty();
        }
        try {
            socket.makeFolder();
            Files.deleteIfExists(socket.file());
            return Optional.of(new ControlServer(socket, bind(address.get()), operations, patience));
        } catch (IOException e) {
            warn(data, e.toString());
            return Optional.empty();
        }
    }

    private static ServerSocketChannel bind(UnixDomainSocketAddress address) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean bound = false;
        try {
            server.bind(address);
            bound = true;
            return server;
        } finally {
            if (!bound) {
                server.close();
            }
        }
    }

    private static void warn(Path data, String why) {
        LOG.warn(
                "backup, verify and stats cannot reach this bot while it runs, because no socket can be made in {}:"
                        + " {}. They work while it is stopped",
                data,
                why);
    }

    /** Answers until it is closed, or until nobody can be let in any more. */
    @Override
    public void run() {
        try {
            for (SocketChannel channel = accept(); channel != null; channel = accept()) {
                serve(channel);
            }
        } finally {
            close(); // Nobody is to wait at a socket that nobody listens to, whatever has ended this.
        }
    }

    /** Whoever asks next; null when nobody can any more. Trying again at once would fail again, and fill the log. */
    private @Nullable SocketChannel accept() {
        try {
            return server.accept();
        } catch (ClosedChannelException e) {
            LOG.debug("nobody is answered any more", e);
        } catch (IOException e) {
            LOG.error(
                    "backup, verify and stats cannot reach this bot any more while it runs ({}); the bot itself goes on,"
                            + " and they work again after a restart",
                    e.toString());
        }
        return null;
    }

    private void serve(SocketChannel channel) {
        try (channel;
                Wire wire = new Wire(channel, patience)) {
            current = wire;
            String asked = closed ? null : wire.read();
            if (asked != null) {
                wire.write("exit " + perform(Request.of(asked), wire));
            }
        } catch (ClosedChannelException e) {
            LOG.debug("the bot ended while it was asked", e);
        } catch (IOException | HungUpException e) {
            LOG.warn("an operator went away before everything was said: {}", e.toString());
        } catch (RuntimeException | Error e) {
            LOG.error("an operator could not be answered", Wordless.of(e));
        } finally {
            current = null;
        }
    }

    private int perform(Request request, Wire wire) throws IOException {
        try {
            return operations.perform(request, new OverWire(wire));
        } catch (HungUpException e) {
            throw e;
        } catch (RuntimeException | Error e) { // Too little memory for a command is enough for the next one.
            LOG.error("a command of the operator failed", Wordless.of(e));
            wire.write("err the command failed in the running bot; the log of the bot says why");
            return 1;
        }
    }

    private record OverWire(Wire wire) implements Answer {
        @Override
        public void out(String line) {
            write("out ", line);
        }

        @Override
        public void err(String line) {
            write("err ", line);
        }

        private void write(String kind, String line) {
            try {
                wire.write(kind + Request.escape(line));
            } catch (IOException e) {
                throw new HungUpException(e);
            }
        }
    }

    /** Ends a command in its middle: there is nobody any more to hear it. */
    private static final class HungUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HungUpException(IOException cause) {
            super(cause);
        }
    }

    /** Takes the socket away and hangs up on whoever is asking. */
    @Override
    public synchronized void close() {
        if (closed) {
            return; // By now the socket may be that of the next bot.
        }
        closed = true;
        Wire wire = current;
        try (server) {
            if (wire != null) {
                wire.close();
            }
            Files.deleteIfExists(socket.file());
        } catch (IOException e) {
            LOG.warn("the socket of the operator's commands could not be taken away: {}", e.toString());
        }
    }
}
