package tandem.store.mapdb;

/**
 * Knows of most keys that are not in a table that they are not, in two bytes for each key that is: a Bloom filter that
 * looks at one word for a key. Most of what the bot looks up is new. Not thread-safe while keys are added.
 */
final class KeyFilter {

    /** With four bits for each key, one of some hundred other keys is taken for one that may be there. */
    private static final int BITS_PER_KEY = 16;

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] words;

    /** @param keys how many there will be, about */
    KeyFilter(long keys) {
        words = new long[(int) Math.min(keys * BITS_PER_KEY / Long.SIZE + 1, Integer.MAX_VALUE / 2)];
    }

    void add(String key) {
        long hash = hash(key);
        words[word(hash)] |= bits(hash);
    }

    /** False for a key that was not added. */
    boolean mayHold(String key) {
        long hash = hash(key);
        long bits = bits(hash);
        return (words[word(hash)] & bits) == bits;
    }

    private int word(long hash) {
        return (int) Math.floorMod(hash >>> Integer.SIZE, (long) words.length);
    }

    /** Each shift takes the lowest six bits of what is left. */
    private static long bits(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
    }

    private static long hash(String key) {
        long hash = FNV_BASIS;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        hash ^= hash >>> 32; // The low bits of a product know nothing of the high ones.
        hash *= FNV_PRIME;
        return hash ^ hash >>> 29;
    }
}
