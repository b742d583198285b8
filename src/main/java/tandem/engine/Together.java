package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.flow.Limits;

/**
 * The working copy of what a turn knows of two people: their couple, the others in it, and the offers to join. Part of the
 * {@link Session}, on its thread.
 */
final class Together {

    /** From here on a card is for two who have both said that so much touch is fine. */
    private static final long BOTH_SAY = 3;

    private final Instant now;
    private @Nullable Couple couple;

    /** The one that the person who acts has left, if they have joined nobody since: what they ask both there is asked as ever. */
    private @Nullable Couple former;

    private List<Person> others;
    private List<Offer> offers;

    /** @param history how long what happened with cards is kept */
    Together(State before, Instant now, Duration history) {
        this.now = now;
        Couple known = before.couple() == null ? null : before.couple().at(now);
        boolean isOne =
                known != null && known.members().contains(before.person().id());
        this.couple = isOne ? known : null;
        this.former = isOne ? null : known;
        this.others =
                before.others().stream().map(person -> person.at(now, history)).toList();
        this.offers = before.offers().stream()
                .filter(offer -> offer.until().isAfter(now))
                .toList();
    }

    @Nullable
    Couple couple() {
        return couple;
    }

    /** What is to be stored: the couple, or as long as there is none, the one that was left. */
    @Nullable
    Couple stored() {
        return couple == null ? former : couple;
    }

    List<Person> others() {
        return others;
    }

    List<Offer> offers() {
        return offers;
    }

    /** The round of this name, as far as it is one of the couple's. */
    @Nullable
    Round round(@Nullable String name) {
        return couple == null ? null : couple.round(name).orElse(null);
    }

    /** What this person has asked both for. */
    List<Round> askedBy(PersonId person) {
        return couple == null
                ? List.of()
                : couple.rounds().stream()
                        .filter(round -> round.starter().equals(person))
                        .toList();
    }

    void keep(Round round) {
        if (couple != null) {
            couple = couple.with(round);
        } else if (former != null) {
            former = former.with(round);
        }
    }

    void drop(Round round) {
        if (couple != null) {
            couple = couple.without(round);
        } else if (former != null) {
            former = former.without(round);
        }
    }

    /** The same of the couple that was left: to end it, and not to answer it. */
    @Nullable
    Round asked(@Nullable String name) {
        Round own = round(name);
        return own != null || former == null ? own : former.round(name).orElse(null);
    }

    @Nullable
    Offer offer(@Nullable String code) {
        return offers.stream()
                .filter(offer -> offer.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    void keep(Offer offer) {
        drop(offer);
        List<Offer> all = new ArrayList<>(offers);
        all.add(offer);
        offers = all;
    }

    private void drop(Offer offer) {
        offers = offers.stream()
                .filter(other -> !other.code().equals(offer.code()))
                .toList();
    }

    /** Takes somebody out of an offer. */
    void without(Offer offer, PersonId person) {
        Offer rest = offer.without(person);
        if (rest == null) {
            drop(offer);
        } else {
            keep(rest);
        }
    }

    @Nullable
    Person other(PersonId id) {
        return others.stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    void become(Person changed) {
        others = others.stream()
                .map(person -> person.id().equals(changed.id()) ? changed : person)
                .toList();
    }

    /** Makes the two who have said yes to one another a couple. */
    void join(CoupleId id, Person me, Person other, Offer offer) {
        couple = Couple.of(id, other, me);
        become(other.withCouple(id));
        drop(offer);
    }

    /**
     * A run has ended, and with it what it was for: in private, that its starter wanted to join; in a group, a code with which
     * nobody has come. What it has asked both is not over with it: to the other one that would be a sign.
     *
     * @param privately whether it was talked over with its starter alone
     */
    void ended(Run run, boolean privately) {
        Offer offer = offer(Joining.code(run));
        if (offer == null) {
            return;
        }
        if (privately) {
            without(offer, run.starter());
        } else if (offer.people().isEmpty()) {
            drop(offer);
        }
    }

    /** Takes somebody out of everything that is common. */
    void leave(PersonId me) {
        if (couple != null) {
            former = couple.without(me);
            couple = null;
        } else if (former != null) {
            former = former.without(me);
        }
        List.copyOf(offers).forEach(offer -> without(offer, me));
    }

    /** What both were asked in a conversation that is erased was asked nowhere from now on; the other one's part stays theirs. */
    void forget(ConversationId gone, ConversationId nowhere) {
        if (former != null) {
            for (Round round : former.rounds()) {
                if (round.conversation().equals(gone)) {
                    former = former.with(round.in(nowhere));
                }
            }
        }
    }

    /** The members of the couple but this one who are still there. */
    List<Person> partners(PersonId me) {
        Couple joined = couple;
        return joined == null
                ? List.of()
                : others.stream()
                        .filter(person -> joined.members().contains(person.id())
                                && !person.id().equals(me))
                        .toList();
    }

    /** The least of what this much and the others allow. */
    long touch(PersonId me, long own) {
        long most = own;
        for (Person partner : partners(me)) {
            most = Math.min(most, partner.touch(now));
        }
        return couple != null && isSpell(couple.id()) ? 0 : most;
    }

    Set<String> without(Person me) {
        Set<String> all = new HashSet<>(me.without());
        partners(me.id()).forEach(partner -> all.addAll(partner.without()));
        return all;
    }

    /** Whether all of them have set a limit that lets a card come to which each must say yes. */
    boolean allowMuch(Person me) {
        if (couple == null || !couple.isWhole()) {
            return false;
        }
        List<Person> all = new ArrayList<>(partners(me.id()));
        all.add(me);
        return all.stream().allMatch(person -> person.touchCap() != null && person.touch(now) >= BOTH_SAY);
    }

    /**
     * Whether these days have no touch by chance, so that no card without touch proves that somebody wants none: two days of
     * every sixteen, on average, by the couple's name.
     */
    private boolean isSpell(CoupleId id) {
        long days = now.getEpochSecond() / Limits.SPELL.toSeconds();
        return new Chance(id.value().hashCode(), days).applyAsInt(Limits.SPELLS) == 0;
    }

    static Offer.Coming coming(PersonId person, String name, ConversationId where) {
        return new Offer.Coming(person, name, where, 0, false);
    }
}
