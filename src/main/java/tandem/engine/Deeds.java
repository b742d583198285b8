package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Action;
import tandem.flow.Limits;
import tandem.flow.Step;
import tandem.flow.Term;
import tandem.flow.Value;
import tandem.flow.Values;
import tandem.library.Drawn;
import tandem.library.Past;

/** Does what a flow asks the program to do, and says with what outcome. */
final class Deeds {

    private static final long MOST_TOUCH = 4;

    private final Session session;

    Deeds(Session session) {
        this.session = session;
    }

    String perform(Action action, Map<String, Term> with, Values values, Run run) {
        switch (action) {
            case CONSENT -> consent();
            case DECLINE -> decline();
            case LIMIT -> {
                return limit(with, values);
            }
            case NOTE -> {
                return note(with, values, run);
            }
            case KEEP -> {
                return keep(run);
            }
            case EXPORT -> {
                return export();
            }
            case ERASE -> session.erase(run);
            case STOP -> stop(run, told(with, "flow", values));
            case LANGUAGE -> {
                return language(with, values);
            }
            case ZONE -> {
                return zone(said(with, "to", values), !with.isEmpty());
            }
            case HOUR -> {
                return hour(said(with, "at", values), !with.isEmpty());
            }
            case OFFER -> new Joining(session).offer(run);
            case PAIR -> {
                return new Joining(session).come(run, with.containsKey("code"), told(with, "code", values));
            }
            case JOIN -> {
                return new Joining(session).join(run);
            }
            case DENY -> new Joining(session).deny(run);
            case LEAVE -> {
                return new Joining(session).leave(run);
            }
            case SHARE, UNSHARE -> {
                return new Rounds(session).share(run, action == Action.SHARE);
            }
            case WITHDRAW -> {
                return new Rounds(session).withdraw(run);
            }
            case PAUSE -> {
                return pause(said(with, "days", values));
            }
            case REST -> rest(run, "yes".equals(told(with, "alone", values)));
            case HELPLINES -> {
                return new Calling(session).find(run, told(with, "country", values), told(with, "first", values));
            }
            case STANDING -> {
                Value flow = said(with, "flow", values);
                return flow == null
                                || session.runs
                                        .standing(flow.plain(), session.person().id())
                                        .isEmpty()
                        ? Action.UNKNOWN
                        : Action.DONE;
            }
        }
        return Action.DONE;
    }

    /** In a group nothing is exported, whatever a flow says. */
    private String export() {
        if (session.group()) {
            return Action.UNKNOWN;
        }
        session.export();
        return Action.DONE;
    }

    private void consent() {
        if (!session.person().hasAgreed()) {
            Guest guest = session.remembered.guest();
            Map<String, Value> known = guest == null ? Map.of() : guest.variables();
            session.become(session.person().agreedAt(session.now(), known));
            session.remembered.forgetGuest();
        }
    }

    private void decline() {
        @Nullable Guest guest = session.remembered.guest();
        session.remembered.remember(
                new Guest(session.person().id(), true, guest == null ? Map.of() : guest.variables()));
    }

    private String limit(Map<String, Term> with, Values values) {
        if (!session.person().hasAgreed()) {
            return Action.CONSENT_NEEDED;
        }
        Term touch = with.get("touch");
        if (touch != null && touch.in(values) instanceof Value.Whole cap) {
            session.become(session.person().withTouchCap(Math.max(0, Math.min(MOST_TOUCH, cap.number()))));
        }
        Set<String> without = new HashSet<>(session.person().without());
        String more = told(with, "without", values);
        String less = told(with, "with", values);
        if (more != null && without.size() < Limits.WITHOUT) {
            without.add(more);
        }
        if (less != null) {
            without.remove(less);
        }
        session.become(session.person().without(without));
        return Action.DONE;
    }

    private String keep(Run run) {
        Drawn card = shown(run);
        if (!session.person().hasAgreed()) {
            return Action.CONSENT_NEEDED;
        }
        if (card == null) {
            return Action.UNKNOWN;
        }
        session.remembered.note(card.card().id(), Past.What.KEPT);
        return Action.DONE;
    }

    private @Nullable Drawn shown(Run run) {
        Value reference = run.variables().get(Scope.CARD);
        return reference == null ? null : session.dialogs.library().shown(reference.plain());
    }

    private String note(Map<String, Term> with, Values values, Run run) {
        Drawn card = shown(run);
        String more = told(with, "card", values);
        String less = told(with, "not", values);
        Past.What noted = more == null ? null : Past.What.of(more);
        if (noted == Past.What.KEPT) {
            return Action.UNKNOWN; // That needs a yes: see keep().
        }
        Past.What takenBack = less == null ? null : Past.What.of(less);
        String all = told(with, "forget", values);
        Past.What forgotten = all == null ? null : Past.What.of(all);
        if (forgotten != null) {
            session.remembered.forget(forgotten);
            return Action.DONE;
        }
        if (card == null || (noted == null && takenBack == null)) {
            return Action.UNKNOWN;
        }
        if (noted != null) {
            session.remembered.note(card.card().id(), noted);
        }
        if (takenBack != null) {
            session.remembered.unnote(card.card().id(), takenBack);
        }
        return Action.DONE;
    }

