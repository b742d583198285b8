package tandem.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.flow.Action;
import tandem.flow.Value;

/** How two become a couple: both come with one code, each sees the other's name and says yes to it. And how one leaves. */
final class Joining {

    /** Where a run keeps the code; no flow can declare this name. */
    static final String CODE = "pair_code";

    private final Session session;

    Joining(Session session) {
        this.session = session;
    }

    void offer(Run run) {
        String code = PairCode.fresh(session.chance);
        session.together.keep(
                new Offer(code, session.now().plus(session.operator.retention().codes()), List.of()));
        session.runs.update(run.with(CODE, new Value.Text(code)));
    }

    /**
     * The person comes with a code, of a button, of a link, or typed. It must be one that was made within its time; a wrong one
     * counts.
     */
    String come(Run run, boolean types, @Nullable String typed) {
        if (!session.person().hasAgreed()) {
            String given = typed == null ? null : PairCode.of(typed);
            if (given != null) {
                // So that its offer is known in the turn in which they agree.
                session.runs.update(run.with(CODE, new Value.Text(given)));
            }
            return Action.CONSENT_NEEDED;
        }
        if (session.person().couple() != null) {
            return Action.JOINED;
        }
        if (session.remembered.triesTooOften()) {
            return types ? Action.TOO_OFTEN : Action.UNKNOWN;
        }
        String code = types ? (typed == null ? null : PairCode.of(typed)) : code(run);
        Offer offer = session.together.offer(code);
        if (code == null || offer == null) {
            session.remembered.wrongCode();
            return Action.UNKNOWN;
        }
        PersonId me = session.person().id();
        Offer.Coming before = offer.of(me);
        if (offer.people().size() > 1 && before == null) {
            return Action.UNKNOWN;
        }
        endOthers(run, code);
        session.together.keep(offer.with(
                before == null
                        ? Together.coming(me, session.event.name(), session.here())
                        : new Offer.Coming(me, before.name(), session.here(), 0, before.yes())));
        session.runs.update(run.with(CODE, new Value.Text(code)));
        if (before == null) {
            wake(offer.other(me));
        }
        return Action.DONE;
    }

    /** Whoever comes once more goes on in the run they have come with last. */
    private void endOthers(Run current, String code) {
        for (Run run : session.runs.seen()) {
            if (run.id() != current.id() && code.equals(code(run))) {
                Run apart = run.with(CODE, null);
                session.runs.update(apart);
                session.runs.end(apart);
            }
        }
    }

    /** The run waits for the other one, under this number. */
    void waits(Run run, long number) {
        Offer offer = session.together.offer(code(run));
        Offer.Coming me = offer == null ? null : offer.of(session.person().id());
        if (offer != null && me != null) {
            session.together.keep(
                    offer.with(new Offer.Coming(me.person(), me.name(), session.here(), number, me.yes())));
        }
    }

    String join(Run run) {
        PersonId me = session.person().id();
        Offer offer = session.together.offer(code(run));
        Offer.Coming mine = offer == null ? null : offer.of(me);
        Offer.Coming theirs = offer == null ? null : offer.other(me);
        Person other = theirs == null ? null : session.together.other(theirs.person());
        boolean free =
                session.person().couple() == null && other != null && other.couple() == null && other.hasAgreed();
        if (offer == null || mine == null || theirs == null || other == null || !free) {
            return Action.UNKNOWN;
        }
        if (!theirs.yes()) {
            session.together.keep(
                    offer.with(new Offer.Coming(me, mine.name(), mine.conversation(), mine.number(), true)));
            return Action.WAITING;
        }
        CoupleId id = new CoupleId(session.chance.name());
        session.together.join(id, session.person(), other, offer);
        session.become(session.person().withCouple(id));
        wake(theirs);
        return Action.DONE;
    }

    /** To the other one this is no different from silence. */
    void deny(Run run) {
        Offer offer = session.together.offer(code(run));
        if (offer != null) {
            session.together.without(offer, session.person().id());
        }
    }

    /** With the run that leaves nothing else goes on here that was for both. */
    String leave(Run current) {
        if (session.person().couple() == null) {
            return Action.UNKNOWN;
        }
        session.leaveCouple();
        session.become(session.person().leaving());
        for (Run run : session.runs.seen()) {
            if (run.id() != current.id() && run.variables().containsKey(Rounds.ROUND)) {
                session.runs.end(run);
            }
        }
        return Action.DONE;
    }

    private void wake(Offer.@Nullable Coming other) {
        if (other != null && other.number() > 0) {
            session.ring(other.conversation(), other.number(), other.person());
        }
    }

    static @Nullable String code(Run run) {
        Value code = run.variables().get(CODE);
        return code == null ? null : code.plain();
    }

    /** How far the joining is that a run is about. */
    String state(Run run) {
        if (session.person().couple() != null) {
            return "joined";
        }
        Offer offer = session.together.offer(code(run));
        Offer.Coming me = offer == null ? null : offer.of(session.person().id());
        if (offer == null || me == null) {
            return "none";
        }
        if (me.yes()) {
            return "said-yes";
        }
        return offer.other(me.person()) == null ? "alone" : "met";
    }

    /** The name of the other one who has come, or null. */
    @Nullable
    String name(Run run) {
        Offer offer = session.together.offer(code(run));
        Offer.Coming other = offer == null ? null : offer.other(session.person().id());
        if (other == null) {
            return null;
        }
        session.names(other.person());
        return other.name();
    }

    /** What the code is worth in the reserved variables. */
    static Map<String, Value> vars(Run run) {
        String code = code(run);
        return code == null ? Map.of() : Map.of(CODE, new Value.Text(code));
    }
}
