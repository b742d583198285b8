package tandem.store.mapdb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tandem.store.Batch;

/**
 * A batch in the payload of a frame: 1 if it erases, else 0; a count of puts and for each its key and value; a count of
 * deletes and their keys. Counts and lengths are variable-length numbers of seven bits a byte, keys are UTF-8.
 * Expectations are not kept: they held.
 */
final class BatchCode {
    private BatchCode() {}

    static byte[] encode(Batch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(batch.erases() ? 1 : 0);
            number(out, batch.puts().size());
            for (Map.Entry<String, byte[]> put : batch.puts().entrySet()) {
                block(out, put.getKey().getBytes(StandardCharsets.UTF_8));
                block(out, put.getValue());
            }
            number(out, batch.deletes().size());
            for (String key : batch.deletes()) {
                block(out, key.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** The batches of a payload again, without expectations; an {@link IOException} when these bytes are not that. */
    static List<Batch> decode(int count, byte[] payload) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            List<Batch> batches = new ArrayList<>();
            while (batches.size() < count) {
                batches.add(next(in));
            }
            if (in.read() >= 0) {
                throw new IOException("bytes are left over");
            }
            return batches;
        }
    }

    private static Batch next(DataInputStream in) throws IOException {
        try {
            boolean erases = in.readBoolean();
            Map<String, byte[]> puts = new TreeMap<>();
            for (int left = number(in); left > 0; left--) {
                puts.put(new String(block(in), StandardCharsets.UTF_8), block(in));
            }
            Set<String> deletes = new TreeSet<>();
            for (int left = number(in); left > 0; left--) {
                deletes.add(new String(block(in), StandardCharsets.UTF_8));
            }
            return new Batch(Map.of(), puts, deletes, erases);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a batch", e);
        }
    }

    private static void block(DataOutputStream out, byte[] bytes) throws IOException {
        number(out, bytes.length);
        out.write(bytes);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        int length = number(in);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void number(DataOutputStream out, int number) throws IOException {
        int rest = number;
        while (rest > 0x7f) {
            out.writeByte(rest | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int number(DataInputStream in) throws IOException {
        int number = 0;
        for (int shift = 0; shift < Integer.SIZE - 1; shift += 7) {
            byte part = in.readByte();
            number |= (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IOException("a number is too long");
    }
}
