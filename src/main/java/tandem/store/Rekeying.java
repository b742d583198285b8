package tandem.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the master key, and all keys under it, of stores that may be in use: whoever knows the old master key and has
 * older files reads nothing that is there afterwards.
 *
 * <p>First every ring is made to open with the new key too, then the new key file takes the place of the old one, then the
 * old key opens no ring any more: at any moment what is in the place of the key file opens everything. Then everybody gets
 * a new key, every row is encrypted anew, and the keys before go. That may be cut off and is taken up again: until it is
 * done, both are read.
 */
public final class Rekeying {

    private static final int PAGE = 64;

    private Rekeying() {}

    /** One store, as a whole. */
    public record Store(KeyRing ring, EncryptedRecords rows) {}

    /**
     * Puts a new master key in the place of the one in this file.
     *
     * @param all the stores that have it, every one of them
     * @throws StoreException when it cannot; then the one in the file is the one that holds
     */
    public static void replaceMaster(Path keyFile, List<Store> all) {
        MasterKey fresh = KeyFile.prepare(keyFile);
        try {
            all.forEach(store -> store.ring().admit(fresh));
            KeyFile.replace(keyFile);
        } catch (StoreException e) {
            all.forEach(store -> store.ring().admitAlone());
            throw e;
        }
        KeyFile.force(keyFile); // When this fails, either key may be in the file after a crash, and either opens.
        all.forEach(store -> store.ring().follow(fresh));
    }

    /**
     * Encrypts everything in a store with new keys, or goes on with that.
     *
     * @return how many rows were encrypted anew
     * @throws StoreException when it was cut off; then it is to be called again, now or after the next start
     */
    public static long renew(Store store) {
        try {
            store.ring().beginRenewal();
            store.rows().settle(); // No key is wrapped with what was before any more.
            store.ring().renew();
            store.rows().settle(); // No row is sealed with what was before any more.
            long rows = new Rows(store.rows()).renew();
            store.ring().endRenewal();
            return rows;
        } catch (CompletionException e) {
            throw new StoreException("not everything could be encrypted anew", e);
        }
    }

    /** The rows of one store. */
    private static final class Rows {
        private final EncryptedRecords rows;
        private final Records raw;
        private final List<Row> inOrder = new ArrayList<>();
        private long count;

        /** Whether one of those in order is still sealed with what was before. */
        private boolean isBehind;

        Rows(EncryptedRecords rows) {
            this.rows = rows;
            this.raw = rows.inner();
        }

        /** Once more after that: the keys before must not go while anything is sealed with them. */
        long renew() {
            long before = -1;
            while (count > before) {
                before = count;
                pass();
            }
            // What was overwritten is to leave the files too.
            raw.commit(new Batch(Map.of(), Map.of(), Set.of(), true)).join();
            return count;
        }

        private void pass() {
            inOrder.clear();
            isBehind = false;
            List<String> page = new ArrayList<>();
            Pages.of(raw, PAGE, key -> {
                page.add(key);
                if (page.size() == PAGE) {
                    renew(page);
                    page.clear();
                }
            });
            renew(page);
            if (isBehind) {
                renewInOrder();
            }
        }

        private void renew(List<String> keys) {
            Verdict verdict = null;
            while (!(verdict instanceof Verdict.Applied)) { // Somebody writes one of them meanwhile.
                Map<String, Long> expected = new HashMap<>();
                Map<String, byte[]> puts = new HashMap<>();
                for (String key : keys) {
                    Row row = raw.get(key);
                    if (row != null && isOrdered(key)) {
                        inOrder.add(new Row(key, row.revision(), new byte[0]));
                        isBehind |= sealedAnew(row) != null;
                    } else if (row != null) {
                        seal(row, expected, puts);
                    }
                }
                verdict = raw.commit(new Batch(expected, puts, Set.of())).join();
                if (verdict instanceof Verdict.Applied) {
                    count += puts.size();
                } else {
                    keys.forEach(key -> inOrder.removeIf(row -> row.key().equals(key)));
                }
            }
        }

        private void seal(Row row, Map<String, Long> expected, Map<String, byte[]> puts) {
            byte[] anew = sealedAnew(row);
            if (anew != null) {
                expected.put(row.key(), row.revision());
                puts.put(row.key(), anew);
            }
        }

        private byte @Nullable [] sealedAnew(Row row) {
            try {
                return rows.sealedAnew(row);
            } catch (UnreadableException e) {
                return null; // It stays as unreadable as it is.
            }
        }

        /** By the revisions of these rows it is known which is older. */
        private static boolean isOrdered(String key) {
            return key.startsWith(RowKeys.IN) || key.startsWith(RowKeys.CHAT);
        }

        /** All of them one after the other, also those that need not, so that their order stays as it is. */
        private void renewInOrder() {
            inOrder.sort(Comparator.comparing(Row::revision));
            List<CompletableFuture<?>> underWay = new ArrayList<>();
            for (Row each : inOrder) {
                underWay.add(rewrite(each.key()));
                if (underWay.size() == PAGE) {
                    await(underWay);
                }
            }
            await(underWay);
        }

        private CompletableFuture<?> rewrite(String key) {
            Row row = OneRow.read(rows, key, found -> found).orElse(null);
            if (row == null) {
                return CompletableFuture.completedFuture(null);
            }
            count++;
            return rows.commit(new Batch(Map.of(key, row.revision()), Map.of(key, row.value()), Set.of()))
                    .thenCompose(verdict -> verdict instanceof Verdict.Applied
                            ? CompletableFuture.completedFuture(null)
                            : rewrite(key));
        }

        private static void await(List<CompletableFuture<?>> underWay) {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new))
                    .join();
            underWay.clear();
        }
    }
}
