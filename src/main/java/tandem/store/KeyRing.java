package tandem.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key of its own for everybody whose data is kept: each person and each conversation. The keys live in records of
 * their own, each wrapped by the master key, and not in backups of the data: where the key of a person is gone, every
 * copy of what was kept about them is unreadable. A key is durable before anything is encrypted with it. Safe for many
 * threads.
 */
public final class KeyRing implements AutoCloseable {
    /** The row that says which ring this is. */
    private static final String NAME_KEY = "meta/ring";

    private static final String RING = "ring/";
    private static final byte WRAPPED = 3;
    private static final byte OWN = 2;
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 16;

    /** Ciphers kept in memory, of some two kilobytes each: those who are talking now. */
    private static final int CIPHERS = 4_000;

    private final Records rows;
    private final ValueCipher wrapping;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, ValueCipher> ciphers =
            Caffeine.newBuilder().maximumSize(CIPHERS).executor(Runnable::run).build();

    private KeyRing(Records rows, Keys keys) {
        this.rows = rows;
        this.wrapping = new ValueCipher(keys.wrapping(), WRAPPED);
    }

    /**
     * The ring in these records, which are closed with it; a new one where they are empty.
     *
     * @throws StoreException when the ring was made with another master key; then the records stay open
     */
    public static KeyRing open(Records rows, Keys keys) {
        KeyRing ring = new KeyRing(rows, keys);
        if (rows.get(NAME_KEY) == null) {
            byte[] name = new byte[NAME_BYTES];
            ring.random.nextBytes(name);
            byte[] sealed = ring.wrapping.seal(NAME_KEY, name);
            join(rows.commit(new Batch(Map.of(NAME_KEY, 0L), Map.of(NAME_KEY, sealed), Set.of())));
        }
        ring.name();
        return ring;
    }

    /** A random name, by which the data knows the ring it belongs to. */
    public String name() {
        Row row = rows.get(NAME_KEY);
        if (row == null) {
            throw new StoreException(
                    "the keys of people and conversations are damaged; put the newest copy of them back");
        }
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(wrapping.open(NAME_KEY, row.value()));
        } catch (UnreadableException e) {
            throw new StoreException(
                    "the stored data was written with another key; put the key file back that belongs to it, or use the"
                            + " data folder that belongs to this key",
                    e);
        }
    }

    /** Whether it holds a key of anybody: then there was data. */
    boolean holdsKeys() {
        return !rows.keys(RING, RowKeys.end(RING), 1).isEmpty();
    }

    /** Makes a key for everybody who has none. Completes when all of them are durable. */
    CompletableFuture<Void> provide(Collection<String> subjects) {
        Map<String, Long> absent = new HashMap<>();
        Map<String, byte[]> fresh = new HashMap<>();
        for (String subject : subjects) {
            if (find(subject) == null) {
                byte[] key = new byte[KEY_BYTES];
                random.nextBytes(key);
                absent.put(RING + subject, 0L);
                fresh.put(RING + subject, wrapping.seal(RING + subject, key));
                Arrays.fill(key, (byte) 0);
            }
        }
        if (fresh.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return rows.commit(new Batch(absent, fresh, Set.of()))
                .thenCompose(verdict -> verdict instanceof Verdict.Stale
                        ? provide(subjects) // Somebody else made one of them meanwhile.
                        : CompletableFuture.completedFuture(null));
    }

    /** Their cipher, or null when there is no key for them. */
    @Nullable
    ValueCipher find(String subject) {
        return ciphers.get(subject, this::unwrapped);
    }

    /** Unwraps one row of the ring, past every cache; an {@link UnreadableException} when it is not as it was written. */
    void check(String rowKey) {
        Row row = rows.get(rowKey);
        if (row != null) {
            wrapping.open(rowKey, row.value());
        }
    }

    private @Nullable ValueCipher unwrapped(String subject) {
        Row row = rows.get(RING + subject);
        return row == null
                ? null
                : new ValueCipher(new SecretKeySpec(wrapping.open(RING + subject, row.value()), "AES"), OWN);
    }

    private static void join(CompletableFuture<Verdict> commit) {
        try {
            commit.join();
        } catch (CompletionException e) {
            throw new StoreException("cannot write the first row of the keys", e);
        }
    }

    @Override
    public void close() {
        rows.close();
        ciphers.invalidateAll();
    }
}
