package tandem.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key of its own for everybody whose data is kept: each person and each conversation. The keys live in records of
 * their own, wrapped by a random key, and that by the master key, and not in backups of the data: where the key of a person is gone, every
 * copy of what was kept about them is unreadable. A key is durable before anything is encrypted with it. Of whoever was
 * erased it remembers the random id, so that nothing of theirs is ever taken for damage, or encrypted again. Safe for many
 * threads.
 */
public final class KeyRing implements AutoCloseable {
    /** The row that says which ring this is. */
    private static final String NAME_KEY = "meta/ring";

    /** The keys for everything, once for each master key that opens the ring: two only while one replaces the other. */
    private static final String MASTER = "meta/master/";

    private static final String RING = "ring/";

    /** Who was erased. */
    private static final String GONE = "gone/";

    private static final String ANOTHER_KEY = "the stored data was written with another key; put the key file back that"
            + " belongs to it, or use the data folder that belongs to this key";

    /** How many are erased with one commit. */
    private static final int PER_COMMIT = 1_000;

    /** A key from before everything was encrypted anew, while that is not done. */
    private static final String WAS = "was/";

    private static final byte COMMON = 1;
    private static final byte WRAPPED = 3;
    private static final byte KEYS = 4;
    private static final byte OWN = 2;
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 16;

    /** Ciphers kept in memory, of some two kilobytes each: those who are talking now. */
    private static final int CIPHERS = 4_000;

    private final Records rows;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, ValueCipher> ciphers =
            Caffeine.newBuilder().maximumSize(CIPHERS).executor(Runnable::run).build();

    private volatile MasterKey master;
    private volatile Keys keys;
    private volatile ValueCipher wrapping;
    private volatile ValueCipher common;

    private KeyRing(Records rows, MasterKey master, Keys keys) {
        this.rows = rows;
        this.master = master;
        this.keys = keys;
        this.wrapping = keys.wrapping(WRAPPED);
        this.common = keys.values(COMMON);
    }

    /**
     * The ring in these records, which are closed with it; a new one where they are empty. From then on no other master
     * key opens it.
     *
     * @throws StoreException when the ring was made with another master key; then the records stay open
     */
    public static KeyRing open(Records rows, MasterKey master) {
        Row row = rows.get(MASTER + master.id());
        KeyRing ring;
        if (row != null) {
            ring = new KeyRing(rows, master, Keys.decode(opened(master, row)));
        } else if (!rows.keys(MASTER, RowKeys.end(MASTER), 1).isEmpty()) {
            throw new StoreException(ANOTHER_KEY);
        } else {
            ring = begin(rows, master);
        }
        ring.name();
        ring.admitAlone();
        return ring;
    }

    /** A new ring, or one of a version that derived all keys from the master key. */
    private static KeyRing begin(Records rows, MasterKey master) {
        SecureRandom random = new SecureRandom();
        boolean isOld = rows.get(NAME_KEY) != null;
        KeyRing ring = new KeyRing(rows, master, isOld ? master.derived() : Keys.fresh(random));
        Map<String, byte[]> first = new HashMap<>(Map.of(MASTER + master.id(), ring.sealedFor(master)));
        if (isOld) {
            ring.name(); // Refuses another key, before anything is written.
        } else {
            byte[] name = new byte[NAME_BYTES];
            random.nextBytes(name);
            first.put(NAME_KEY, ring.wrapping.seal(NAME_KEY, name));
        }
        join(
                rows.commit(new Batch(Map.of(MASTER + master.id(), 0L), first, Set.of())),
                "write the first row of the keys");
        return ring;
    }

    private static byte[] opened(MasterKey master, Row row) {
        try {
            return new ValueCipher(master.wrapping(), KEYS).open(row.key(), row.value());
        } catch (UnreadableException e) {
            throw new StoreException(ANOTHER_KEY, e);
        }
    }

    private byte[] sealedFor(MasterKey reader) {
        return new ValueCipher(reader.wrapping(), KEYS).seal(MASTER + reader.id(), keys.encode());
    }

    /** The keys of everything that is nobody's alone. */
    public Keys keys() {
        return keys;
    }

