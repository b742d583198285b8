package tandem.runtime;

/**
 * A turn that fails as often as it is played: what is stored of its conversation or person cannot be read, or what
 * follows from it cannot be written. Another conversation's turn is not affected. Says nothing of what is stored.
 */
public final class UnplayableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnplayableException(String message) {
        super(message);
    }

    public UnplayableException(String message, Throwable cause) {
        super(message, cause);
    }
}
