package tandem.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.chat.Said;
import tandem.flow.Limits;
import tandem.flow.Step;
import tandem.flow.Trigger;
import tandem.time.QuietHours;

/** Decides what was meant: an answer to an open question, something that starts a flow, or neither. */
final class Reception {

    private final Session session;
    private final Starter starter;
    private final Answering answering;
    private final Watch watch;
    private final Lapse lapse;

    Reception(Session session) {
        this.session = session;
        this.starter = new Starter(session);
        this.answering = new Answering(session, starter);
        this.watch = new Watch(session, starter);
        this.lapse = new Lapse(session, starter);
    }

    void receive() {
        understand();
        if (session.event.isAct() && !session.hides()) {
            // After [Hide this] nothing is said, and nobody is spoken to again because an interruption ran out of time.
            starter.returnFromInterruption();
        }
    }

    private void understand() {
        Said said = session.event.said();
        if (watch.hears(said)) {
            return;
        }
        if (said instanceof Said.Tap tap) {
            tapped(tap.token());
        } else if (said instanceof Said.Filled filled) {
            filled(filled.token(), filled.text());
        } else if (said instanceof Said.Text text) {
            typed(text.text());
        } else if (said instanceof Said.Command command) {
            starter.command(command);
        } else if (said instanceof Said.Wake wake) {
            woken(wake.number());
        } else if (said instanceof Said.Sweep sweep) {
            lapse.look(sweep);
        } else if (said instanceof Said.Added && session.runs.seen().isEmpty()) {
            // Where something is under way, the bot was there before: the group has only got another id.
            starter.event(Trigger.Event.Kind.ADDED);
        } else if (said instanceof Said.Flood flood) {
            flooded(flood.tapped());
        } else if (said instanceof Said.Removed) {
            session.leave();
        }
    }

    private void flooded(boolean tapped) {
        if (tapped) {
            session.notice(session.words(SystemText.FLOOD));
        } else {
            session.say(SystemText.FLOOD);
        }
    }

    private void tapped(String text) {
        String round = Tokens.round(text);
        if (round != null) {
            new Rounds(session).tapped(round, new Privately(session, starter));
            return;
        }
        Tokens.Token token = Tokens.read(text);
        if (token != null && Tokens.hides(text)) {
            hidden(token);
            return;
        }
        Run run = asking(token);
        if (token == null || run == null) {
            return;
        }
        if (token.isForm()) {
            answering.wantsForm(run);
        } else {
            answering.tapped(run, token.choice());
        }
    }

    /** A message can be taken away long after its question is over; as long as that is open, by whom it is for. */
    private void hidden(Tokens.Token token) {
        Run run = session.runs.asking(token.question());
        if (run == null) {
            session.hide();
        } else if (!run.aside() || mayWhisper(run)) {
            answering.hides(run, token.choice());
        }
    }

    private void filled(String token, String text) {
        Run run = asking(Tokens.read(token));
        if (run != null) {
            answering.filled(run, text);
        }
    }

    /** The run whose question it is about; null when that is over, which whoever asks is told. */
    private @Nullable Run asking(Tokens.@Nullable Token token) {
        Run run = token == null ? null : session.runs.asking(token.question());
        if (run == null) {
            session.notice(session.words(SystemText.EARLIER_QUESTION));
        }
        return run == null || !run.aside() || mayWhisper(run) ? run : null;
    }

    /** What is talked over with one person alone is nobody else's business. */
    private boolean mayWhisper(Run run) {
        if (!run.starter().equals(session.person().id())) {
            session.notice(session.words(SystemText.NOT_FOR_YOU));
            return false;
        }
        session.whisper();
        return true;
    }

    private void typed(String text) {
        if (session.group() && !session.event.addressed()) {
            return;
        }
        Run run = session.runs.foreground();
        if (run != null && run.question() != null && answering.typed(run, text)) {
            return;
        }
        boolean asking = run != null && run.question() != null;
        boolean coaches = session.dialogs.coaches();
        if (!asking && (coaches ? starter.phrase(text) : starter.interruption(text))) {
            return;
        }
        if (session.group()) {
            session.sayUnmatched();
        } else if (!coaches || !starter.event(Trigger.Event.Kind.UNMATCHED)) {
            session.say(SystemText.NOT_UNDERSTOOD);
        }
    }

    private void woken(long number) {
        Run asking = session.runs.asking(number);
        Run run = session.runs.parked(number);
        if ((asking != null && asking.aside()) || (run != null && run.aside())) {
            session.whisper();
        }
        if (asking != null) {
            answering.timedOut(asking);
            return;
        }
        if (run != null && goesOnAfterAll(run)) {
            return;
        }
        Parked parked = run == null ? null : run.parked();
        if (run == null || parked == null) {
            return;
        }
        if (!lapse.mayGoOn(run)) {
            session.runs.end(run.parked(null));
            return;
        }
        Run busy = busy();
        Step.Wait wait = waitOf(run);
        boolean late = session.now().isAfter(parked.putOff().plus(Limits.LATE));
        if (wait != null && wait.ring()) {
            session.runs.cancel(run);
            goOn(run);
            return;
        }
        if (wait != null && wait.ifBusy() == Step.IfBusy.ANYWAY) {
            alarm(run, late);
            return;
        }
        boolean nudge = wait != null && wait.nudge();
        if (wait != null && nudge && nudgeHeld(run, parked, wait, busy)) {
            return;
        }
        if (busy != null && !mayInterrupt(run, parked, busy)) {
            return;
        }
        if (late && !nudge && late(run, parked)) {
            return;
        }
        goOn(run);
    }

