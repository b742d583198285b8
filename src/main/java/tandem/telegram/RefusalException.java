package tandem.telegram;

/** Telegram said no. The description may quote what was sent, so it is read by {@link Trouble} alone and never logged. */
final class RefusalException extends Exception {
    private static final long serialVersionUID = 1L;

    final int code;
    final String description;

    /** In seconds; 0 for none. */
    final long retryAfter;

    /** The group's new id; 0 for none. */
    final long newChat;

    RefusalException(int code, String description, long retryAfter, long newChat) {
        super("the Bot API answered " + code);
        this.code = code;
        this.description = description;
        this.retryAfter = retryAfter;
        this.newChat = newChat;
    }
}
