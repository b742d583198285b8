package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limits;
import tandem.flow.Step;
import tandem.flow.Value;
import tandem.time.Clocks;
import tandem.time.NextTime;
import tandem.time.QuietHours;

/**
 * When a wait of one run is over for whoever it is for, and whether it then comes at a good time.
 *
 * <p>A nudge of somebody whose hour is unknown comes at the time of day at which the run first waited for one. Whoever
 * chose to have nudges was awake then; that is all one knows of them.
 */
final class Appointment {

    /** Where a run keeps that time of day, in seconds and UTC; no flow can declare this name. */
    static final String AWAKE = "person_awake";

    private final Step.Wait wait;
    private final Instant now;
    private final @Nullable ZoneId zone;
    private final @Nullable LocalTime hour;
    private final LocalTime awake;

    Appointment(Step.Wait wait, Run run, Person person, Instant now) {
        this.wait = wait;
        this.now = now;
        this.zone = person.zone();
        this.hour = wait.theirHour() ? person.hour() : wait.at();
        this.awake = run.variables().get(AWAKE) instanceof Value.Whole second
                ? LocalTime.ofSecondOfDay(second.number())
                : now.atOffset(ZoneOffset.UTC).toLocalTime().withNano(0);
    }

    /** What the run must remember for its nudges, in seconds of the day. */
    long awake() {
        return awake.toSecondOfDay();
    }

    /** When the wait is over that begins now. */
    Instant first(@Nullable Duration atLeast) {
        return reasonable(unheld(atLeast));
    }

    private Instant unheld(@Nullable Duration atLeast) {
        Instant from = atLeast == null ? now.plusNanos(1) : now.plus(atLeast);
        if (hour != null && zone != null) {
            long days = wholeDays(atLeast);
            return days > 0
                    ? NextTime.on(LocalDate.ofInstant(now, zone).plusDays(days), hour, zone)
                    : NextTime.after(from.minusNanos(1), hour, zone);
        }
        if (!isForAnHour()) {
            return from;
        }
        if (atLeast == null) {
            return now.plus(Limits.USUAL_WAIT);
        }
        return wait.nudge() ? Clocks.next(from, awake) : from;
    }

    /** Whether it is for a time of day, and not only for so long. */
    private boolean isForAnHour() {
        return wait.theirHour() || wait.at() != null;
    }

    /** With whole days a date is meant, such as tomorrow's; 0 where it is hours. What a variable counts is minutes. */
    private long wholeDays(@Nullable Duration atLeast) {
        boolean whole = atLeast != null && wait.minutes() == null && atLeast.equals(Duration.ofDays(atLeast.toDays()));
        return atLeast != null && whole ? atLeast.toDays() : 0;
    }

    /**
     * When a wait is over that was to end at {@code due}, now that their hour or their zone is another one: at the new hour of
     * the same day, or when that is past, of the next one. Unchanged while one of the two is unknown.
     *
     * @param before where they were until now; null when nobody knew
     */
    Instant moved(Instant due, @Nullable ZoneId before) {
        if (hour == null || zone == null || !isForAnHour()) {
            return due;
        }
        Instant then = NextTime.on(LocalDate.ofInstant(due, before == null ? zone : before), hour, zone);
        return reasonable(then.isAfter(now) ? then : NextTime.after(now, hour, zone));
    }

    /** The wait a run is in; null when it is not there any more. */
    static Step.@Nullable Wait of(Run run, Dialogs dialogs) {
        return Place.of(run.top(), dialogs) instanceof Place.Same same && same.step() instanceof Step.Wait wait
                ? wait
                : null;
    }

    /** When a nudge comes that has been left out now. */
    Instant next() {
        Instant next =
                hour != null && zone != null ? NextTime.after(now, hour, zone) : Clocks.next(now.plusNanos(1), awake);
        return reasonable(next);
    }

    /**
     * When a nudge comes that was due at {@code due} and, because of what else there is, cannot come before {@code from}.
     * What would come far too late for the time of day it is for is left out.
     */
    Instant nudge(Instant due, Instant from) {
        Instant held = reasonable(from);
        Duration patience = zone == null ? Limits.NUDGE_LATE_UNKNOWN : Limits.NUDGE_LATE;
        return held.isAfter(due.plus(patience)) ? next() : held;
    }

    /** Not in quiet hours, where it is a nudge and one knows when they are. */
    private Instant reasonable(Instant moment) {
        return wait.nudge() && zone != null ? QuietHours.after(moment, zone) : moment;
    }
}
