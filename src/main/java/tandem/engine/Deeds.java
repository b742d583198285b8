package tandem.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.flow.Action;
import tandem.flow.Term;
import tandem.flow.Value;
import tandem.flow.Values;

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
            case ERASE -> session.erase(run);
            case STOP -> stop(run, with, values);
            case LANGUAGE -> {
                return language(with, values);
            }
        }
        return Action.DONE;
    }

    private void consent() {
        if (!session.person().hasAgreed()) {
            Guest guest = session.guest();
            Map<String, Value> known = guest == null ? Map.of() : guest.variables();
            session.become(session.person().agreedAt(session.now(), known));
            session.forgetGuest();
        }
    }

    private void decline() {
        @Nullable Guest guest = session.guest();
        session.remember(new Guest(session.person().id(), true, guest == null ? Map.of() : guest.variables()));
    }

    private String limit(Map<String, Term> with, Values values) {
        if (!session.person().hasAgreed()) {
            return Action.CONSENT_NEEDED;
        }
        Term touch = with.get("touch");
        if (touch != null && touch.in(values) instanceof Value.Whole cap) {
            session.become(session.person().withTouchCap(Math.max(0, Math.min(MOST_TOUCH, cap.number()))));
        }
        return Action.DONE;
    }

    private String language(Map<String, Term> with, Values values) {
        Term to = with.get("to");
        Value tag = to == null ? null : to.in(values);
        return tag != null && session.speak(tag.plain()) ? Action.DONE : Action.UNKNOWN;
    }

    private void stop(Run run, Map<String, Term> with, Values values) {
        Term of = with.get("flow");
        Value flow = of == null ? null : of.in(values);
        for (Run other : session.runs()) {
            if (other.id() != run.id() && (of == null || (flow != null && other.isIn(flow.plain())))) {
                session.end(other);
            }
        }
    }
}