    /** Whether this run waits for all to share what they answered; then it goes on if they have, or if time is over. */
    private boolean goesOnAfterAll(Run run) {
        Place place = Place.of(run.top(), session.dialogs);
        if (!(place instanceof Place.Same same && same.step() instanceof Step.ForEach step)) {
            return false;
        }
        new Walk(session, run, same.flow()).goOnAfterAll(step);
        return true;
    }

    /** An alarm comes whatever else there is; hours later it is none any more, and might wake somebody. */
    private void alarm(Run run, boolean late) {
        if (late) {
            session.runs.end(run.parked(null));
        } else {
            goOn(run);
        }
    }

    /** Puts a nudge off that would not come at a good time; false when it may come now. */
    private boolean nudgeHeld(Run run, Parked parked, Step.Wait wait, @Nullable Run busy) {
        Question open = busy == null ? null : busy.question();
        Instant calm = open == null ? session.now() : open.asked().plus(Limits.BUSY);
        Instant end = session.group() ? null : session.person().paused();
        Instant from = end != null && end.isAfter(calm) ? end : calm;
        Instant good = appointment(run, wait).nudge(parked.putOff(), from);
        if (!good.isAfter(session.now())) {
            return false;
        }
        boolean leftOut = good.isAfter(parked.putOff().plus(Limits.NUDGE_LATE));
        putOff(run, new Parked(parked.number(), good, leftOut ? good : parked.putOff()));
        return true;
    }

    /**
     * After a downtime much may be due at once. The earliest comes now, or in the morning when it is night where they are;
     * everything else that they have asked for comes on the days after it, so that they find one message and not ten.
     * Nudges and alarms look after themselves.
     *
     * @return whether this one waits for the morning
     */
    private boolean late(Run run, Parked parked) {
        var zone = session.person().zone();
        Instant morning = zone == null ? session.now() : QuietHours.after(session.now(), zone);
        Instant day = morning;
        for (Run other : overdue()) {
            if (other.id() != run.id()) {
                day = day.plus(Limits.APART);
                session.runs.cancel(other);
                putOff(other, new Parked(Objects.requireNonNull(other.parked()).number(), day, day));
            }
        }
        if (morning.isAfter(session.now())) {
            putOff(run, new Parked(parked.number(), morning, morning));
            return true;
        }
        return false;
    }

    /** What somebody has asked for and should have come by now, the earliest first. */
    private List<Run> overdue() {
        return session.runs.seen().stream()
                .filter(this::isOverdue)
                .sorted(Comparator.comparing(
                        run -> Objects.requireNonNull(run.parked()).at()))
                .toList();
    }

    private boolean isOverdue(Run run) {
        Parked parked = run.parked();
        Step.Wait wait = waitOf(run);
        boolean itself = wait == null || wait.nudge() || wait.ifBusy() == Step.IfBusy.ANYWAY;
        return parked != null && !parked.at().isAfter(session.now()) && !itself;
    }

    private void putOff(Run run, Parked parked) {
        session.runs.update(run.parked(parked));
        session.runs.schedule(parked.number(), parked.at(), run);
    }

    private Appointment appointment(Run run, Step.Wait wait) {
        return new Appointment(wait, run, session.person(), session.now());
    }

    /** The run that somebody is in the middle of, or null. */
    private @Nullable Run busy() {
        Run run = session.runs.foreground();
        Question open = run == null ? null : run.question();
        boolean young = open != null && open.asked().plus(Limits.BUSY).isAfter(session.now());
        return young ? run : null;
    }

    private boolean mayInterrupt(Run run, Parked parked, Run busy) {
        Step.Wait wait = waitOf(run);
        if (wait != null && wait.ifBusy() == Step.IfBusy.SKIP) {
            session.runs.end(run.parked(null));
            return false;
        }
        Instant since = parked.at().equals(parked.putOff()) ? session.now() : parked.putOff();
        Instant latest = since.plus(Limits.POSTPONED);
        if (!session.now().isBefore(latest)) {
            session.runs.cancel(busy);
            answering.timedOut(busy);
            return session.runs.isUnderWay(run);
        }
        Question open = Objects.requireNonNull(busy.question(), "a busy run asks something");
        Instant calm = open.asked().plus(Limits.BUSY);
        Instant again = calm.isBefore(latest) ? calm : latest;
        putOff(run, new Parked(parked.number(), again, since));
        return false;
    }

    /** The wait a run is in; null when it is not there any more. */
    private Step.@Nullable Wait waitOf(Run run) {
        return Appointment.of(run, session.dialogs);
    }

    private void goOn(Run parked) {
        Run run = parked.parked(null);
        session.runs.bringForward(run);
        Place place = Place.of(run.top(), session.dialogs);
        if (place instanceof Place.Same same && same.step() instanceof Step.Wait) {
            new Walk(session, run, same.flow()).after(same.step());
        } else {
            starter.resume(run, place);
        }
    }
}
