package tandem.chat;

/** Something a message offers to tap. */
public sealed interface Choice {

    /** What stands on it. */
    String label();

    /**
     * An answer.
     *
     * @param token opaque to adapters, at most 32 ASCII characters; comes back in {@link Said.Tap}
     */
    record Button(String token, String label) implements Choice {}

    /**
     * Opens a form into which an answer is typed that nobody else reads; only where the platform has forms, and elsewhere
     * one simply types.
     *
     * @param token as a button's; what is typed comes back in {@link Said.Filled}
     */
    record Form(String token, String label) implements Choice {}

    /** A text to copy, for sending it to somebody; where a platform cannot copy, it shows the text. */
    record Copy(String label, String text) implements Choice {}
}