    ValueCipher common() {
        return common;
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
            throw new StoreException(ANOTHER_KEY, e);
        }
    }

    // --- the master key is replaced ---

    /** From now on a second master key opens it too. */
    void admit(MasterKey other) {
        byte[] sealed = sealedFor(other);
        join(
                rows.commit(new Batch(Map.of(), Map.of(MASTER + other.id(), sealed), Set.of())),
                "write the keys for a new master key");
    }

    /** The second one is the only one from now on. */
    void follow(MasterKey other) {
        master = other;
        admitAlone();
    }

    /** Nobody opens it with another master key. */
    void admitAlone() {
        Set<String> others = new HashSet<>(rows.keys(MASTER, RowKeys.end(MASTER), Integer.MAX_VALUE));
        others.remove(MASTER + master.id());
        if (!others.isEmpty()) {
            join(rows.commit(new Batch(Map.of(), Map.of(), others, true)), "take an old master key away");
        }
    }

    // --- everything is encrypted anew ---

    /** Whether that has begun and is not done. */
    public boolean isRenewed() {
        return !keys.areSettled();
    }

    /** From now on what is written is sealed with new keys, and what was sealed before is still read. */
    synchronized void beginRenewal() {
        if (keys.areSettled()) {
            replace(keys.next(random));
        }
    }

    private void replace(Keys next) {
        byte[] sealed = new ValueCipher(master.wrapping(), KEYS).seal(MASTER + master.id(), next.encode());
        join(rows.commit(new Batch(Map.of(), Map.of(MASTER + master.id(), sealed), Set.of(), true)), "write new keys");
        keys = next;
        wrapping = next.wrapping(WRAPPED);
        common = next.values(COMMON);
    }

    /**
     * Gives everybody a new key and keeps the one before beside it; who has one already is left out.
     *
     * @return how many keys there are
     */
    long renew() {
        long[] count = {0};
        Set<String> page = new TreeSet<>();
        Pages.of(rows, PER_COMMIT, key -> {
            if (key.startsWith(RING)) {
                count[0]++;
                page.add(key);
            }
            if (page.size() == PER_COMMIT) {
                renew(page);
                page.clear();
            }
        });
        renew(page);
        return count[0];
    }

    private void renew(Set<String> keysOfRows) {
        Verdict verdict = null;
        while (!(verdict instanceof Verdict.Applied)) { // Somebody is erased meanwhile, whose key must not come back.
            Map<String, Long> expected = new HashMap<>();
            Map<String, byte[]> puts = new HashMap<>();
            for (String key : keysOfRows) {
                Row row = rows.get(key);
                if (row != null && !wrapping.isSealedWith(key, row.value())) {
                    byte[] fresh = new byte[KEY_BYTES];
                    random.nextBytes(fresh);
                    String was = WAS + RowKeys.part(key, 1);
                    expected.put(key, row.revision());
                    puts.put(key, wrapping.seal(key, fresh));
                    puts.put(was, wrapping.seal(was, wrapping.open(key, row.value())));
                }
            }
            verdict = join(rows.commit(new Batch(expected, puts, Set.of(), true)), "write new keys");
        }
        keysOfRows.forEach(key -> forgetCipher(RowKeys.part(key, 1)));
    }

    /** Nothing is encrypted with the keys before any more: they go. */
    synchronized void endRenewal() {
        List<String> all = rows.keys("", RowKeys.end(""), Integer.MAX_VALUE);
        List<String> was = all.stream().filter(key -> key.startsWith(WAS)).toList();
        Map<String, byte[]> rest = new HashMap<>();
        for (String key : all) {
            Row row = key.equals(NAME_KEY) || key.startsWith(GONE) ? rows.get(key) : null;
            if (row != null && !wrapping.isSealedWith(key, row.value())) {
                rest.put(key, wrapping.seal(key, wrapping.open(key, row.value())));
            }
        }
        join(rows.commit(new Batch(Map.of(), rest, new HashSet<>(was), true)), "take the old keys away");
        replace(keys.settled());
        was.forEach(key -> forgetCipher(RowKeys.part(key, 1)));
    }

    // By compute, which is sure to wait for a load that is under way.
    private void forgetCipher(String subject) {
        ciphers.asMap().compute(subject, (same, old) -> null);
    }

    /** Whether it holds a key of anybody: then there was data. */
    boolean holdsKeys() {
        return !rows.keys(RING, RowKeys.end(RING), 1).isEmpty();
    }

    /** Makes a key for everybody who has none and was not erased. Completes when all of them are durable. */
    CompletableFuture<Void> provide(Collection<String> subjects) {
        Map<String, Long> absent = new HashMap<>();
        Map<String, byte[]> fresh = new HashMap<>();
        for (String subject : subjects) {
            if (find(subject) == null && !isErased(subject)) {
                byte[] key = new byte[KEY_BYTES];
                random.nextBytes(key);
                absent.put(RING + subject, 0L);
                absent.put(GONE + subject, 0L);
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

    /** Whether there is a key for this subject. */
    boolean holds(String subject) {
        return rows.get(RING + subject) != null;
    }

    /** Whether this subject was erased: then there is no key for it, and will be none. */
    boolean isErased(String subject) {
        return rows.get(GONE + subject) != null;
    }

    /** All that were erased. */
    Set<String> erased() {
        Set<String> erased = new TreeSet<>();
        rows.keys(GONE, RowKeys.end(GONE), Integer.MAX_VALUE).forEach(key -> erased.add(RowKeys.part(key, 1)));
        return erased;
    }

    /**
     * Takes their keys away for ever; to be called only when it is certain that nothing of theirs is kept. Returns when
     * that is durable; from the files the keys go soon after, as all that is erased does.
     *
     * @throws StoreException when it could not be written; then it may be tried again
     */
    synchronized void erase(Collection<String> subjects) {
        List<String> rest =
                subjects.stream().filter(subject -> !isErased(subject)).toList();
        for (int from = 0; from < rest.size(); from += PER_COMMIT) {
            Map<String, byte[]> marks = new HashMap<>();
            Set<String> gone = new HashSet<>();
            for (String subject : rest.subList(from, Math.min(rest.size(), from + PER_COMMIT))) {
                marks.put(GONE + subject, wrapping.seal(GONE + subject, new byte[0]));
                gone.add(RING + subject);
                gone.add(WAS + subject);
            }
            join(
                    rows.commit(new Batch(Map.of(), marks, gone, true)),
                    "take the keys of what was erased out of the ring");
        }
        subjects.forEach(this::forgetCipher);
    }

    /** Whether this is the row of somebody's key. */
    static boolean isOfSomebody(String rowKey) {
        return rowKey.startsWith(RING);
    }

    /** Unwraps one row of the ring, past every cache; an {@link UnreadableException} when it is not as it was written. */
    void check(String rowKey) {
        Row row = rows.get(rowKey);
        if (row != null && rowKey.startsWith(MASTER)) {
            new ValueCipher(master.wrapping(), KEYS).open(rowKey, row.value());
        } else if (row != null) {
            wrapping.open(rowKey, row.value());
        }
    }

    private @Nullable ValueCipher unwrapped(String subject) {
        Row row = rows.get(RING + subject);
        if (row == null) {
            return null;
        }
        Row was = keys.areSettled() ? null : rows.get(WAS + subject);
        SecretKeySpec own = key(row);
        SecretKeySpec before = was == null ? null : key(was);
        return own == null ? null : new ValueCipher(own, OWN, before == null ? null : new ValueCipher(before, OWN));
    }

    /** Null when the row is gone: between the look at it and that at the keys, all may have been replaced. */
    private @Nullable SecretKeySpec key(Row found) {
        Row row = found;
        while (true) {
            try {
                return new SecretKeySpec(wrapping.open(row.key(), row.value()), "AES");
            } catch (UnreadableException e) {
                Row again = rows.get(row.key());
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

    private static Verdict join(CompletableFuture<Verdict> commit, String what) {
        try {
            return commit.join();
        } catch (CompletionException e) {
            throw new StoreException("cannot " + what, e);
        }
    }

    @Override
    public void close() {
        rows.close();
        ciphers.invalidateAll();
    }
}
