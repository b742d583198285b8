package tandem.delivery;

/**
 * How often a message was tried of which nobody knows whether it has arrived. It lasts as long as the process.
 *
 * @param times all tries
 * @param doubtful those that say something about the message: the platform has answered somebody since the try before.
 *     While it answers nobody, no message is to blame for what becomes of it
 * @param answered how much the platform had answered at the last try, as in {@link tandem.chat.Health#answered}
 */
public record Tries(int times, int doubtful, long answered) {

    /** Of a message that was not tried. */
    public static final Tries NONE = new Tries(0, 0, -1);

    /** One more, which the platform or the way to it has spoilt. */
    Tries uncertain(long answers) {
        return new Tries(times + 1, answers == answered ? doubtful : doubtful + 1, answers);
    }

    /** One more, which we have spoilt. */
    Tries failed() {
        return new Tries(times + 1, doubtful + 1, answered);
    }
}
