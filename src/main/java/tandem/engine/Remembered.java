package tandem.engine;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limits;
import tandem.flow.Value;
import tandem.library.Circumstances;
import tandem.library.History;
import tandem.library.Past;

/**
 * The working copy of what a conversation remembers: what was said and drawn there, who has not agreed to more, and wrong
 * codes. Part of the {@link Session}, on its thread. What somebody has agreed to is remembered of the {@link Person}.
 */
final class Remembered {

    /** What is remembered of somebody who wants nothing kept: what was shown, and what they want nothing of. */
    private static final Set<Past.What> WISHES = EnumSet.of(Past.What.DRAWN, Past.What.HIDDEN, Past.What.UNWANTED);

    /** What happens with a card for all to see. */
    private static final Set<Past.What> PUBLIC = EnumSet.of(Past.What.DRAWN, Past.What.DONE, Past.What.HIDDEN);

    private final Session session;
    private Map<String, List<String>> used;
    private History history;
    private List<Guest> guests;
    private @Nullable Tries tries;
    private Presence presence;

    Remembered(Session session, Conversation before) {
        this.session = session;
        this.used = before.used();
        this.history =
                before.history().at(session.now(), session.operator.retention().history());
        this.guests = before.guests();
        this.tries = before.tries();
        this.presence =
                session.group() && session.event.isAct() ? before.presence().seenAt(session.now()) : before.presence();
    }

    /** The conversation with all this in it. */
    Conversation in(Conversation before, long last, List<Run> runs, @Nullable Language language) {
        return new Conversation(before.id(), last, runs, used, history, guests, language, tries, presence);
    }

    /** Nobody noted when anybody did something in the group: from now on it is as if that had been today. */
    void beginToNote() {
        if (presence.seen() == null) {
            presence = presence.seenAt(session.now());
        }
    }

    /** Notes that nobody did anything in the group for long: it will be forgotten. */
    void noteAbsence() {
        presence = presence.toldAt(session.now());
    }

    /** Nothing is remembered from now on but that wrong codes were tried: whoever guesses cannot begin anew so. */
    void forgetAll() {
        used = Map.of();
        history = History.NONE;
        guests = List.of();
    }

    List<String> used(String step) {
        return used.getOrDefault(step, List.of());
    }

    void use(String step, List<String> variants) {
        if (!session.whispers()) {
            used = Changed.map(used, step, List.copyOf(variants));
        }
    }

    /** Where and when a card is drawn now. */
    Circumstances circumstances() {
        ZoneId zone = session.person().zone();
        return new Circumstances(
                history,
                session.person().history(),
                session.now(),
                zone == null ? null : session.now().atZone(zone).getHour());
    }

    /** What happened with cards, as far as the person who acts may see it here. */
    History history() {
        return session.group() ? history : history.and(session.person().history());
    }

    /**
     * Notes what happened with a card: in a group what everybody there has seen, and with somebody who has agreed to that
     * what is theirs. What one person says of it in private is never noted in a group.
     */
    void note(String card, Past.What what) {
        Past past = new Past(card, session.now().truncatedTo(ChronoUnit.SECONDS), what);
        Guest guest = guest();
        boolean declined = !session.person().hasAgreed() && guest != null && guest.declined();
        if (session.group() ? PUBLIC.contains(what) : !session.whispers() && (!declined || WISHES.contains(what))) {
            history = history.with(past);
        }
        if (session.person().hasAgreed() && what != Past.What.DRAWN) {
            session.become(
                    session.person().withHistory(session.person().history().with(past)));
        }
    }

    /** Takes back of all cards what was noted: of this conversation's, and of those of the person who acts. */
    void forget(Past.What what) {
        history = session.whispers() ? history : history.without(what);
        session.become(session.person().withHistory(session.person().history().without(what)));
    }

    /** Takes back what was noted. */
    void unnote(String card, Past.What what) {
        history = session.whispers() ? history : history.without(card, what);
        session.become(session.person().withHistory(session.person().history().without(card, what)));
    }

    /** What this conversation remembers of the person who acts, or null. */
    @Nullable
    Guest guest() {
        for (Guest guest : guests) {
            if (guest.person().equals(session.person().id())) {
                return guest;
            }
        }
        return null;
    }

    void remember(Guest guest) {
        List<Guest> changed = new ArrayList<>(guests);
        changed.removeIf(other -> other.person().equals(guest.person()));
        changed.add(guest);
        guests = changed.subList(Math.max(0, changed.size() - Limits.GUESTS), changed.size());
    }

    void forgetGuest() {
        guests = guests.stream()
                .filter(guest -> !guest.person().equals(session.person().id()))
                .toList();
    }

    @Nullable
    Value personVariable(String name) {
        if (session.person().hasAgreed()) {
            return session.person().variables().get(name);
        }
        Guest guest = guest();
        return guest == null ? null : guest.variables().get(name);
    }

    void setPersonVariable(String name, @Nullable Value value) {
        Guest guest = guest();
        Map<String, Value> known =
                session.person().hasAgreed() || guest == null ? session.person().variables() : guest.variables();
        Map<String, Value> changed = Changed.map(known, name, value);
        if (session.person().hasAgreed()) {
            session.become(session.person().withVariables(changed));
        } else {
            remember(new Guest(session.person().id(), guest != null && guest.declined(), changed));
        }
    }

    /** Counts a code that was wrong. */
    void wrongCode() {
        Tries lately = tries;
        tries = lately == null || lately.isOver(session.now()) ? new Tries(1, session.now()) : lately.more();
    }

    /** Whether so many wrong codes were tried lately that no more are looked at. */
    boolean triesTooOften() {
        return tries != null && !tries.isOver(session.now()) && tries.count() >= Limits.TRIES;
    }
}
