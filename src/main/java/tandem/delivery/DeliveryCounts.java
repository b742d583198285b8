package tandem.delivery;

import java.time.Duration;

/**
 * What became of messages since the process started, and what waits now.
 *
 * @param sent messages that arrived
 * @param retried times a message was put off because the platform did not take it, or may not have
 * @param putAside messages that are not sent any more: refused, uncertain after ten times, or their chat is gone
 * @param superseded changes of a message that a later one made needless, dropped unsent
 * @param possibleDuplicates times a message is sent again that may have arrived
 * @param unreadable messages whose rows could not be read; they stay there
 * @param waiting messages that are stored and not delivered
 * @param oldest how long the oldest of them has waited in this process; zero when none waits
 */
public record DeliveryCounts(
        long sent,
        long retried,
        long putAside,
        long superseded,
        long possibleDuplicates,
        long unreadable,
        long waiting,
        Duration oldest) {}
