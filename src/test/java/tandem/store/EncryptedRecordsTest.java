package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.store.mapdb.MapDbRecords;

final class EncryptedRecordsTest extends RecordsContract {
    private static final MasterKey KEYS = new MasterKey(new byte[32]);

    @Override
    protected Records open(Path folder) {
        return TestStores.encrypted(folder, KEYS);
    }

    @Test
    void leavesNothingReadableInTheFiles() throws IOException {
        put("person/1", "she said: plain text");
        records.close();

        assertThat(allBytes()).contains("person/1").doesNotContain("plain text").doesNotContain("she said");
    }

    @Test
    void theSameTextIsNeverTheSameBytes() {
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            put("person/1", "same");
            rawly(raw -> sealed.add(value(raw, "person/1")));
        }

        assertThat(sealed.get(0)).isNotEqualTo(sealed.get(1)).hasSize(1 + 12 + 4 + 16);
    }

    @Test
    void findsSwappedValues() {
        put("person/secret-1", "one");
        put("person/secret-2", "two");
        rawly(raw -> {
            byte[] one = value(raw, "person/secret-1");
            byte[] two = value(raw, "person/secret-2");
            raw.commit(new Batch(Map.of(), Map.of("person/secret-1", two, "person/secret-2", one), Set.of()))
                    .join();
        });

        assertDamaged("person/secret-1");
        assertDamaged("person/secret-2");
        assertThatThrownBy(() -> records.scan("person/", "person0", 9)).isInstanceOf(StoreException.class);
    }

    @Test
    void findsEveryFlippedBit() {
        put("person/secret-1", "one");
        int size = 1 + 12 + 3 + 16;
        for (int at = 0; at < size; at++) {
            byte[][] original = new byte[1][];
            int flipped = at;
            rawly(raw -> {
                original[0] = value(raw, "person/secret-1");
                byte[] bad = original[0].clone();
                bad[flipped] ^= 4;
                raw.commit(puts("person/secret-1", bad)).join();
            });
            assertDamaged("person/secret-1");
            rawly(raw -> raw.commit(puts("person/secret-1", original[0])).join());
        }
        assertThat(text("person/secret-1")).isEqualTo("one");
    }

    @Test
    void findsValuesThatAreTooShort() {
        put("person/secret-1", "one");
        rawly(raw -> raw.commit(puts("person/secret-1", new byte[5])).join());

        assertDamaged("person/secret-1");
    }

    @Test
    void refusesAnotherKey() {
        records.close();
        byte[] bytes = new byte[32];
        bytes[31] = 1;
        MasterKey other = new MasterKey(bytes);
        assertThatThrownBy(() -> withRing(other, ring -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the stored data was written with another key");
    }

    @Test
    void refusesTheRingOfOtherData() {
        records.close();
        try (MapDbRecords raw = MapDbRecords.open(folder, TestStores.threads());
                KeyRing ring = KeyRing.open(MapDbRecords.open(folder.resolve("other"), TestStores.threads()), KEYS)) {
            assertThatThrownBy(() -> open(raw, ring))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("belong to other data");
        }
    }

    @Test
    void refusesToBeginAnewWhereOnlyTheKeysAreLeft() {
        Path empty = folder.resolve("empty");
        put("person/1", "one");
        records.close();
        withRing(KEYS, ring -> {
            try (MapDbRecords raw = MapDbRecords.open(empty, TestStores.threads())) {
                assertThatThrownBy(() -> open(raw, ring))
                        .isInstanceOf(StoreException.class)
                        .hasMessage("the data is missing, but the keys of the people and conversations in it are there;"
                                + " restore a backup of it (tandem restore DIR), or, to begin anew, move the folder"
                                + " \"keys\" of the data folder away too");
                assertThat(raw.keys("", END, 1)).isEmpty();
            }
        });
    }

    /** The ring has its name before the data has its first row. */
    @Test
    void opensAfterAFirstStartThatWasCutShort() {
        records.close();
        try (MapDbRecords raw = MapDbRecords.open(folder.resolve("empty"), TestStores.threads())) {
            withRing(KEYS, ring -> assertThatCode(() -> open(raw, ring)).doesNotThrowAnyException());
        }
    }

    @Test
    void refusesDataThatIsNotEncrypted() {
        Path plain = folder.resolve("plain");
        records.close();
        withRing(KEYS, ring -> {
            try (MapDbRecords raw = MapDbRecords.open(plain, TestStores.threads())) {
                raw.commit(puts("person/1", new byte[50])).join();
                assertThatThrownBy(() -> open(raw, ring))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("not encrypted");
                assertThat(raw.get("meta/key")).isNull();
            }
        });
    }

    @Test
    void everybodyHasAKeyOfTheirOwn() {
        put("person/secret-1", "one");
        put("talk/secret-2", "two");
        put("due/17/secret-2/3", "three");
        put("memory/x", "four");
        records.close();
        try (MapDbRecords keys = MapDbRecords.open(folder.resolve("keys"), TestStores.threads())) {
            assertThat(keys.keys("ring/", "ring0", 9)).containsExactly("ring/secret-1", "ring/secret-2");
            keys.commit(new Batch(Map.of(), Map.of(), Set.of("ring/secret-2"))).join();
        }
        records = open(folder);

        assertThat(text("person/secret-1")).isEqualTo("one");
        assertThat(text("memory/x")).isEqualTo("four");
        for (String key : List.of("talk/secret-2", "due/17/secret-2/3")) {
            assertThatThrownBy(() -> records.get(key))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("the key for a row of kind")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void manyThreadsThatMeetSomebodyNewAgreeOnOneKey() throws Exception {
        AtomicInteger number = new AtomicInteger();
        together(6, () -> put("guest/secret-1/" + number.incrementAndGet(), "hello"));

        for (int i = 1; i <= 6; i++) {
            assertThat(text("guest/secret-1/" + i)).isEqualTo("hello");
        }
    }

    @Test
    void anotherPersonsKeyIsNotTakenForTheirs() {
        put("person/secret-1", "one");
        put("person/secret-2", "two");
        records.close();
        try (MapDbRecords keys = MapDbRecords.open(folder.resolve("keys"), TestStores.threads())) {
            byte[] one = value(keys, "ring/secret-1");
            keys.commit(new Batch(Map.of(), Map.of("ring/secret-2", one), Set.of()))
                    .join();
        }
        records = open(folder);

        assertThatThrownBy(() -> records.get("person/secret-2")).isInstanceOf(UnreadableException.class);
        assertThat(text("person/secret-1")).isEqualTo("one");
    }

    private void withRing(MasterKey keys, Consumer<KeyRing> work) {
        MapDbRecords rows = MapDbRecords.open(folder.resolve("keys"), TestStores.threads());
        try {
            work.accept(KeyRing.open(rows, keys));
        } finally {
            rows.close();
        }
    }

    @Test
    void hidesItsOwnRow() {
        put("meta/a", "1");
        put("meta/z", "2");

        assertThat(records.get("meta/key")).isNull();
        assertThat(records.scan("meta/", "meta0", 2)).extracting(Row::key).containsExactly("meta/a", "meta/z");
        assertThat(records.scan("", END, Integer.MAX_VALUE)).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> put("meta/key", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> delete("meta/key"));
    }

    private void assertDamaged(String key) {
        assertThatThrownBy(() -> records.get(key))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("kind person")
                .hasMessageNotContaining("secret");
    }

    /** Does something to the rows below the encryption. */
    private void rawly(Consumer<Records> work) {
        records.close();
        try (MapDbRecords raw = MapDbRecords.open(folder, TestStores.threads())) {
            work.accept(raw);
        }
        records = open(folder);
    }

    private static Batch puts(String key, byte[] value) {
        return new Batch(Map.of(), Map.of(key, value), Set.of());
    }

    private String allBytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            StringBuilder text = new StringBuilder();
            for (Path file : all) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        }
    }

    private EncryptedRecords open(Records raw, KeyRing ring) {
        return TestStores.encrypted(raw, ring, folder.resolve("tandem.key"));
    }
}
