package tandem.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Records whose values are encrypted, each bound to its key. Keys stay in clear: what must not be seen in a key is to be
 * an {@link Keys#address}. One hidden row, {@code meta/key}, proves at open that the key belongs to the data. Safe for
 * many threads.
 */
public final class EncryptedRecords implements Records {
    private static final String PROOF_KEY = "meta/key";
    private static final byte[] PROOF = "tandem".getBytes(StandardCharsets.US_ASCII);
    /** Above every key that is well-formed text. */
    private static final String END = "\uffff";

    private final Records inner;
    private final ValueCipher cipher;

    private EncryptedRecords(Records inner, ValueCipher cipher) {
        this.inner = inner;
        this.cipher = cipher;
    }

    /**
     * Checks that these keys belong to the data; in empty records it leaves the proof for next time. When it refuses,
     * the inner records stay open and are the caller's to close.
     *
     * @throws StoreException when the data was written with another key or without encryption
     */
    public static EncryptedRecords open(Records inner, Keys keys) {
        ValueCipher cipher = new ValueCipher(keys.value());
        Row proof = inner.get(PROOF_KEY);
        if (proof == null) {
            proof = leaveProof(inner, cipher);
        }
        check(proof, cipher);
        return new EncryptedRecords(inner, cipher);
    }

    private static Row leaveProof(Records inner, ValueCipher cipher) {
        if (!inner.scan("", END, 1).isEmpty()) {
            throw new StoreException("the stored data is not encrypted, but a key was given; use the data folder that"
                    + " belongs to this key");
        }
        byte[] sealed = cipher.seal(PROOF_KEY, PROOF);
        Batch batch = new Batch(Map.of(PROOF_KEY, 0L), Map.of(PROOF_KEY, sealed), Set.of());
        try {
            inner.commit(batch).join();
        } catch (CompletionException e) {
            throw new StoreException("cannot write the first row of the store", e);
        }
        Row proof = inner.get(PROOF_KEY); // Ours, or that of another process that was faster.
        if (proof == null) {
            throw new StoreException("the first row of the store was written and is gone; restore a backup");
        }
        return proof;
    }

    private static void check(Row proof, ValueCipher cipher) {
        StoreException wrong = new StoreException("the stored data was written with another key; put the key file back"
                + " that belongs to it, or use the data folder that belongs to this key");
        try {
            if (!Arrays.equals(cipher.open(PROOF_KEY, proof.value()), PROOF)) {
                throw wrong;
            }
        } catch (StoreException e) {
            wrong.addSuppressed(e);
            throw wrong;
        }
    }

    @Override
    public @Nullable Row get(String key) {
        Row row = key.equals(PROOF_KEY) ? null : inner.get(key);
        return row == null ? null : opened(row);
    }

    @Override
    public List<Row> scan(String from, String to, int limit) {
        return inner.scan(from, to, withProof(from, to, limit)).stream()
                .filter(row -> !row.key().equals(PROOF_KEY))
                .limit(limit)
                .map(this::opened)
                .toList();
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        return inner.keys(from, to, withProof(from, to, limit)).stream()
                .filter(key -> !key.equals(PROOF_KEY))
                .limit(limit)
                .toList();
    }

    /** The limit, with room for the hidden row where the range holds it. */
    private static int withProof(String from, String to, int limit) {
        boolean holdsProof = from.compareTo(PROOF_KEY) <= 0 && PROOF_KEY.compareTo(to) < 0;
        return holdsProof && limit > 0 && limit < Integer.MAX_VALUE ? limit + 1 : limit;
    }

    @Override
    public CompletableFuture<Verdict> commit(Batch batch) {
        if (batch.puts().containsKey(PROOF_KEY) || batch.deletes().contains(PROOF_KEY)) {
            throw new IllegalArgumentException(PROOF_KEY + " belongs to the encryption");
        }
        Map<String, byte[]> sealed = new TreeMap<>();
        batch.puts().forEach((key, value) -> sealed.put(key, cipher.seal(key, value)));
        return inner.commit(new Batch(batch.expected(), sealed, batch.deletes(), batch.erases()));
    }

    private Row opened(Row row) {
        return new Row(row.key(), row.revision(), cipher.open(row.key(), row.value()));
    }

    @Override
    public void close() {
        inner.close();
    }
}
