package tandem.chat;

/** A platform that this process is connected to over a network. Thread-safe. */
public interface LiveAdapter extends ChatAdapter, AutoCloseable {

    /**
     * Hands in what people say and do, until {@link #stop}, or until the platform does not let the bot in any more; then
     * {@link #health} says why. A network that is not there, at the start or later, is waited for. To be called once.
     */
    void run(Inbox inbox);

    /** Takes nothing more, and returns within five seconds; messages can still be sent. */
    void stop();

    /** Ends what is under way, as if the connection had been lost. */
    @Override
    void close();
}
