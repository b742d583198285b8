package tandem.discord.fake;

/** The permissions that matter here, as bits. */
final class Permissions {

    static final long SEND_MESSAGES = 1L << 11;
    static final long SEND_MESSAGES_IN_THREADS = 1L << 38;

    /** View, send, embed, attach, read history, use commands, reactions, external emojis, threads. */
    static final long ALL_OF_A_MEMBER = 1L << 10
            | SEND_MESSAGES
            | 1L << 14
            | 1L << 15
            | 1L << 16
            | 1L << 31
            | 1L << 6
            | 1L << 18
            | SEND_MESSAGES_IN_THREADS;

    private Permissions() {}
}
