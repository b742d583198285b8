package tandem.console;

import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal with a person at it. The only class, with {@link BoundedLineReader}, that loads JLine.
 *
 * <p>History is kept in memory only: what people type here is private and must not be written to disk in clear.
 */
final class TerminalScreen implements Screen {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalScreen.class);

    private static final int USUAL_HEIGHT = 24;

    /** Room for the name before what is said. */
    private static final int NAME = 128;

    private final Terminal terminal;
    private final LineReader reader;

    TerminalScreen(Terminal terminal) {
        this.terminal = terminal;
        if (terminal.getWidth() <= 0) {
            // A container or a serial line that was never told its size; JLine would show dots for what is typed.
            terminal.setSize(new Size(USUAL_WIDTH, USUAL_HEIGHT));
        }
        this.reader = new BoundedLineReader(terminal, LineReading.LONGEST + NAME);
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    }

    /**
     * The terminal this process was started in.
     *
     * @throws IOException when there is none
     */
    static TerminalScreen ofThisProcess() throws IOException {
        try {
            return new TerminalScreen(TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build());
        } catch (IllegalStateException e) {
            throw new IOException("this process has no terminal", e);
        }
    }

    @Override
    public boolean awaitSomebody() {
        return true;
    }

    @Override
    public @Nullable String read(String prompt) {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            return null;
        } catch (EndOfFileException e) {
            return e.getPartialLine();
        } catch (IOError e) {
            LOG.debug("the terminal has gone", e);
            return null;
        }
    }

    @Override
    public void print(String text) throws IOException {
        try {
            reader.printAbove(text);
        } catch (IOError e) {
            throw new IOException("the terminal has gone", e);
        }
        if (terminal.writer().checkError()) {
            throw new IOException("the terminal has gone");
        }
    }

    @Override
    public int width() {
        int columns = terminal.getWidth();
        return columns > 0 ? columns : USUAL_WIDTH;
    }

    @Override
    public boolean styled() {
        return terminal.getStringCapability(InfoCmp.Capability.enter_bold_mode) != null;
    }

    @Override
    public boolean interactive() {
        return true;
    }

    /** JLine has the signal of Ctrl-C for itself, and would let it kill the process. */
    @Override
    public void atInterrupt(Runnable interrupted) {
        terminal.handle(Terminal.Signal.INT, signal -> interrupted.run());
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            LOG.debug("the terminal could not be closed", e);
        }
    }
}
