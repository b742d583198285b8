package tandem.discord;

/** A server or channel that the library does not know now. */
final class AwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is not known. */
    enum What {
        SERVER,
        CHANNEL
    }

    private final What what;

    AwayException(What what) {
        super("a server or channel is not there");
        this.what = what;
    }

    What what() {
        return what;
    }
}
