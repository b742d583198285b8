package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.chat.Said;
import tandem.flow.Flow;
import tandem.flow.Limits;
import tandem.flow.Trigger;

/**
 * Lets go of whoever does nothing any more; what has an age of its own, such as what happened with cards, went when the turn
 * began. They are told, and some time later everything about them is erased; whatever they do before that keeps it. Who cannot
 * be told, and a group, has the same time, which begins with a note.
 */
final class Lapse {

    /** A notice that waits for a good hour comes within this; otherwise its time was lost, or the clock was wrong. */
    private static final Duration SOON = Duration.ofDays(3);

    private final Session session;
    private final Starter starter;
    private final Retention retention;

    Lapse(Session session, Starter starter) {
        this.session = session;
        this.starter = starter;
        this.retention = session.operator.retention();
    }

    void look(Said.Sweep sweep) {
        if (session.group()) {
            lookAtGroup(sweep);
        } else if (sweep.reach() != Said.Reach.ELSEWHERE) {
            lookAtPerson(sweep);
        }
    }

    private void lookAtGroup(Said.Sweep sweep) {
        Presence presence = session.presence();
        if (presence.seen() == null) {
            session.remembered.beginToNote();
        } else if (isAway(presence)) {
            Instant told = presence.told(sweep.since(), session.now());
            if (told == null) {
                session.remembered.noteAbsence();
            } else if (isOver(presence, told)) {
                session.leave();
            }
        }
    }

    private void lookAtPerson(Said.Sweep sweep) {
        Presence presence = session.presence();
        if (presence.seen() == null) {
            session.become(presence.seenAt(session.now()));
        } else if (isYoungForLong(presence)) {
            session.eraseAll();
        } else if (isAway(presence)) {
            Instant told = presence.told(sweep.since(), session.now());
            if (told == null) {
                tell(sweep.reach() == Said.Reach.HERE);
            } else if (isOver(presence, told)) {
                session.eraseAll();
            }
        }
    }

    /** Whether they did nothing for so long that they are to be told. */
    private boolean isAway(Presence presence) {
        Instant gone = presence.gone();
        return gone != null && isPast(gone.plus(retention.inactivity()).minus(retention.notice()));
    }

    private boolean isOver(Presence presence, Instant told) {
        Instant gone = presence.gone();
        return gone != null && isPast(gone.plus(retention.inactivity())) && isPast(told.plus(retention.notice()));
    }

    private boolean isPast(Instant moment) {
        return !moment.isAfter(session.now());
    }

    /** It counts from when it is said, which may wait for a good hour; where nothing can be said, from now on. */
    private void tell(boolean open) {
        Run waiting = notice();
        if (waiting != null && isSoon(waiting)) {
            return;
        }
        if (waiting != null) {
            session.runs.end(waiting);
        }
        boolean begun = open && starter.event(Trigger.Event.Kind.INACTIVE);
        if (!begun || notice() == null) {
            session.become(session.presence().toldAt(session.now()));
        }
    }

    private boolean isSoon(Run waiting) {
        Parked parked = waiting.parked();
        return parked != null
                && Duration.between(parked.at(), session.now()).abs().compareTo(SOON) < 0;
    }

    /** The notice that waits for its hour, or null. */
    private @Nullable Run notice() {
        return session.runs.seen().stream()
                .filter(run -> run.parked() != null && isNotice(run))
                .findFirst()
                .orElse(null);
    }

    private boolean isNotice(Run run) {
        Flow notice = session.dialogs.event(Trigger.Event.Kind.INACTIVE, false);
        return notice != null && run.flow().equals(notice.id());
    }

    /** The time of a run has come: false for a notice to somebody who has been there since. */
    boolean mayGoOn(Run run) {
        if (!isNotice(run)) {
            return true;
        }
        if (!isAway(session.presence())) {
            return false;
        }
        session.become(session.presence().toldAt(session.now()));
        return true;
    }

    /**
     * The week after which somebody under 18 is erased is a wait like any other, and an undeliverable message takes it along:
     * then they are found here.
     */
    private boolean isYoungForLong(Presence presence) {
        Instant gone = presence.gone();
        return Watch.isYoung(session) && gone != null && isPast(gone.plus(Limits.YOUNG));
    }
}
