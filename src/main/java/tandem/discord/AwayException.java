package tandem.discord;

/** A server or channel that Discord has not told the bot of. */
final class AwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    /** @param forGood whether it will not come back by itself */
    AwayException(boolean forGood) {
        super("a server or channel is not there");
        this.forGood = forGood;
    }

    boolean isForGood() {
        return forGood;
    }
}
