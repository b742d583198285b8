package tandem.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every form of {@link Records} must do; one subclass for each form and each stack of them. */
public abstract class RecordsContract {
    /** Above every key. */
    protected static final String END = "\uffff";

    @TempDir
    protected Path folder;

    protected Records records;

    /** Opens the records that live in this folder. */
    protected abstract Records open(Path folder);

    @BeforeEach
    void openFirst() {
        records = open(folder);
    }

    @AfterEach
    void closeLast() {
        records.close();
    }

    void reopen() {
        records.close();
        records = open(folder);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(records.get("a")).isNull();
        assertThat(records.scan("", END, 10)).isEmpty();
    }

    @Test
    void keepsWhatWasCommitted() {
        long sequence = put("a", "one");

        assertThat(sequence).isPositive();
        assertThat(text("a")).isEqualTo("one");
        assertThat(revision(records, "a")).isEqualTo(sequence);
        reopen();
        assertThat(text("a")).isEqualTo("one");
        assertThat(revision(records, "a")).isEqualTo(sequence);
    }

    @Test
    void keepsEmptyAndLargeValues() {
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        apply(new Batch(Map.of(), Map.of("empty", new byte[0], "large", large), Set.of()));

        for (int i = 0; i < 2; i++) {
            assertThat(value(records, "empty")).isEmpty();
            assertThat(value(records, "large")).isEqualTo(large);
            reopen();
        }
    }

    @Test
    void countsCommitsUpwardsAcrossRestarts() {
        long first = put("a", "1");
        long second = put("a", "2");
        reopen();
        long third = put("b", "3");

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void forgetsWhatWasDeleted() {
        put("a", "old");
        put("b", "stays");
        reopen();
        delete("a");

        for (int i = 0; i < 3; i++) {
            assertThat(records.get("a")).isNull();
            assertThat(keys(records.scan("", END, 10))).containsExactly("b");
            reopen();
        }
        put("a", "new");
        reopen();
        assertThat(text("a")).isEqualTo("new");
    }

    @Test
    void deletesTheLastRow() {
        put("a", "only");
        reopen();
        delete("a");
        reopen();
        reopen();

        assertThat(records.scan("", END, 10)).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereIsNoError() {
        assertThat(commit(new Batch(Map.of(), Map.of(), Set.of("nothing")))).isInstanceOf(Verdict.Applied.class);
    }

    @Test
    void scansARangeInTheOrderOfStrings() {
        List<String> keys = List.of(" ", "A", "a", "a/", "a/1", "a/10", "a/2", "a0", "b", "z", "~");
        for (String key : keys) {
            put(key, "v");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(keys(records.scan("", END, 99))).isEqualTo(keys);
            assertThat(keys(records.scan("a/", "a0", 99))).containsExactly("a/", "a/1", "a/10", "a/2");
            assertThat(keys(records.scan("a/1", "b", 2))).containsExactly("a/1", "a/10");
            assertThat(keys(records.scan("a/11", "b", 1))).containsExactly("a/2");
            assertThat(records.scan("b", "b", 9)).isEmpty();
            assertThat(records.scan("c", "b", 9)).isEmpty();
            assertThat(records.keys("", END, 99)).isEqualTo(keys);
            assertThat(records.keys("a/1", "b", 2)).containsExactly("a/1", "a/10");
            reopen();
        }
    }

    @Test
    void scanNeedsALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> records.scan("", END, 0));
        assertThat(records.scan("", END, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void writesOnlyWhenEveryExpectationHolds() {
        long a = put("a", "1");
        long b = put("b", "1");
        put("b", "2");

        Verdict verdict =
                commit(new Batch(Map.of("a", a, "b", b), Map.of("a", bytes("x"), "c", bytes("x")), Set.of("b")));

        assertThat(verdict).isEqualTo(new Verdict.Stale("b"));
        assertThat(text("a")).isEqualTo("1");
        assertThat(text("b")).isEqualTo("2");
        assertThat(records.get("c")).isNull();
    }

    @Test
    void expectsAbsence() {
        Batch first = new Batch(Map.of("a", 0L), Map.of("a", bytes("1")), Set.of());

        assertThat(commit(first)).isInstanceOf(Verdict.Applied.class);
        assertThat(commit(first)).isEqualTo(new Verdict.Stale("a"));
        delete("a");
        assertThat(commit(first)).isInstanceOf(Verdict.Applied.class);
    }

    @Test
    void expectsARowThatWentAway() {
        long sequence = put("a", "1");
        delete("a");

        assertThat(commit(new Batch(Map.of("a", sequence), Map.of("b", bytes("1")), Set.of())))
                .isEqualTo(new Verdict.Stale("a"));
    }

    @Test
    void checksRowsThatItDoesNotWrite() {
        long read = put("read", "1");
        Batch batch = new Batch(Map.of("read", read), Map.of("written", bytes("1")), Set.of());

        assertThat(commit(batch)).isInstanceOf(Verdict.Applied.class);
        put("read", "2");
        assertThat(commit(batch)).isEqualTo(new Verdict.Stale("read"));
    }

    @Test
    void namesTheFirstStaleKeyInKeyOrder() {
        Batch batch = new Batch(Map.of("c", 7L, "b", 7L, "a", 0L), Map.of("d", bytes("1")), Set.of());

        assertThat(commit(batch)).isEqualTo(new Verdict.Stale("b"));
    }

    @Test
    void nobodyCanChangeWhatWasWritten() {
        byte[] mine = bytes("mine");
        apply(new Batch(Map.of(), Map.of("a", mine), Set.of()));
        mine[0] = 'x';
        value(records, "a")[0] = 'y';
        records.scan("", END, 1).get(0).value()[0] = 'z';

        assertThat(text("a")).isEqualTo("mine");
    }

    @Test
    void refusesEverythingOnceClosed() {
        put("a", "1");
        records.close();
        records.close();

        assertThatThrownBy(() -> records.get("a")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> records.scan("", END, 1)).isInstanceOf(StoreException.class);
        assertThat(records.commit(new Batch(Map.of(), Map.of("a", bytes("2")), Set.of())))
                .failsWithin(1, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(StoreException.class);
        reopen();
        assertThat(text("a")).isEqualTo("1");
    }

    @Test
    void manyThreadsCountWithoutLosingOne() throws Exception {
        int threads = 6;
        int each = 60;
        together(threads, () -> {
            for (int i = 0; i < each; i++) {
                increment("counter");
            }
        });

        assertThat(text("counter")).isEqualTo(Integer.toString(threads * each));
        reopen();
        assertThat(text("counter")).isEqualTo(Integer.toString(threads * each));
    }

    @Test
    void aScanSeesAllOfACommitOrNothing() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        apply(pair(0));
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> done = writer.submit(() -> {
                for (int i = 1; i <= 300; i++) {
                    apply(pair(i));
                }
                writing.set(false);
            });
            while (writing.get() && !done.isDone()) {
                List<Row> rows = records.scan("pair/", "pair0", 9);
                assertThat(rows).hasSize(2);
                assertThat(rows.get(0).revision()).isEqualTo(rows.get(1).revision());
            }
            done.get();
        } finally {
            writer.shutdownNow();
        }
    }

    @Test
    void behavesLikeASortedMapWhateverIsDone() {
        Random random = new Random(42);
        TreeMap<String, String> model = new TreeMap<>();
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 25; i++) {
                randomCommit(random, model);
            }
            String from = key(random);
            String to = key(random);
            Map<String, String> range = from.compareTo(to) < 0 ? model.subMap(from, to) : Map.of();
            assertThat(texts(records.scan("", END, 999))).isEqualTo(model);
            assertThat(texts(records.scan(from, to, 999))).isEqualTo(range);
            reopen();
        }
        assertThat(texts(records.scan("", END, 999))).isEqualTo(model);
        for (int i = 0; i < 100; i++) {
            String key = "k/" + i;
            assertThat(text(key)).isEqualTo(model.get(key));
        }
    }