    private static @Nullable String told(Map<String, Term> with, String name, Values values) {
        Value value = said(with, name, values);
        return value == null ? null : value.plain();
    }

    private static @Nullable Value said(Map<String, Term> with, String name, Values values) {
        Term term = with.get(name);
        return term == null ? null : term.in(values);
    }

    private String language(Map<String, Term> with, Values values) {
        String tag = told(with, "to", values);
        return tag != null && session.speak(tag) ? Action.DONE : Action.UNKNOWN;
    }

    private String zone(@Nullable Value said, boolean keeps) {
        if (!session.person().hasAgreed()) {
            return Action.CONSENT_NEEDED;
        }
        if (!keeps) {
            lives(session.person().withZone(null));
            return Action.DONE;
        }
        List<ZoneId> meant = session.dialogs.places().meant(said, session.now());
        if (meant.size() == 1) {
            lives(session.person().withZone(meant.get(0)));
            return Action.DONE;
        }
        return meant.isEmpty() ? Action.UNKNOWN : Action.SEVERAL;
    }

    private String pause(@Nullable Value days) {
        if (!session.person().hasAgreed()) {
            return Action.CONSENT_NEEDED;
        }
        Instant end = days instanceof Value.Whole whole
                ? session.now()
                        .plus(Duration.ofDays(Math.max(0, Math.min(whole.number(), Limits.LONGEST_WAIT.toDays()))))
                : null;
        session.become(session.person().pausedUntil(end));
        return Action.DONE;
    }

    /**
     * Nothing is coached for a while: what is asked here ends, what was to come to them comes later, and until they want it
     * otherwise, ideas are for them alone. The same as anybody may have at any time and for any reason.
     */
    private void rest(Run run, boolean alone) {
        Instant end = session.now().plus(Limits.RESTS);
        for (Run other : session.runs.seen()) {
            Parked parked = other.parked();
            if (other.id() == run.id() || session.group() || session.dialogs.cares(other.flow())) {
                continue;
            }
            if (parked == null) {
                session.runs.end(other);
            } else if (Appointment.of(other, session.dialogs) != null
                    && parked.at().isBefore(end)) {
                session.runs.cancel(other);
                session.runs.update(other.parked(new Parked(parked.number(), end, end)));
                session.runs.schedule(parked.number(), end, other);
            }
        }
        Person me = session.person();
        Instant paused = me.paused();
        if (me.hasAgreed() && (paused == null || paused.isBefore(end))) {
            session.become(me.pausedUntil(end));
        }
        if (alone) {
            session.remembered.setPersonVariable(Drawing.ONLY_ALONE, new Value.Text("yes"));
        }
    }

    private String hour(@Nullable Value said, boolean keeps) {
        if (!session.person().hasAgreed()) {
            return Action.CONSENT_NEEDED;
        }
        if (keeps && said == null) {
            return Action.UNKNOWN;
        }
        try {
            lives(session.person().withHour(said == null ? null : LocalTime.parse(said.plain())));
            return Action.DONE;
        } catch (DateTimeParseException e) {
            return Action.UNKNOWN;
        }
    }

    /** Where they are or when they like to be asked is another one now, and what waits here for them moves with it. */
    private void lives(Person changed) {
        Person before = session.person();
        session.become(changed);
        if (Objects.equals(before.zone(), changed.zone()) && Objects.equals(before.hour(), changed.hour())) {
            return;
        }
        for (Run run : session.runs.seen()) {
            Parked parked = run.parked();
            Step.Wait wait = parked == null ? null : Appointment.of(run, session.dialogs);
            if (parked != null && wait != null && run.starter().equals(changed.id())) {
                Instant at = new Appointment(wait, run, changed, session.now()).moved(parked.at(), before.zone());
                if (!at.equals(parked.at())) {
                    session.runs.cancel(run);
                    session.runs.update(run.parked(new Parked(parked.number(), at, at)));
                    session.runs.schedule(parked.number(), at, run);
                }
            }
        }
    }

    private void stop(Run run, @Nullable String flow) {
        for (Run other : session.runs.seen()) {
            // What was promised to somebody under 18 is done whatever else ends.
            boolean ends = flow == null ? !session.dialogs.cares(other.flow()) : isTheirs(other, flow);
            if (other.id() != run.id() && ends) {
                session.runs.end(other);
            }
        }
    }

    private boolean isTheirs(Run other, String flow) {
        return other.isIn(flow) && (other.starter().equals(session.person().id()) || session.runs.isOurs(other));
    }
}
