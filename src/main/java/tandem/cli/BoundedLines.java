package tandem.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, of which none fills the memory. Not thread-safe. */
final class BoundedLines {

    /** The bytes that a line has at most. */
    static final int LONGEST = 64 * 1024;

    private final InputStream in;

    BoundedLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, cut off after {@link #LONGEST} + 1 bytes; null at the end of the input. */
    byte @Nullable [] next() throws IOException {
        int each = in.read();
        if (each < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; each >= 0 && each != '\n'; each = in.read()) {
            if (line.size() <= LONGEST) {
                line.write(each);
            }
        }
        return line.toByteArray();
    }
}
