package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The program as a process of its own, with pipes to type into and to read from. */
final class Program implements AutoCloseable {

    /** Far longer than anything takes, on a machine that is busy with something else. */
    private static final long DEADLINE = 60;

    /** Its threads end by themselves: a process that is closed has no open pipes. */
    private static final Executor READERS = task -> {
        Thread thread = new Thread(task, "reader");
        thread.setDaemon(true);
        thread.start();
    };

    private final Process process;
    private final OutputStream in;
    private final Reader out;
    private final CompletableFuture<String> err;
    private final StringBuilder shown = new StringBuilder();

    Program(Process process) {
        this.process = process;
        this.in = process.getOutputStream();
        this.out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        this.err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), READERS);
    }

    /** Types lines; the program may already have gone. */
    Program type(String... lines) {
        return type((String.join("\n", lines) + (lines.length == 0 ? "" : "\n")).getBytes(StandardCharsets.UTF_8));
    }

    /** Types bytes that need be no text. */
    Program type(byte[] bytes) {
        try {
            in.write(bytes);
            in.flush();
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("Broken pipe|Stream closed");
        }
        return this;
    }

    /** Reads until this has been shown. */
    Program sees(String text) throws Exception {
        int from = shown.length();
        String more = within(() -> read(Integer.MAX_VALUE, text));
        shown.append(more);
        assertThat(shown.substring(from)).contains(text);
        return this;
    }

    /** Reads this many characters, or to the end. */
    Program reads(int characters) throws Exception {
        shown.append(within(() -> read(characters, null)));
        return this;
    }

    /** Reads no more, and lets the program know by closing the pipe. */
    Program stopsReading() throws IOException {
        process.getInputStream().close();
        return this;
    }

    /** Ends the input and reads to the end. */
    Ended end() throws Exception {
        endInput();
        return rest();
    }

    /** Tells the process to end, as a service manager does. */
    void tell() {
        process.toHandle().destroy(); // By its handle, which leaves what it said to be read.
    }

    Ended terminate() throws Exception {
        tell();
        return rest();
    }

    /** As Ctrl-C does; for this the JVM has no method. */
    Ended interrupt() throws Exception {
        Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
        return rest();
    }

    /** Kills the process; it gets no chance to do anything more. */
    Ended kill() throws Exception {
        process.toHandle().destroyForcibly();
        return rest();
    }

    /** Waits for the end without reading. */
    int exitCode() throws Exception {
        assertThat(process.waitFor(DEADLINE, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Whether it ends by itself within this time. */
    boolean exitsWithin(Duration time) throws Exception {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** All that was read so far. */
    String shown() {
        return shown.toString();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Types all of this while it reads all that is written, and waits for the end. */
    Ended whole(byte[] input) throws Exception {
        CompletableFuture<Void> typed = CompletableFuture.runAsync(
                () -> {
                    type(input);
                    endInput();
                },
                READERS);
        Ended ended = rest();
        typed.get(DEADLINE, TimeUnit.SECONDS);
        return ended;
    }

    private void endInput() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ended rest() throws Exception {
        shown.append(within(() -> read(Integer.MAX_VALUE, null)));
        int code = exitCode();
        return new Ended(code, shown.toString(), err.get(DEADLINE, TimeUnit.SECONDS));
    }

    private String read(int most, @Nullable String until) {
        StringBuilder read = new StringBuilder();
        int c = 0;
        while (c >= 0 && read.length() < most && (until == null || !endsWith(read, until))) {
            c = next();
            if (c >= 0) {
                read.append((char) c);
            }
        }
        return read.toString();
    }

    private static boolean endsWith(StringBuilder text, String end) {
        return text.length() >= end.length() && text.indexOf(end, text.length() - end.length()) >= 0;
    }

    private int next() {
        try {
            return out.read();
        } catch (IOException e) {
            return -1; // Closed, here or by a killed process.
        }
    }

    private static String all(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T within(Supplier<T> task) throws Exception {
        return CompletableFuture.supplyAsync(task, READERS).get(DEADLINE, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
