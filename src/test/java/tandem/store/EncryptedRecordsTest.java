package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.store.mapdb.MapDbRecords;

final class EncryptedRecordsTest extends RecordsContract {
    private static final Keys KEYS = new Keys(new byte[32]);

    @Override
    protected Records open(Path folder) {
        return EncryptedRecords.open(MapDbRecords.open(folder, TestStores.threads()), KEYS);
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
        rawly(raw -> raw.commit(puts("person/secret-1", new byte[5])).join());

        assertDamaged("person/secret-1");
    }

    @Test
    void refusesAnotherKey() {
        records.close();
        byte[] other = new byte[32];
        other[31] = 1;
        try (MapDbRecords raw = MapDbRecords.open(folder, TestStores.threads())) {
            assertThatThrownBy(() -> EncryptedRecords.open(raw, new Keys(other)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("written with another key");
        }
    }

    @Test
    void refusesDataThatIsNotEncrypted() {
        Path plain = folder.resolve("plain");
        try (MapDbRecords raw = MapDbRecords.open(plain, TestStores.threads())) {
            raw.commit(puts("person/1", new byte[50])).join();
            assertThatThrownBy(() -> EncryptedRecords.open(raw, KEYS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("not encrypted");
            assertThat(raw.get("meta/key")).isNull();
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
}
