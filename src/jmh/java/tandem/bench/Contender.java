package tandem.bench;

import java.io.IOException;
import java.sql.SQLException;

/** A store of documents under numbers, as one measured beside others. Updates may come from many threads. */
interface Contender extends AutoCloseable {

    /** The bytes of a document. */
    int BYTES = 1024;

    /** Writes documents 0 to {@code count}, durably in the end; how fast does not matter. */
    void fill(int count) throws Exception;

    /** Does now what the store would do in the background, where it says when that is done. */
    default void settle() {}

    byte[] read(int number) throws Exception;

    /** Reads a document, changes it and writes it; returns when that is on the disk. */
    void update(int number) throws Exception;

    @Override
    void close() throws IOException, SQLException;

    /** A document that no compression would make smaller. */
    static byte[] document(int number) {
        byte[] bytes = new byte[BYTES];
        new java.util.Random(number).nextBytes(bytes);
        return bytes;
    }

    static byte[] changed(byte[] document) {
        byte[] changed = document.clone();
        changed[0]++;
        return changed;
    }

    static String key(int number) {
        return String.format("document/%09d", number);
    }
}
