package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BatchTest {
    @Test
    void refusesKeysThatCannotBeStored() {
        for (String key : new String[] {"", "x".repeat(Batch.MAX_KEY + 1), "caf\u00e9", "a\tb", "\u007f"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> puts(key, new byte[1]));
            assertThatIllegalArgumentException().isThrownBy(() -> new Batch(Map.of(), Map.of(), Set.of(key)));
            assertThatIllegalArgumentException().isThrownBy(() -> new Batch(Map.of(key, 1L), Map.of(), Set.of()));
        }
        assertThat(puts("x".repeat(Batch.MAX_KEY), new byte[1]).puts()).hasSize(1);
    }

    @Test
    void hasALimit() {
        assertThat(puts("key", new byte[Batch.MAX_BYTES - 3]).puts()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> puts("key", new byte[Batch.MAX_BYTES - 2]))
                .withMessageContaining("many commits");
    }

    @Test
    void doesNotPutAndDeleteTheSameKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(Map.of(), Map.of("a", new byte[1]), Set.of("a")));
    }

    @Test
    void keepsItsOwnCopies() {
        byte[] mine = {1};
        Batch batch = puts("a", mine);
        Row row = new Row("a", 1, mine);
        mine[0] = 2;

        assertThat(batch.puts().get("a")).containsExactly(1);
        assertThat(row.value()).containsExactly(1);
    }

    @Test
    void aRowHasARevision() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Row("a", 0, new byte[1]));
    }

    private static Batch puts(String key, byte[] value) {
        return new Batch(Map.of(), Map.of(key, value), Set.of());
    }
}