    private void randomCommit(Random random, Map<String, String> model) {
        Map<String, byte[]> puts = new TreeMap<>();
        Set<String> deletes = new TreeSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String value = "v" + random.nextInt();
            puts.put(key(random), bytes(value));
            deletes.add(key(random));
        }
        deletes.removeAll(puts.keySet());
        apply(new Batch(Map.of(), puts, deletes));
        puts.forEach((key, value) -> model.put(key, new String(value, UTF_8)));
        deletes.forEach(model::remove);
    }

    private static String key(Random random) {
        return "k/" + random.nextInt(100);
    }

    private static Batch pair(int number) {
        return new Batch(Map.of(), Map.of("pair/a", bytes("" + number), "pair/b", bytes("" + number)), Set.of());
    }

    private void increment(String key) {
        Verdict verdict;
        do {
            Row row = records.get(key);
            long revision = row == null ? 0 : row.revision();
            int count = row == null ? 0 : Integer.parseInt(new String(row.value(), UTF_8));
            verdict = commit(new Batch(Map.of(key, revision), Map.of(key, bytes("" + (count + 1))), Set.of()));
        } while (verdict instanceof Verdict.Stale);
    }

    /** Runs the same on many threads at once and waits for all of them. */
    protected static void together(int threads, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(work));
            }
            for (Future<?> one : all) {
                one.get(20, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    protected final long put(String key, String value) {
        return apply(new Batch(Map.of(), Map.of(key, bytes(value)), Set.of()));
    }

    protected final void delete(String key) {
        apply(new Batch(Map.of(), Map.of(), Set.of(key)));
    }

    private long apply(Batch batch) {
        Verdict verdict = commit(batch);
        assertThat(verdict).isInstanceOf(Verdict.Applied.class);
        return ((Verdict.Applied) verdict).sequence();
    }

    private Verdict commit(Batch batch) {
        CompletableFuture<Verdict> future = records.commit(batch);
        return future.orTimeout(10, TimeUnit.SECONDS).join();
    }

    protected final @Nullable String text(String key) {
        Row row = records.get(key);
        return row == null ? null : new String(row.value(), UTF_8);
    }

    /** The revision of a row, 0 when there is none. */
    protected static long revision(Records records, String key) {
        Row row = records.get(key);
        return row == null ? 0 : row.revision();
    }

    /** The value of a row that must be there. */
    protected static byte[] value(Records records, String key) {
        return Objects.requireNonNull(records.get(key), key).value();
    }

    private static Map<String, String> texts(List<Row> rows) {
        Map<String, String> texts = new TreeMap<>();
        rows.forEach(row -> texts.put(row.key(), new String(row.value(), UTF_8)));
        return texts;
    }

    private static List<String> keys(List<Row> rows) {
        return rows.stream().map(Row::key).toList();
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
