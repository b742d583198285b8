package tandem.store;

/**
 * One row cannot be read: it is damaged, or its key is gone. Other rows may well be readable, unlike after any other
 * {@link StoreException}.
 */
public final class UnreadableException extends StoreException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String message) {
        super(message);
    }

    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
