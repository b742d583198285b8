package tandem.time;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours in which nobody hears what they have not asked for: from 22 to 8 by the clocks where they are. Pure. No law
 * or study is behind the two numbers; they leave out the hours in which most people sleep, and some around them.
 */
public final class QuietHours {

    /** From this hour on it is quiet. */
    public static final LocalTime BEGIN = LocalTime.of(22, 0);

    /** At this hour it is over. */
    public static final LocalTime END = LocalTime.of(8, 0);

    private QuietHours() {}

    /** Whether it is quiet at this moment where clocks are those of the zone. */
    public static boolean hold(Instant moment, ZoneId zone) {
        return hold(moment.atZone(zone).toLocalTime());
    }

    /** Whether it is quiet where clocks show this. */
    public static boolean hold(LocalTime local) {
        return !local.isBefore(BEGIN) || local.isBefore(END);
    }

    /** The moment itself when it is not quiet then; otherwise the one at which it is over. */
    public static Instant after(Instant moment, ZoneId zone) {
        return hold(moment, zone) ? NextTime.after(moment, END, zone) : moment;
    }
}
