package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.mapdb.MapDbRecords;

/** All keys are replaced while the store is in use, and whatever cuts that off loses nothing. */
final class RekeyingTest {

    private static final int PEOPLE = 150;

    @TempDir
    Path folder;

    /** How many more commits the disk takes before the process dies: then nothing more is written. */
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    /** Commits of rows of these kinds wait; what waits is in the other. */
    private final Map<String, CompletableFuture<Void>> gates = new ConcurrentHashMap<>();

    private final LinkedBlockingQueue<String> atGate = new LinkedBlockingQueue<>();

    private final class Dying implements Records {
        private final Records inner;

        Dying(Records inner) {
            this.inner = inner;
        }

        @Override
        public @Nullable Row get(String key) {
            return inner.get(key);
        }

        @Override
        public List<Row> scan(String from, String to, int limit) {
            return inner.scan(from, to, limit);
        }

        @Override
        public List<String> keys(String from, String to, int limit) {
            return inner.keys(from, to, limit);
        }

        @Override
        public CompletableFuture<Verdict> commit(Batch batch) {
            for (String key : batch.puts().keySet()) {
                CompletableFuture<Void> gate = gates.get(key.substring(0, key.indexOf('/') + 1));
                if (gate != null) {
                    atGate.add(key);
                    return gate.thenCompose(open -> inner.commit(batch));
                }
            }
            return left.getAndDecrement() > 0
                    ? inner.commit(batch)
                    : CompletableFuture.failedFuture(new StoreException("killed"));
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private Rekeying.Store open(Path keyFile) {
        MasterKey master = KeyFile.open(keyFile, folder, false).master();
        MapDbRecords data = MapDbRecords.open(folder.resolve("data"), TestStores.threads());
        MapDbRecords secrets = MapDbRecords.open(folder.resolve("keys"), TestStores.threads());
        try {
            KeyRing ring = KeyRing.open(new Dying(secrets), master);
            return new Rekeying.Store(ring, TestStores.encrypted(new Dying(data), ring, keyFile));
        } catch (StoreException e) {
            secrets.close();
            data.close();
            throw e;
        }
    }

    private Rekeying.Store open() {
        return open(folder.resolve("key"));
    }

    private static String key(int i) {
        return switch (i % 4) {
            case 0 -> "person/p" + i;
            case 1 -> "chat/c" + i;
            case 2 -> "in/e" + i;
            default -> "memory/m" + i;
        };
    }

    private static void put(EncryptedRecords rows, String key, String value) {
        rows.commit(new Batch(Map.of(), Map.of(key, value.getBytes(StandardCharsets.UTF_8)), Set.of()))
                .join();
    }

    private Map<String, String> fill() {
        Map<String, String> all = new HashMap<>();
        try (EncryptedRecords rows = open().rows()) {
            for (int i = 0; i < PEOPLE; i++) {
                put(rows, key(i), "value " + i);
                all.put(key(i), "value " + i);
            }
        }
        return all;
    }

    private static Map<String, String> read(EncryptedRecords rows) {
        Map<String, String> all = new HashMap<>();
        rows.scan("", RowKeys.end(""), Integer.MAX_VALUE)
                .forEach(row -> all.put(row.key(), new String(row.value(), StandardCharsets.UTF_8)));
        return all;
    }

    @Test
    void nothingThatWasKnownBeforeIsOfAnyUse() throws IOException {
        final Map<String, String> all = fill();
        Files.copy(folder.resolve("key"), folder.resolve("old-key"));
        copy("keys", "old-keys");
        copy("data", "old-data");
        List<String> order;
        try (EncryptedRecords rows = rekeyed()) {
            assertThat(read(rows)).isEqualTo(all);
            order = inOrder(rows);
        }
        assertThat(order)
                .isEqualTo(all.keySet().stream()
                        .filter(key -> key.startsWith("in/") || key.startsWith("chat/"))
                        .sorted(Comparator.comparing(key -> Integer.valueOf(key.replaceAll("\\D", ""))))
                        .toList());
        assertThatThrownBy(() -> open(folder.resolve("old-key"))).hasMessageContaining("written with another key");
        try (EncryptedRecords rows = open().rows()) {
            assertThat(read(rows)).isEqualTo(all);
        }
        // The old master key opens the old ring, and none of its keys a row of today.
        MasterKey old = KeyFile.open(folder.resolve("old-key"), folder, true).master();
        try (KeyRing ring = KeyRing.open(MapDbRecords.open(folder.resolve("old-keys"), TestStores.threads()), old);
                MapDbRecords now = MapDbRecords.open(folder.resolve("data"), TestStores.threads());
                MapDbRecords then = MapDbRecords.open(folder.resolve("old-data"), TestStores.threads())) {
            assertThat(readable(ring, then)).as("the test can tell").isEqualTo(PEOPLE + 1);
            assertThat(readable(ring, now)).isZero();
        }
    }

    private static long readable(KeyRing ring, Records raw) {
        return raw.scan("", RowKeys.end(""), Integer.MAX_VALUE).stream()
                .filter(row -> {
                    String subject = RowKeys.subject(row.key());
                    ValueCipher cipher = subject == null ? ring.common() : ring.find(subject);
                    return cipher != null && cipher.isSealedWith(row.key(), row.value());
                })
                .count();
    }

    /** By their revisions it is known which of these rows is older. */
    private static List<String> inOrder(EncryptedRecords rows) {
        return Stream.of("in/", "chat/")
                .flatMap(kind -> rows.scan(kind, RowKeys.end(kind), Integer.MAX_VALUE).stream())
                .sorted(Comparator.comparing(Row::revision))
                .map(Row::key)
                .toList();
    }

    /** Opened, rekeyed, and open. */
    private EncryptedRecords rekeyed() {
        Rekeying.Store store = open();
        Rekeying.replaceMaster(folder.resolve("key"), List.of(store));
        Rekeying.renew(store);
        return store.rows();
    }

    @Test
    void whatOverwritesAndIsErasedMeanwhileStaysSo() throws Exception {
        fill();
        Rekeying.Store store = open();
        EncryptedRecords rows = store.rows();
        AtomicBoolean done = new AtomicBoolean();
        Map<String, String> last = new HashMap<>();
        CompletableFuture<Void> people = CompletableFuture.runAsync(() -> {
            for (int i = 0; !done.get(); i++) {
                String key = i % 3 == 0 ? "talk/new" + i : key(i % PEOPLE);
                put(rows, key, "again " + i);
                last.put(key, "again " + i);
                assertThat(rows.get(key)).isNotNull();
                if (i == 40) {
                    store.ring().erase(List.of("p0"));
                    rows.commit(new Batch(Map.of(), Map.of(), Set.of("person/p0")))
                            .join();
                }
            }
        });
        Rekeying.replaceMaster(folder.resolve("key"), List.of(store));
        for (int round = 0; round < 5; round++) {
            Rekeying.renew(store);
        }
        done.set(true);
        people.join();
        rows.close();
        try (EncryptedRecords again = open().rows()) {
            last.remove("person/p0");
            Map<String, String> all = read(again);
            assertThat(all).containsAllEntriesOf(last).doesNotContainKey("person/p0");
            assertThat(all.size()).isGreaterThanOrEqualTo(PEOPLE - 1);
        }
    }

    /** What was sealed with a key of before, and is only on its way to the disk, is waited for. */
    @Test
    void waitsForWhatIsOnItsWay() throws Exception {
        fill();
        Rekeying.Store store = open();
        EncryptedRecords rows = store.rows();
        CompletableFuture<Void> newKeys = gate("was/");
        CompletableFuture<Void> renewal = CompletableFuture.runAsync(() -> Rekeying.renew(store));
        assertThat(atGate.poll(20, TimeUnit.SECONDS)).startsWith("was/");
        CompletableFuture<Void> late = gate("person/");
        CompletableFuture<Void> put = CompletableFuture.runAsync(() -> put(rows, "person/p0", "late"));
        assertThat(atGate.poll(20, TimeUnit.SECONDS)).isEqualTo("person/p0");
        gates.clear();
        newKeys.complete(null);
        assertThatThrownBy(() -> renewal.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        late.complete(null);
        put.join();
        renewal.join();
        assertThat(read(rows)).containsEntry("person/p0", "late");
        rows.close();
    }

    private CompletableFuture<Void> gate(String kind) {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        gates.put(kind, gate);
        return gate;
    }

    /** The new key's file is not there when it is to take its place. */
    @Test
    void theOldKeyStaysTheOneWhenTheFileCannotBeReplaced() throws IOException {
        final Map<String, String> all = fill();
        String key = Files.readString(folder.resolve("key"));
        Rekeying.Store store = open();
        CompletableFuture<Void> deleted = gate("meta/");
        CompletableFuture<Void> rekey =
                CompletableFuture.runAsync(() -> Rekeying.replaceMaster(folder.resolve("key"), List.of(store)));
        while (!Files.exists(folder.resolve("key.new"))) {
            Thread.onSpinWait();
        }
        while (atGate.isEmpty()) {
            Thread.onSpinWait();
        }
        Files.move(folder.resolve("key.new"), folder.resolve("new-key"));
        deleted.complete(null);
        assertThatThrownBy(rekey::join).hasMessageContaining("cannot put the new key in the place of");
        gates.clear();
        store.rows().close();
        assertThat(Files.readString(folder.resolve("key"))).isEqualTo(key);
        assertThatThrownBy(() -> open(folder.resolve("new-key"))).hasMessageContaining("another key");
        try (EncryptedRecords rows = open().rows()) {
            assertThat(read(rows)).isEqualTo(all);
        }
    }

    /** The process dies after every number of commits there is, and once more while it makes up for it. */
    @Test
    void whereverItIsCutOffOneKeyOpensEverything() throws IOException {
        final Map<String, String> all = fill();
        copy("keys", "first-keys");
        copy("data", "first-data");
        Files.copy(folder.resolve("key"), folder.resolve("first-key"));
        boolean whole = false;
        int points = 0;
        for (int commits = 0; !whole; commits += commits < 12 ? 1 : 7) {
            reset();
            Rekeying.Store store = open();
            left.set(commits);
            try {
                Rekeying.replaceMaster(folder.resolve("key"), List.of(store));
                Rekeying.renew(store);
                whole = true;
            } catch (StoreException e) {
                points++;
            }
            left.set(Integer.MAX_VALUE);
            store.rows().close();
            Rekeying.Store again = open();
            try (EncryptedRecords rows = again.rows()) {
                assertThat(read(rows)).as("after " + commits + " commits").isEqualTo(all);
                left.set(3);
                boolean goesOn = again.ring().isRenewed();
                assertThatCode(() -> {
                            if (goesOn) {
                                Rekeying.renew(again);
                            }
                        })
                        .satisfies(failure -> assertThat(failure == null || failure instanceof StoreException)
                                .isTrue());
                left.set(Integer.MAX_VALUE);
            }
            Rekeying.Store last = open();
            try (EncryptedRecords rows = last.rows()) {
                if (last.ring().isRenewed()) {
                    Rekeying.renew(last);
                }
                assertThat(read(rows)).as("after " + commits + " commits").isEqualTo(all);
            }
            boolean isOld =
                    Files.readString(folder.resolve("key")).equals(Files.readString(folder.resolve("first-key")));
            if (!isOld) {
                assertThatThrownBy(() -> open(folder.resolve("first-key"))).isInstanceOf(StoreException.class);
            } else if (Files.exists(folder.resolve("key.new"))) {
                assertThatThrownBy(() -> open(folder.resolve("key.new"))).isInstanceOf(StoreException.class);
            }
        }
        assertThat(points).isGreaterThan(12);
    }

    private void reset() throws IOException {
        for (String name : List.of("keys", "data")) {
            try (Stream<Path> files = Files.list(folder.resolve(name))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            copy("first-" + name, name);
        }
        Files.deleteIfExists(folder.resolve("key"));
        Files.copy(folder.resolve("first-key"), folder.resolve("key"));
        Files.deleteIfExists(folder.resolve("key.new"));
    }

    private void copy(String from, String to) throws IOException {
        Files.createDirectories(folder.resolve(to));
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(Objects.requireNonNull(file.getFileName())));
            }
        }
    }

    /** A ring from before rings had keys of their own opens as ever, and can be rekeyed. */
    @Test
    void aRingOfAnOlderVersionIsReadAndRekeyed() {
        MasterKey master = KeyFile.open(folder.resolve("key"), folder, false).master();
        try (MapDbRecords secrets = MapDbRecords.open(folder.resolve("keys"), TestStores.threads())) {
            TestStores.oldRing(secrets, master);
        }
        Map<String, String> all = fill();
        Rekeying.Store store = open();
        assertThat(store.ring().keys().address("x")).isEqualTo(master.derived().address("x"));
        store.rows().close();
        try (EncryptedRecords rows = rekeyed()) {
            assertThat(read(rows)).isEqualTo(all);
        }
        List<String> found = new ArrayList<>();
        try (MapDbRecords secrets = MapDbRecords.open(folder.resolve("keys"), TestStores.threads());
                KeyRing ring = KeyRing.open(
                        secrets,
                        KeyFile.open(folder.resolve("key"), folder, true).master())) {
            Verification.ofKeys(secrets, ring, (kind, what) -> found.add(kind + ": " + what));
            assertThat(secrets.keys("was/", RowKeys.end("was/"), 9)).isEmpty();
        }
        assertThat(found).isEmpty();
    }
}
