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

    /** A card that was among this many drawn last is not drawn again while there is another. */
    public static final int DRAWN_CARDS = 16;

    /** A card that was done is not drawn again for this long while there is another: half a year, 26 weeks. */
    public static final Duration DONE_RESTS = Duration.ofDays(182);

    /** What happened with cards is kept this long, so a little longer than a done card rests. */
    public static final Duration HISTORY_KEPT = Duration.ofDays(190);

    /** What happened with cards, at most; more usually means a chat in which many people draw many cards a day. */
    public static final int HISTORY_ENTRIES = 400;

    /** For so long coaching rests after somebody told of something that it would be the wrong answer to. */
    public static final Duration RESTS = Duration.ofHours(24);

    /** After "I didn't want it" ideas are without touch for this long. */
    public static final Duration TOUCH_RESTS = Duration.ofDays(7);

    /** After tension nothing is drawn for this long that a fresh conflict speaks against. */
    public static final Duration CONFLICT_IS_FRESH = Duration.ofDays(2);

    /** Things somebody wants nothing of, at most; a flow offers a handful. */
    public static final int WITHOUT = 32;

    /** What got in the way, or how it was, has a say in the draw for this long. */
    public static final Duration LEARNED = Duration.ofDays(14);

    /** People whose variables a conversation keeps while they have not agreed to more; the oldest goes first. */
    public static final int GUESTS = 16;

    /** A message is changed in place while it is younger than this; later a new one is sent. */
    public static final Duration REPLACE_WITHIN = Duration.ofMinutes(10);

    /** A question younger than this is a conversation that a scheduled message does not break into. */
    public static final Duration BUSY = Duration.ofMinutes(30);

    /** A scheduled message is put off no longer than this. */
    public static final Duration POSTPONED = Duration.ofHours(3);

    /** A wait whose hour or length is not known: about the same time tomorrow. */
    public static final Duration USUAL_WAIT = Duration.ofDays(1);

    /** No wait is longer than this: a year, and the day a leap year has more. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(366);
    /** A nudge that would come later than this is left out, and the next one comes at its time. */
    public static final Duration NUDGE_LATE = Duration.ofHours(12);

    /** The same for somebody whose zone is unknown: later than this they may be asleep. */
    public static final Duration NUDGE_LATE_UNKNOWN = Duration.ofHours(1);

    /** What comes later than this is late because nothing ran: nobody puts a message off for so long. */
    public static final Duration LATE = Duration.ofHours(4);

    /** After a downtime, what somebody has asked for and has missed comes this far apart. */
    public static final Duration APART = Duration.ofDays(1);
    /** What a person recorded is kept for so long, which is about half a year. */
    public static final Duration POINTS_KEPT = Duration.ofDays(190);

    /** What one of two has answered is kept for so long as long as it is not shown: 72 hours. */
    public static final Duration ANSWERS_KEPT = Duration.ofDays(3);

    /** Who has done nothing for so long is forgotten: a year. */
    public static final Duration INACTIVITY = Duration.ofDays(365);

    /** Who said that they are under 18 and was not there since is forgotten after so long, if nothing else has done it. */
    public static final Duration YOUNG = Duration.ofDays(7);

    /** So long before that they are told. */
    public static final Duration NOTICE = Duration.ofDays(14);

    /** Points of one series; one a day for as long as they are kept. The oldest goes first. */
    public static final int POINTS = 190;

    /** What a couple is asked at once, at most; one more gives up the oldest. */
    public static final int ROUNDS = 4;

    /** So long a code to join is worth something. */
    public static final Duration CODE = Duration.ofMinutes(15);

    /** A couple's ideas are without touch for this long at times, by chance. */
    public static final Duration SPELL = Duration.ofDays(2);

    /** One of so many {@link #SPELL}s is without touch. */
    public static final int SPELLS = 8;

    /** Runs of a group that go on with one person alone, at most, besides {@link #RUNS}; the oldest ends first. */
    public static final int ASIDES = 8;

    /** Wrong codes that somebody can try within {@link #CODE}. */
    public static final int TRIES = 5;

    /** While a person's time zone is unknown, what is recorded within this time is of the same day. */
    public static final Duration SAME_DAY = Duration.ofHours(12);

    private Limits() {}
}
