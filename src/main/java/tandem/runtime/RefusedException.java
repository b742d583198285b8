package tandem.runtime;

/** An event was not taken, because too many wait already or because the process is about to stop. Nothing is stored of it. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
