package tandem.store;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One commit: what must still hold, what is written, what goes. Keys are 1 to {@link #MAX_KEY} printable characters of
 * ASCII, so that their order is that of their bytes; all keys and values together are at most {@link #MAX_BYTES}. Everything is copied when the batch is made; the
 * arrays in {@link #puts()} are the batch's own and must not be changed.
 *
 * @param expected the revision each of these keys must still have; 0 for a key that must be absent
 * @param puts the new values
 * @param deletes keys whose rows go; a key without a row is no error
 * @param erases whether what is overwritten or deleted must not stay behind in any file: somebody asked for it to be
 *     forgotten. It is gone from reads at once, and from the files soon after
 */
public record Batch(Map<String, Long> expected, Map<String, byte[]> puts, Set<String> deletes, boolean erases) {
    /** The longest key, in characters. */
    public static final int MAX_KEY = 512;
    /** The largest batch, in bytes: it has to fit into memory several times over while it is written or replayed. */
    public static final int MAX_BYTES = 16 << 20;

    public Batch {
        expected = Collections.unmodifiableMap(new TreeMap<>(expected));
        puts = Collections.unmodifiableMap(copy(puts));
        deletes = Collections.unmodifiableSet(new TreeSet<>(deletes));
        if (!Collections.disjoint(puts.keySet(), deletes)) {
            throw new IllegalArgumentException("one batch both puts and deletes a key");
        }
        long bytes = bytes(expected.keySet()) + bytes(puts.keySet()) + bytes(deletes);
        bytes += puts.values().stream().mapToLong(value -> value.length).sum();
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a batch of " + bytes + " bytes is over the limit of " + MAX_BYTES
                    + "; something is written that should be many commits");
        }
    }

    /** A commit that erases nothing. */
    public Batch(Map<String, Long> expected, Map<String, byte[]> puts, Set<String> deletes) {
        this(expected, puts, deletes, false);
    }

    private static TreeMap<String, byte[]> copy(Map<String, byte[]> puts) {
        TreeMap<String, byte[]> copy = new TreeMap<>();
        puts.forEach((key, value) -> copy.put(key, value.clone()));
        return copy;
    }

    private static long bytes(Collection<String> keys) {
        long bytes = 0;
        for (String key : keys) {
            if (key.isEmpty() || key.length() > MAX_KEY) {
                throw new IllegalArgumentException("a key has 1 to " + MAX_KEY + " characters, not " + key.length());
            }
            if (!isPrintable(key)) {
                throw new IllegalArgumentException("a key has printable characters of ASCII only");
            }
            bytes += key.length();
        }
        return bytes;
    }

    /** A plain loop: a start, where nothing is compiled yet, asks this of every key in the journals. */
    private static boolean isPrintable(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) < ' ' || key.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
