package tandem.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 without replacements: two texts never become the same bytes, as {@link String#getBytes} lets them. */
final class Utf8 {
    private Utf8() {}

    /** The bytes of a text; an {@link IllegalArgumentException} when half a surrogate pair is missing. */
    static byte[] encode(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a key with half a surrogate pair cannot be stored", e);
        }
    }
}
