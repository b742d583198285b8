package tandem.flow;

import java.time.Duration;

/** Every bound of a conversation, in one place. */
public final class Limits {

    /** A conversation can have this many runs at once; one more ends the oldest that waits and is no standing one. */
    public static final int RUNS = 8;

    /** Flows that have called one another; more usually means that a flow calls itself. */
    public static final int CALL_DEPTH = 16;

    /** Steps of one turn; more usually means a loop without a question or a wait. */
    public static final int STEPS_PER_TURN = 200;

    /** Characters (code points) of a typed answer that is saved; longer ones are asked for again. */
    public static final int SAVED_TEXT = 500;

    /** Cards a conversation remembers, so as not to draw them again soon. */
    public static final int DRAWN_CARDS = 16;

    /** People whose variables a conversation keeps while they have not agreed to more; the oldest goes first. */
    public static final int GUESTS = 16;

    /** A message is changed in place while it is younger than this; later a new one is sent. */
    public static final Duration REPLACE_WITHIN = Duration.ofMinutes(10);

    /** A question younger than this is a conversation that a scheduled message does not break into. */
    public static final Duration BUSY = Duration.ofMinutes(30);

    /** A scheduled message is put off no longer than this. */
    public static final Duration POSTPONED = Duration.ofHours(3);

    /** A nudge that would come later than this is left out, and the next one comes at its time. */
    public static final Duration NUDGE_LATE = Duration.ofHours(12);

    /** The same for somebody whose zone is unknown: later than this they may be asleep. */
    public static final Duration NUDGE_LATE_UNKNOWN = Duration.ofHours(1);

    /** What comes later than this is late because nothing ran: nobody puts a message off for so long. */
    public static final Duration LATE = Duration.ofHours(4);

    /** After a downtime, what somebody has asked for and has missed comes this far apart. */
    public static final Duration APART = Duration.ofDays(1);

    private Limits() {}
}
