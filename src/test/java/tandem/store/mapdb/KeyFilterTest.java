package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilterTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 100_000})
    void holdsAllThatWereAddedAndHardlyAnyOther(int keys) {
        KeyFilter filter = new KeyFilter(keys);
        List<String> all = IntStream.range(0, keys).mapToObj(KeyFilterTest::key).toList();
        all.forEach(filter::add);
        assertThat(all).allMatch(filter::mayHold);
        long wrong = IntStream.range(keys, keys + 10_000)
                .mapToObj(KeyFilterTest::key)
                .filter(filter::mayHold)
                .count();
        assertThat(wrong).isLessThan(keys == 0 ? 1 : 300);
    }

    /** As rows' keys are: they differ in a few places. */
    private static String key(int number) {
        return "out/conversation-of-somebody/%016d".formatted(number);
    }
}
