package tandem.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import tandem.runtime.Store;

/**
 * Lets time go on in the terminal, stopping wherever something is due, which once a day the sweeper is: what follows from that is due in its own time after
 * it, as it would be in real life. For the one thread that reads the terminal.
 */
final class TimeLapse {

    private final MovableClock clock;
    private final Store store;
    private final Bot bot;
    private Instant end = Instant.MIN;

    TimeLapse(MovableClock clock, Store store, Bot bot) {
        this.clock = clock;
        this.store = store;
        this.bot = bot;
    }

    /** Time goes on by this, as far as the first thing that is due; {@link #settle} goes on from there. */
    void passes(Duration span) {
        end = clock.instant().plus(span);
        goOn();
    }

    /** Waits for everything that follows, at each stop on the way. */
    void settle() {
        bot.settle();
        while (clock.instant().isBefore(end)) {
            goOn();
            bot.settle();
        }
    }

    private void goOn() {
        Instant now = clock.instant();
        Instant stop = Stream.concat(store.nextDue().stream(), Stream.of(bot.nextSweep()))
                .filter(due -> due.isAfter(now) && due.isBefore(end))
                .min(Comparator.naturalOrder())
                .orElse(end);
        // In whole seconds, as the clock remembers it, and so that the moment has come.
        clock.skip(Duration.ofSeconds(
                Duration.between(now, stop).plusNanos(999_999_999).toSeconds()));
        bot.timePassed();
    }
}
