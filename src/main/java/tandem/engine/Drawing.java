package tandem.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limit;
import tandem.flow.Step;
import tandem.flow.Term;
import tandem.flow.Value;
import tandem.flow.Values;
import tandem.library.Circumstances;
import tandem.library.Library;
import tandem.library.Pick;
import tandem.library.Wish;

/** Draws the card of one {@code suggest}: within what the person allows, and the other one of their couple. */
final class Drawing {

    /** The person's variable that says whether their ideas are for them alone. */
    static final String ONLY_ALONE = "only_alone";

    private final Session session;
    private final Library library;
    private final Step.Suggest step;
    private final Values values;
    /** What is asked for, within what may be said of it there: in a group without anybody's limits. */
    private final Wish asked;

    private final Circumstances known;

    /** @param shown the reference of the card that is shown now, or null */
    Drawing(Session session, Step.Suggest step, Values values, @Nullable Value shown) {
        this.session = session;
        this.library = session.dialogs.library();
        this.step = step;
        this.values = values;
        this.known =
                session.group() ? session.remembered.circumstances().ofTheChat() : session.remembered.circumstances();
        this.asked = new Wish(
                known(step.where()),
                known(step.exclude()),
                step.variant(),
                shown == null ? null : shown.plain(),
                session.group() ? (long) session.event.room().touch() : session.ownTouch(),
                session.group() ? Set.of() : session.person().without(),
                false);
    }

    /**
     * A card within the limits of both; null when nothing fits what is asked for. Where somebody's limits leave none, it is one
     * that always fits: nobody is to learn of a limit from there being nothing. In private the asker's own limits count as
     * asked for, since nobody else reads along.
     */
    @Nullable
    Pick pick() {
        // A stream of its own: that one card more had to be looked at shows in nothing that is drawn after it.
        Chance chance = session.chance.fork();
        if (isAlone()) {
            Pick solo = draw(asked.alone(), chance);
            return solo != null ? solo : draw(asked.gentlest().alone(), chance);
        }
        Person me = session.person();
        boolean together = session.group() && session.together.allowMuch(me);
        Wish both = asked.within(session.mostTouch(), session.together.without(me), together);
        Pick pick = draw(both, chance);
        if (pick != null) {
            return pick;
        }
        return library.draw(asked, known, chance) == null ? null : draw(both.gentlest(), chance);
    }

    /** Whether ideas are for the asker alone. In a group that would be a sign: there whoever rests gets what has no touch. */
    private boolean isAlone() {
        Value alone = session.remembered.personVariable(ONLY_ALONE);
        return !session.group() && alone != null && alone.plain().equals("yes");
    }

    private @Nullable Pick draw(Wish wish, Chance chance) {
        return library.draw(wish, session.remembered.circumstances(), chance);
    }

    /** The asker's own wish without which something would fit, or null; what somebody else allows is never named. */
    @Nullable
    String inTheWay() {
        return library.inTheWay(asked, step.widen(), known);
    }

    private Map<String, Limit> known(Map<String, Limit> limits) {
        Map<String, Limit> known = new HashMap<>();
        limits.forEach((tag, limit) -> {
            Limit fixed = fixed(limit);
            if (fixed != null) {
                known.put(tag, fixed);
            }
        });
        return known;
    }

    /** The limit with its variable's value in it; null while that is unknown. */
    private @Nullable Limit fixed(Limit limit) {
        if (limit instanceof Limit.Equal equal) {
            Value value = equal.value().in(values);
            return value == null ? null : new Limit.Equal(new Term.Literal(value));
        }
        if (limit instanceof Limit.AtMost most) {
            Value bound = most.bound().in(values);
            return bound == null ? null : new Limit.AtMost(new Term.Literal(bound));
        }
        if (limit instanceof Limit.AtLeast least) {
            Value bound = least.bound().in(values);
            return bound == null ? null : new Limit.AtLeast(new Term.Literal(bound));
        }
        return limit;
    }
}
