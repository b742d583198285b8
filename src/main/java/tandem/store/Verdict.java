package tandem.store;

/** What became of a commit. */
public sealed interface Verdict {
    /** The batch is durable; its rows carry this sequence number as their revision. */
    record Applied(long sequence) implements Verdict {}

    /** Nothing was written, because this key, the first of its batch in key order, is not as it was expected. */
    record Stale(String key) implements Verdict {}
}
