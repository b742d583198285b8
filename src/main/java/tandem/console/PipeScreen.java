package tandem.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A pipe or a file: UTF-8 in, UTF-8 out, no prompt, no formatting. What is not UTF-8 is read as replacement characters.
 * The streams stay open; they belong to whoever gave them.
 */
final class PipeScreen implements Screen {

    /** More of a line is read and dropped; enough for the longest message and a name before it. */
    private static final int LONGEST = 2 * LineReading.LONGEST;

    private final Reader in;
    private final OutputStream out;

    PipeScreen(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    @Override
    public boolean awaitSomebody() throws IOException {
        in.mark(1);
        boolean somebody = in.read() >= 0;
        in.reset();
        return somebody;
    }

    @Override
    public @Nullable String read(String prompt) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (line.length() < LONGEST) {
                line.append((char) c);
            }
            c = in.read();
        }
        return line.toString();
    }

    @Override
    public void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public int width() {
        return USUAL_WIDTH;
    }

    @Override
    public boolean styled() {
        return false;
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public void close() {}
}
