package tandem.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.answer.Heard;
import tandem.chat.Said;
import tandem.flow.Flow;
import tandem.flow.Step;
import tandem.flow.Trigger;
import tandem.flow.Value;
import tandem.safety.Concern;
import tandem.safety.Strength;
import tandem.safety.Verdict;

/** Starts flows: by command, phrase or event; and lets somebody go on whose flow was edited meanwhile. */
final class Starter {

    private static final String START = "start";

    private final Session session;

    Starter(Session session) {
        this.session = session;
    }

    void command(Said.Command command) {
        boolean group = session.group();
        if (command.name().equals(START) && linked(command.rest().strip())) {
            return;
        }
        List<Dialogs.Entry<Trigger.Command>> entries = session.dialogs.command(command.name());
        for (Dialogs.Entry<Trigger.Command> entry : entries) {
            if (entry.trigger().where().hears(group)) {
                start(entry.flow(), new CommandOptions(session.dialogs.listener()).read(entry.trigger(), command));
                return;
            }
        }
        if (group && !entries.isEmpty()) {
            session.say(SystemText.PRIVATE_ONLY);
        } else if (!group) {
            session.say(SystemText.UNKNOWN_COMMAND);
        }
    }

    /** Starts the flow whose phrase this is; false when it is none. */
    boolean phrase(String text) {
        Flow flow = meant(text, session.dialogs.phrases());
        if (flow != null) {
            start(flow, Map.of());
        }
        return flow != null;
    }

    /** Starts the interruption whose phrase this is; false when it is none. */
    boolean interruption(String text) {
        List<Dialogs.Entry<Trigger.Phrases>> entries = session.dialogs.phrases().stream()
                .filter(entry -> session.dialogs.interrupts(entry.flow().id()))
                .toList();
        Flow flow = meant(text, entries);
        if (flow != null) {
            start(flow, Map.of());
        }
        return flow != null;
    }

    /** Starts the flow for something that happened; false when there is none. */
    boolean event(Trigger.Event.Kind kind) {
        Flow flow = session.dialogs.event(kind, session.group());
        if (flow != null) {
            start(flow, Map.of());
        }
        return flow != null;
    }

    /** Goes on from where an edit of the flows has put somebody. */
    void resume(Run run, Place place) {
        if (place instanceof Place.Same same) {
            new Walk(session, run, same.flow()).from(same.step());
        } else if (place instanceof Place.Moved moved) {
            new Walk(session, run, moved.flow()).from(moved.step());
        } else if (place instanceof Place.StartAgain again) {
            session.say(SystemText.CHANGED);
            new Walk(session, run, again.flow()).from(again.step());
        } else {
            session.runs.end(run);
            session.say(SystemText.CHANGED);
            session.dialogs.command(START).stream()
                    .filter(entry -> entry.trigger().where().hears(session.group()))
                    .findFirst()
                    .ifPresent(entry -> start(entry.flow(), Map.of()));
        }
    }

    /** Ends a run that interrupted, and everything else that is above the run somebody came back to. */
    void endAbove(Run run) {
        List<Run> above = new ArrayList<>(session.runs.seen());
        above = above.subList(indexOf(above, run) + 1, above.size());
        for (Run other : above) {
            if (other.question() != null && session.dialogs.interrupts(other.flow())) {
                session.runs.end(other);
            }
        }
    }

    /** Asks the question once more that an interruption came into, when the interruption has just ended. */
    void returnFromInterruption() {
        Run run = session.runs.interrupted();
        if (run == null) {
            return;
        }
        Place place = Place.of(run.top(), session.dialogs);
        if (place instanceof Place.Same same && same.step() instanceof Step.Ask ask) {
            new Walk(session, run, same.flow()).askAgain(ask, null, SystemText.LEAD_IN);
        } else {
            session.runs.cancel(run);
            Run unasked = run.asking(null);
            session.runs.update(unasked);
            resume(unasked, place);
        }
    }

    void start(Flow meant, Map<String, Value> options) {
        Flow flow = young(meant);
        boolean interrupts = session.dialogs.interrupts(flow.id());
        for (Run run : session.runs.seen()) {
            boolean stays = run.parked() != null || (interrupts && !session.dialogs.interrupts(run.flow()));
            if (!stays) {
                session.runs.end(run);
            }
        }
        if (flow.standing()) {
            session.runs.standing(flow.id(), session.person().id()).forEach(session.runs::end);
        }
        session.runs.begin(flow, session.person().id(), options);
    }

    /** For somebody who said that they are under 18 there is nothing but what may interrupt any question. */
    private Flow young(Flow meant) {
        Flow care = session.dialogs.event(Trigger.Event.Kind.SAFETY, false);
        if (care == null || !Watch.isYoung(session) || session.dialogs.interrupts(meant.id())) {
            return meant;
        }
        session.hear(new Verdict(Strength.STRONG, Concern.UNDER_AGE));
        return care;
    }

    /** Goes where a link leads; false when it leads nowhere. */
    private boolean linked(String payload) {
        String round = session.group() ? null : Rounds.linked(payload);
        if (round != null) {
            new Rounds(session).tapped(round, new Privately(session, this));
            return true;
        }
        Dialogs.Entry<Trigger.Start> link = session.dialogs.start(payload);
        int dash = payload.lastIndexOf(PairCode.SEPARATOR);
        String code = link == null && dash > 0 ? PairCode.of(payload.substring(dash + 1)) : null;
        if (code != null) {
            link = session.dialogs.start(payload.substring(0, dash));
        }
        if (payload.isEmpty() || link == null || !link.trigger().where().hears(session.group())) {
            return false;
        }
        start(link.flow(), code == null ? Map.of() : Map.of(Joining.CODE, new Value.Text(code)));
        return true;
    }

    private @Nullable Flow meant(String text, List<Dialogs.Entry<Trigger.Phrases>> entries) {
        List<Dialogs.Entry<Trigger.Phrases>> heard = entries.stream()
                .filter(entry -> entry.trigger().where().hears(session.group()))
                .toList();
        List<List<String>> phrases =
                heard.stream().map(entry -> entry.trigger().phrases()).toList();
        Heard meant = session.dialogs.listener().phrase(text, phrases);
        return meant.choice().isPresent() ? heard.get(meant.choice().getAsInt()).flow() : null;
    }

    private static int indexOf(List<Run> runs, Run run) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).id() == run.id()) {
                return i;
            }
        }
        return runs.size();
    }
}
