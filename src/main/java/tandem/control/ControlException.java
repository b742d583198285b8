package tandem.control;

/** The running bot could not be asked, or went away before it had answered. The message says what to do. */
public final class ControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ControlException(String message, Throwable cause) {
        super(message, cause);
    }
}
