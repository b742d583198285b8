package tandem.store;

import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.trace.Wordless;

/** Reads rows of which one that cannot be read must not stop the others. */
final class OneRow {

    private static final Logger LOG = LoggerFactory.getLogger(OneRow.class);

    private OneRow() {}

    /** Whether a failure is that of one row, however often it is read, and not that of the whole store. */
    static boolean isOne(RuntimeException failure) {
        return failure instanceof UnreadableException || !(failure instanceof StoreException);
    }

    /**
     * What a row holds; empty when it is not there, or when it cannot be read, which the log says of its kind alone.
     *
     * @throws StoreException when the store fails
     */
    static <T> Optional<T> read(Records records, String key, Function<Row, T> reading) {
        return read(records, key, reading, () -> {});
    }

    /** @param unreadable is run when the row is there and cannot be read */
    static <T> Optional<T> read(Records records, String key, Function<Row, T> reading, Runnable unreadable) {
        try {
            return Optional.ofNullable(records.get(key)).map(reading);
        } catch (RuntimeException e) {
            if (!isOne(e)) {
                throw e;
            }
            LOG.error(
                    "a row of kind {} cannot be read; it is left out and stays. \"tandem verify\" finds every such row,"
                            + " a backup from before may hold it whole",
                    RowKeys.part(key, 0),
                    Wordless.of(e));
            unreadable.run();
            return Optional.empty();
        }
    }
}
