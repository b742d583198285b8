package tandem.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Records whose values are encrypted, each bound to the key of its row: what belongs to a person or a conversation with
 * their key of a {@link KeyRing}, the rest with one key for all. Keys of rows stay in clear: what must not be seen in
 * one is to be an {@link Keys#address}. One hidden row, {@code meta/key}, proves at open that master key and ring belong
 * to the data. Safe for many threads.
 */
public final class EncryptedRecords implements Records {
    private static final String PROOF_KEY = "meta/key";
    /** Above every key that is well-formed text. */
    private static final String END = "\uffff";

    private final Records inner;
    private final KeyRing ring;
    private final Erasures erasures;
    private final Executor threads;

    /** Commits whose values may have been sealed with keys of before. */
    private final Map<Object, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();

    private EncryptedRecords(Records inner, KeyRing ring, Erasures erasures, Executor threads) {
        this.inner = inner;
        this.ring = ring;
        this.erasures = erasures;
        this.threads = threads;
    }

    /**
     * Checks that these keys belong to the data; in empty records it leaves the proof for next time. The inner records
     * and the ring are closed with these records, but when this refuses, they stay the caller's to close. Keys of whoever
     * was erased are taken away first where a crash was in between, or where an older copy of the ring has them again.
     *
     * @param list who was erased, apart from data and ring
     * @param threads runs a task that may wait for both; used when somebody is erased
     * @throws StoreException when the data was written with another key or ring, or without encryption, or when it is
     *     gone: a ring with the keys of people was made for data that is not there
     */
    public static EncryptedRecords open(Records inner, KeyRing ring, ErasedList list, Executor threads) {
        ValueCipher common = ring.common();
        Row proof = inner.get(PROOF_KEY);
        if (proof == null) {
            proof = leaveProof(inner, common, ring);
        }
        check(proof, common, ring.name());
        Erasures erasures = new Erasures(inner, ring, list);
        erasures.begin();
        return new EncryptedRecords(inner, ring, erasures, threads);
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
                    "the keys of people and conversations belong to other data, or are older than the last \"tandem"
                            + " rekey\" of this data, or newer; put those back that were saved with it",
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
        return row == null ? null : openedAgain(row);
    }

    /** Null when it was deleted since, and could not be opened. */
    private @Nullable Row openedAgain(Row found) {
        Row row = found;
        while (true) {
            try {
                return opened(row);
            } catch (UnreadableException e) {
                // Between the look at the row and that at its key it may have been encrypted anew.
                Row again = inner.get(row.key());
                if (again == null) {
                    return null;
                }
                if (again.revision() == row.revision()) {
                    throw e;
                }
                row = again;
            }
        }
    }

    @Override
    public List<Row> scan(String from, String to, int limit) {
        return inner.scan(from, to, withProof(from, to, limit)).stream()
                .filter(row -> !row.key().equals(PROOF_KEY))
                .limit(limit)
                .map(this::openedAgain)
                .filter(Objects::nonNull)
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
        Object name = new Object();
        CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        underWay.put(name, ended);
        CompletableFuture<Verdict> commit;
        try {
            commit = begin(batch);
        } catch (RuntimeException e) {
            end(name, ended);
            throw e;
        }
        return commit.whenComplete((verdict, failure) -> end(name, ended));
    }

    private void end(Object name, CompletableFuture<@Nullable Void> commit) {
        underWay.remove(name);
        commit.complete(null);
    }

    private CompletableFuture<Verdict> begin(Batch batch) {
        CompletableFuture<Verdict> commit = ring.provide(subjects(batch)).thenCompose(nothing -> commitSealed(batch));
        boolean erases = batch.puts().keySet().stream().anyMatch(key -> key.startsWith(RowKeys.ERASED));
        return erases || erasures.areOwed() ? commit.thenCompose(this::withKeys) : commit;
    }

    /** What belongs to somebody who was erased while it was put together is as if their rows had changed. */
    private CompletableFuture<Verdict> commitSealed(Batch batch) {
        Batch sealed;
        try {
            sealed = sealed(batch);
        } catch (UnreadableException e) {
            String erased = erased(batch);
            if (erased == null) {
                throw e;
            }
            return CompletableFuture.completedFuture(new Verdict.Stale(erased));
        }
        return inner.commit(sealed);
    }

    private @Nullable String erased(Batch batch) {
        for (String key : batch.puts().keySet()) {
            String subject = RowKeys.subject(key);
            if (subject != null && ring.isErased(subject)) {
                return key;
            }
        }
        return null;
    }

    /**
     * Once their rows are durably gone, the keys go too. That may wait for data and ring, which the threads that write them
     * must not do. When it fails, it is owed, and tried again with a later commit and at the next start.
     */
    private CompletableFuture<Verdict> withKeys(Verdict verdict) {
        return verdict instanceof Verdict.Applied
                ? CompletableFuture.runAsync(erasures, threads).thenApply(nothing -> verdict)
                : CompletableFuture.completedFuture(verdict);
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
            return ring.common();
        }
        ValueCipher own = ring.find(subject);
        if (own == null) {
            throw new UnreadableException("the key for a row of kind " + ValueCipher.kind(key) + " is missing: whose it"
                    + " is was erased, or the keys are older than the data; then put the newest copy of them back");
        }
        return own;
    }

    /** Waits for all commits that began before; what begins now sees keys that have changed. */
    void settle() {
        CompletableFuture.allOf(underWay.values().toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** The rows as they stand in the files. */
    Records inner() {
        return inner;
    }

    /** Encrypts a row anew, be it the hidden one; null when that is done already. */
    byte @Nullable [] sealedAnew(Row raw) {
        ValueCipher cipher = cipher(raw.key());
        return cipher.isSealedWith(raw.key(), raw.value())
                ? null
                : cipher.seal(raw.key(), cipher.open(raw.key(), raw.value()));
    }

    @Override
    public void close() {
        try (ring) {
            inner.close();
        }
    }
}
