package tandem.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Durable rows of bytes under sorted keys, changed by commits that are all or nothing. Every method may be called from
 * any thread; a row that a completed commit wrote is seen by every read that begins afterwards.
 *
 * <p>Reads throw {@link StoreException} when a row cannot be trusted or the records are closed. Decorators close what
 * they decorate.
 */
public interface Records extends AutoCloseable {
    /** The row under this key, or null when there is none. */
    @Nullable
    Row get(String key);

    /**
     * Rows in ascending order of their keys (the order of {@link String#compareTo}), as they were between two commits.
     *
     * @param from the first key that may be in the answer
     * @param to the first key after the range; a range that is empty or upside down has no rows
     * @param limit how many rows at most, at least 1
     */
    List<Row> scan(String from, String to, int limit);

    /** The keys of what {@link #scan} would give, without reading the values. */
    List<String> keys(String from, String to, int limit);

    /**
     * Writes the whole batch if every expectation holds, otherwise nothing. The future completes only when the commit is
     * durable, and outside every lock of the store. It fails with a {@link StoreException} when it could not be written:
     * on a full disk nothing of it is ever seen, and later commits work when there is space. When nobody knows what the
     * disk holds, it may or may not be found after a restart, and until then every further commit fails too.
     */
    CompletableFuture<Verdict> commit(Batch batch);

    @Override
    void close();
}
