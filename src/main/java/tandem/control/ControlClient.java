package tandem.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the bot that runs over a data folder. For one thread and one request. */
public final class ControlClient implements AutoCloseable {

    private final Wire wire;

    private ControlClient(Wire wire) {
        this.wire = wire;
    }

    /**
     * Reaches the bot.
     *
     * @return empty when none runs there, or none that can be reached by a socket
     * @throws ControlException when there is one that does not let us in
     */
    public static Optional<ControlClient> connect(Path data) {
        ControlSocket socket = new ControlSocket(data);
        Optional<UnixDomainSocketAddress> address = socket.address();
        if (address.isEmpty() || !Files.exists(socket.file())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ControlClient(new Wire(connect(address.get()), Duration.ZERO)));
        } catch (ConnectException e) {
            return Optional.empty(); // Nobody listens: a killed process left its socket behind.
        } catch (IOException e) {
            throw new ControlException(
                    "the bot that uses " + data + " cannot be asked (" + e.getMessage()
                            + "); run this as the user that runs the bot",
                    e);
        }
    }

    private static SocketChannel connect(UnixDomainSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean connected = false;
        try {
            channel.connect(address);
            connected = true;
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    /**
     * Asks, and waits for as long as the bot is there.
     *
     * @return the exit code
     * @throws ControlException when the bot has gone before it had answered
     */
    public int ask(Request request, Answer answer) {
        try {
            wire.write(request.line());
            for (String line = wire.read(); line != null; line = wire.read()) {
                if (line.startsWith("exit ")) {
                    return Integer.parseInt(line.substring("exit ".length()));
                }
                hear(line, answer);
            }
        } catch (IOException | NumberFormatException e) {
            throw gone(e);
        }
        throw gone(new IOException("the connection ended"));
    }

    private static void hear(String line, Answer answer) throws IOException {
        if (line.startsWith("out ")) {
            answer.out(Request.plain(line.substring("out ".length())));
        } else if (line.startsWith("err ")) {
            answer.err(Request.plain(line.substring("err ".length())));
        } else {
            throw new ProtocolException("an answer of another version of Tandem");
        }
    }

    private static ControlException gone(Exception why) {
        return new ControlException(
                "the bot went away before it had answered (" + why.getMessage() + "); look whether it still runs, and"
                        + " ask again",
                why);
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new ControlException("the connection to the bot cannot be closed (" + e + ")", e);
        }
    }
}
