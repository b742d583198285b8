package tandem.engine;

import java.time.Duration;
import tandem.flow.Limits;

/**
 * How long something is kept, as the config says. A flow cannot keep anything longer; {@code /privacy} shows these.
 *
 * @param history what happened with cards, and check-ins
 * @param answers what one of two has answered and not shown yet
 * @param codes a code with which somebody can join
 * @param inactivity everything about somebody who does nothing any more, and about a group in which nobody does
 * @param notice so long before that somebody is told
 */
public record Retention(Duration history, Duration answers, Duration codes, Duration inactivity, Duration notice) {

    /** As long as anything is ever kept. */
    public static final Retention LONGEST =
            new Retention(Limits.HISTORY_KEPT, Limits.ANSWERS_KEPT, Limits.CODE, Limits.INACTIVITY, Limits.NOTICE);
}
