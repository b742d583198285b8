package tandem.telegram;

/** An update is not as the Bot API says. The message has nothing of what stands in it. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
