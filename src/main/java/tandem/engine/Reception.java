package tandem.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.chat.Said;
import tandem.flow.Limits;
import tandem.flow.Step;
import tandem.flow.Trigger;

/** Decides what was meant: an answer to an open question, something that starts a flow, or neither. */
final class Reception {

    private final Session session;
    private final Starter starter;
    private final Answering answering;

    Reception(Session session) {
        this.session = session;
        this.starter = new Starter(session);
        this.answering = new Answering(session, starter);
    }

    void receive() {
        understand();
        if (!(session.event.said() instanceof Said.Wake)) {
            // Nobody is spoken to again because an interruption ran out of time.
            starter.returnFromInterruption();
        }
    }

    private void understand() {
        Said said = session.event.said();
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
        } else if (said instanceof Said.Added && session.runs().isEmpty()) {
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
        Tokens.Token token = Tokens.read(text);
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

    private void filled(String token, String text) {
        Run run = asking(Tokens.read(token));
        if (run != null) {
            answering.filled(run, text);
        }
    }

    /** The run whose question it is about; null when that is over, which whoever asks is told. */
    private @Nullable Run asking(Tokens.@Nullable Token token) {
        Run run = token == null ? null : session.asking(token.question());
        if (run == null) {
            session.notice(session.words(SystemText.EARLIER_QUESTION));
        }
        return run;
    }

    private void typed(String text) {
        if (session.event.group() && !session.event.addressed()) {
            return;
        }
        Run run = session.foreground();
        if (run != null && run.question() != null && answering.typed(run, text)) {
            return;
        }
        boolean asking = run != null && run.question() != null;
        if (!asking && starter.phrase(text)) {
            return;
        }
        if (session.event.group()) {
            session.say(SystemText.GROUP_UNMATCHED);
        } else if (!starter.event(Trigger.Event.Kind.UNMATCHED)) {
            session.say(SystemText.NOT_UNDERSTOOD);
        }
    }

    private void woken(long number) {
        Run asking = session.asking(number);
        if (asking != null) {
            answering.timedOut(asking);
            return;
        }
        Run run = session.parked(number);
        Parked parked = run == null ? null : run.parked();
        if (run == null || parked == null) {
            return;
        }
        Run busy = busy();
        if (busy != null && !mayInterrupt(run, parked, busy)) {
            return;
        }
        goOn(run);
    }

    /** The run that somebody is in the middle of, or null. */
    private @Nullable Run busy() {
        Run run = session.foreground();
        Question open = run == null ? null : run.question();
        boolean young = open != null && open.asked().plus(Limits.BUSY).isAfter(session.now());
        return young ? run : null;
    }

    private boolean mayInterrupt(Run run, Parked parked, Run busy) {
        if (waitOf(run) == Step.IfBusy.ANYWAY) {
            return true;
        }
        if (waitOf(run) == Step.IfBusy.SKIP) {
            session.end(run.parked(null));
            return false;
        }
        Instant since = parked.at().equals(parked.putOff()) ? session.now() : parked.putOff();
        Instant latest = since.plus(Limits.POSTPONED);
        if (!session.now().isBefore(latest)) {
            session.cancel(busy);
            answering.timedOut(busy);
            return session.isUnderWay(run);
        }
        Question open = java.util.Objects.requireNonNull(busy.question(), "a busy run asks something");
        Instant calm = open.asked().plus(Limits.BUSY);
        Instant again = calm.isBefore(latest) ? calm : latest;
        session.update(run.parked(new Parked(parked.number(), again, since)));
        session.schedule(parked.number(), again, run);
        return false;
    }

    private Step.IfBusy waitOf(Run run) {
        return Place.of(run.top(), session.dialogs) instanceof Place.Same same && same.step() instanceof Step.Wait wait
                ? wait.ifBusy()
                : Step.IfBusy.POSTPONE;
    }

    private void goOn(Run parked) {
        Run run = parked.parked(null);
        session.bringForward(run);
        Place place = Place.of(run.top(), session.dialogs);
        if (place instanceof Place.Same same && same.step() instanceof Step.Wait) {
            new Walk(session, run, same.flow()).after(same.step());
        } else {
            starter.resume(run, place);
        }
    }
}
