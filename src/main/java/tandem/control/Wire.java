package tandem.control;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lines over one connection, which it closes. For one thread, but any other may close it, which ends a wait. */
final class Wire implements Closeable {

    /** Two paths of the longest kind, and room to spare. */
    static final int LONGEST = 32 << 10;

    private final SocketChannel channel;
    private final Selector selector;
    private final long patience;
    private final ByteBuffer in = ByteBuffer.allocate(4 << 10).flip();

    /** @param patience so long the other side may do nothing; zero for ever */
    Wire(SocketChannel channel, Duration patience) throws IOException {
        this.channel = channel;
        this.patience = patience.toMillis();
        channel.configureBlocking(false);
        this.selector = Selector.open();
        channel.register(selector, 0);
    }

    /** The next line; null when the other side has gone, be it in the middle of a line. */
    @Nullable
    String read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            while (in.hasRemaining()) {
                byte next = in.get();
                if (next == '\n') {
                    return line.toString(StandardCharsets.UTF_8);
                }
                line.write(next);
            }
            if (line.size() > LONGEST) {
                throw new ProtocolException("a line is longer than " + LONGEST + " bytes");
            }
            if (!fill()) {
                return null;
            }
        }
    }

    void write(String line) throws IOException {
        ByteBuffer out = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (out.hasRemaining()) {
            if (channel.write(out) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    private boolean fill() throws IOException {
        int read = 0;
        while (read == 0) {
            await(SelectionKey.OP_READ);
            in.clear();
            read = channel.read(in);
            in.flip();
        }
        return read > 0;
    }

    private void await(int what) throws IOException {
        try {
            channel.keyFor(selector).interestOps(what);
            selector.selectedKeys().clear();
            if (selector.select(patience) == 0) {
                throw new SocketTimeoutException("the other side does nothing");
            }
        } catch (ClosedSelectorException e) {
            ClosedChannelException closed = new ClosedChannelException();
            closed.initCause(e);
            throw closed;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }
}
