package tandem.store;

/**
 * One stored row. The value is copied on the way in and on the way out, so a row never changes and is safe to share
 * between threads; two rows are the same when key and revision are.
 *
 * @param revision the sequence number of the commit that wrote the row, always above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares rows by value; the copies keep the array our own.
public record Row(String key, long revision, byte[] value) {
    public Row {
        if (revision <= 0) {
            throw new IllegalArgumentException("a revision is above 0, not " + revision);
        }
        value = value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    /** The length of the value in bytes, without copying it. */
    public int size() {
        return value.length;
    }
}
