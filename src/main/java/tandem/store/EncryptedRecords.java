package tandem.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Records whose values are encrypted, each bound to the key of its row: what belongs to a person or a conversation with
 * their key of a {@link KeyRing}, the rest with one key for all. Keys of rows stay in clear: what must not be seen in
 * one is to be an {@link Keys#address}. One hidden row, {@code meta/key}, proves at open that master key and ring belong
 * to the data. Safe for many threads.
 */
public final class EncryptedRecords implements Records {
    private static final String PROOF_KEY = "meta/key";
    private static final byte COMMON = 1;
    /** Above every key that is well-formed text. */
    private static final String END = "\uffff";

    private final Records inner;
    private final KeyRing ring;
    private final ValueCipher common;

    private EncryptedRecords(Records inner, KeyRing ring, ValueCipher common) {
        this.inner = inner;
        this.ring = ring;
        this.common = common;
    }

    /**
     * Checks that these keys belong to the data; in empty records it leaves the proof for next time. The inner records
     * and the ring are closed with these records, but when this refuses, they stay the caller's to close.
     *
     * @throws StoreException when the data was written with another key or ring, or without encryption, or when it is
     *     gone: a ring with the keys of people was made for data that is not there
     */
    public static EncryptedRecords open(Records inner, Keys keys, KeyRing ring) {
        ValueCipher common = new ValueCipher(keys.value(), COMMON);
        Row proof = inner.get(PROOF_KEY);
        if (proof == null) {
            proof = leaveProof(inner, common, ring);
        }
        check(proof, common, ring.name());
        return new EncryptedRecords(inner, ring, common);
    }

    private static Row leaveProof(Records inner, ValueCipher common, KeyRing ring) {
        if (!inner.keys("", END, 1).isEmpty()) {
            throw new StoreException("the stored data is not encrypted, but a key was given; use the data folder that"
                    + " belongs to this key");
        }
        if (ring.holdsKeys()) {
            throw new StoreException(
                    "the data is missing, but the keys of the people and conversations in it are there;"
                            + " restore a backup of it (tandem restore DIR), or, to begin anew, move the folder \"keys\" of the"
                            + " data folder away too");
        }
        byte[] sealed = common.seal(PROOF_KEY, ring.name().getBytes(StandardCharsets.US_ASCII));
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

    private static void check(Row proof, ValueCipher common, String ring) {
        String named;
        try {
            named = new String(common.open(PROOF_KEY, proof.value()), StandardCharsets.US_ASCII);
        } catch (UnreadableException e) {
            throw new StoreException(
                    "the stored data was written with another key; put the key file back that belongs to it, or use the"
                            + " data folder that belongs to this key",
                    e);
        }
        if (!named.equals(ring)) {
            throw new StoreException(
                    "the keys of people and conversations are missing, or belong to other data; put the"
                            + " newest copy of them back into the folder \"keys\" of the data folder");
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
        return ring.provide(subjects(batch)).thenCompose(nothing -> inner.commit(sealed(batch)));
    }

    private static Set<String> subjects(Batch batch) {
        Set<String> subjects = new TreeSet<>();
        for (String key : batch.puts().keySet()) {
            String subject = RowKeys.subject(key);
            if (subject != null) {
                subjects.add(subject);
            }
        }
        return subjects;
    }

    private Batch sealed(Batch batch) {
        Map<String, byte[]> sealed = new TreeMap<>();
        batch.puts().forEach((key, value) -> sealed.put(key, cipher(key).seal(key, value)));
        return new Batch(batch.expected(), sealed, batch.deletes(), batch.erases());
    }

    private Row opened(Row row) {
        return new Row(row.key(), row.revision(), cipher(row.key()).open(row.key(), row.value()));
    }

    private ValueCipher cipher(String key) {
        String subject = RowKeys.subject(key);
        if (subject == null) {
            return common;
        }
        ValueCipher own = ring.find(subject);
        if (own == null) {
            throw new UnreadableException("the key for a row of kind " + ValueCipher.kind(key) + " is missing: whose it"
                    + " is was erased, or the keys are older than the data; then put the newest copy of them back");
        }
        return own;
    }

    @Override
    public void close() {
        try (ring) {
            inner.close();
        }
    }
}
