package tandem.discord;

/** The API has answered, but does not say where its gateway is. Why is ours, and may be logged. */
final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    GatewayException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
