package tandem.author;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns a file's bytes into characters; a byte order mark is dropped. */
final class Decoded {

    /** Stands for what could not be decoded; it may also stand in a file itself. */
    private static final char REPLACED = '\uFFFD';

    private Decoded() {}

    /** The text, or null when it is too large or not UTF-8; then the problem is reported. */
    static @Nullable String text(byte[] bytes, Spot file, Problems problems) {
        if (bytes.length > DialogFiles.LONGEST) {
            problems.add(
                    Code.FILE_TOO_LARGE,
                    file,
                    "the file is larger than " + DialogFiles.LONGEST / 1024 / 1024 + " MB",
                    "is it really a dialog file? A large one can be divided");
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf(REPLACED) < 0 ? -1 : firstMalformed(bytes);
        // UTF-16 without a mark is valid UTF-8 for most languages, but full of zeros.
        end = end < 0 ? text.indexOf('\0') : end;
        if (end >= 0) {
            problems.add(
                    Code.NOT_UTF8,
                    Lines.spot(file, text, end),
                    "the file is not written in UTF-8",
                    "save it again with the encoding UTF-8");
            return null;
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The index of the first character that is not UTF-8; -1 when all are. */
    private static int firstMalformed(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        return result.isError() ? text.position() : -1;
    }
}
