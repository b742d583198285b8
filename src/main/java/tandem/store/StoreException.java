package tandem.store;

/** The store cannot do what it must. The message says what is wrong and what to do about it, never what is stored. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
