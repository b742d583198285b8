package tandem.flow;

import java.util.Set;

/** What a flow can ask the program to do. The catalogue is closed: content cannot run code. */
public enum Action {
    /** Records the person's yes to something being kept about them; what the conversation kept for them moves there. */
    CONSENT,
    /** Records the person's no, in the conversation only. */
    DECLINE,
    /**
     * Sets a comfort limit of the person; {@code with} names it: {@code {"touch": 1}}, or a word that no card of theirs may
     * have: {@code {"without": "spiritual"}}, which {@code {"with": "spiritual"}} takes back.
     */
    LIMIT,
    /**
     * Notes what happened with the card that is shown: {@code {"card": "done"}}, or takes it back:
     * {@code {"not": "kept"}}; {@code {"forget": "hidden"}} takes it back of all cards.
     */
    NOTE,
    /** Keeps the card that is shown for later, for somebody who has agreed to something being kept. */
    KEEP,
    /** Sends the person a file with everything that is kept about them; in a group it is unknown. */
    EXPORT,
    /** Erases everything that is kept about the person, at once. */
    ERASE,
    /**
     * Ends every other run of the conversation, with what it still wanted to ask; {@code {"flow": "nudges"}}: only what the
     * person has of this flow.
     */
    STOP,
    /** Has another language spoken in the conversation from now on; {@code with} names it: {@code {"to": "de"}}. */
    LANGUAGE,
    /**
     * Keeps where the person is; {@code with} names it: {@code {"to": {"var": "found"}}}, what a question for a zone has
     * found. Without it their zone is forgotten.
     */
    ZONE,
    /** Keeps the time of day at which the person likes to be asked: {@code {"at": "19:00"}}. Without it, it is forgotten. */
    HOUR,
    /** Makes a code by which two can join; {@code pair_code} is it from now on, in this run. */
    OFFER,
    /**
     * Comes to join with the run's code, or with one that was typed: {@code {"code": {"var": "typed"}}}. After it
     * {@code pair_state} says whether somebody else has come.
     */
    PAIR,
    /** Says yes to the other one who has come with the same code; when both have, they are a couple. */
    JOIN,
    /** Takes back that the person wants to join. */
    DENY,
    /** Leaves the couple, at once, with everything of theirs. */
    LEAVE,
    /** Lets what they answered be shown, once the others' may be too. */
    SHARE,
    /** Keeps what they answered to themselves, as it was before {@link #SHARE}. */
    UNSHARE,
    /** Takes back what they answered. */
    WITHDRAW,
    /** Rests for as many days as {@code {"days": 7}} says; without it, goes on. */
    PAUSE,
    /**
     * Lets coaching rest for a day; {@code {"alone": "yes"}}: and from then on their own ideas are for them alone, while the
     * person's variable {@code only_alone} says yes.
     */
    REST,
    /**
     * Finds the lines to call for help of a country, {@code {"country": {"var": "country"}}}, or without one of the country in
     * which the person's clock is; {@code {"first": "crisis"}} says which kind is shown first. After it {@code helplines} has them
     * and {@code helplines_country} says where they are for.
     */
    HELPLINES,
    /** Looks whether the person has a run of this flow here: {@code {"flow": "nudges"}}. */
    STANDING;

    /** It was done. */
    public static final String DONE = "done";

    /** It would keep something about a person who has not agreed to that. */
    public static final String CONSENT_NEEDED = "consent-needed";

    /** It can mean more than one thing. */
    public static final String SEVERAL = "several";

    /** They have joined somebody already. */
    public static final String JOINED = "joined";

    /** It was tried too often. */
    public static final String TOO_OFTEN = "too-often";

    /** Something is still missing of the other one. */
    public static final String WAITING = "waiting";

    /** It is nothing that can be done. */
    public static final String UNKNOWN = "unknown";

    /** The outcomes a flow can send somewhere; one it does not name goes on with the next step. */
    public Set<String> outcomes() {
        return switch (this) {
            case LIMIT -> Set.of(DONE, CONSENT_NEEDED);
            case LANGUAGE, NOTE, STANDING, HELPLINES, LEAVE, EXPORT, SHARE, UNSHARE, WITHDRAW -> Set.of(DONE, UNKNOWN);
            case PAIR -> Set.of(DONE, UNKNOWN, JOINED, TOO_OFTEN, CONSENT_NEEDED);
            case JOIN -> Set.of(DONE, WAITING, UNKNOWN);
            case PAUSE -> Set.of(DONE, CONSENT_NEEDED);
            case KEEP -> Set.of(DONE, UNKNOWN, CONSENT_NEEDED);
            case ZONE -> Set.of(DONE, SEVERAL, UNKNOWN, CONSENT_NEEDED);
            case HOUR -> Set.of(DONE, UNKNOWN, CONSENT_NEEDED);
            case CONSENT, DECLINE, ERASE, STOP, OFFER, DENY, REST -> Set.of(DONE);
        };
    }

    /** What a flow tells it, by name. */
    public Set<String> told() {
        return switch (this) {
            case LIMIT -> Set.of("touch", "without", "with");
            case NOTE -> Set.of("card", "not", "forget");
            case LANGUAGE, ZONE -> Set.of("to");
            case HOUR -> Set.of("at");
            case STOP, STANDING -> Set.of("flow");
            case PAIR -> Set.of("code");
            case PAUSE -> Set.of("days");
            case REST -> Set.of("alone");
            case HELPLINES -> Set.of("country", "first");
            case CONSENT, DECLINE, EXPORT, ERASE, KEEP, OFFER, JOIN, DENY, LEAVE, SHARE, UNSHARE, WITHDRAW -> Set.of();
        };
    }
}
