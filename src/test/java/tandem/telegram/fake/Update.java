package tandem.telegram.fake;

/** An update that waits to be confirmed. Guarded by the lock of its {@link World}. */
final class Update {

    private final long id;
    private final int epoch;
    private final long chat;
    private final String json;
    private long handedOut;

    /** @param chat 0 when it is of no chat */
    Update(long id, int epoch, long chat, String json) {
        this.id = id;
        this.epoch = epoch;
        this.chat = chat;
        this.json = json;
    }

    long id() {
        return id;
    }

    int epoch() {
        return epoch;
    }

    long chat() {
        return chat;
    }

    String json() {
        return json;
    }

    /** {@code System.nanoTime()} when it was first given to the bot; 0 before. */
    long handedOut() {
        return handedOut;
    }

    void handOut(long nanos) {
        if (handedOut == 0) {
            handedOut = nanos;
        }
    }
}
