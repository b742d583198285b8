package tandem.store;

/** One row cannot be read, as often as it is tried; the rest of the store is not affected. Names only the row's kind. */
public final class UnreadableRowException extends StoreException {
    private static final long serialVersionUID = 1L;

    public UnreadableRowException(String message) {
        super(message);
    }

    public UnreadableRowException(String message, Throwable cause) {
        super(message, cause);
    }
}
