package tandem.flow;

import java.util.Set;

/** What a flow can ask the program to do. The catalogue is closed: content cannot run code. */
public enum Action {
    /** Records the person's yes to something being kept about them; what the conversation kept for them moves there. */
    CONSENT,
    /** Records the person's no, in the conversation only. */
    DECLINE,
    /** Sets a comfort limit of the person; {@code with} names it: {@code {"touch": 1}}. */
    LIMIT,
    /** Erases everything that is kept about the person, at once. */
    ERASE,
    /**
     * Ends every other run of the conversation, with what it still wanted to ask, or only those that {@code with} names by
     * their flow: {@code {"flow": "checkin"}}.
     */
    STOP,
    /** Has another language spoken in the conversation from now on; {@code with} names it: {@code {"to": "de"}}. */
    LANGUAGE;

    /** It was done. */
    public static final String DONE = "done";

    /** It would keep something about a person who has not agreed to that. */
    public static final String CONSENT_NEEDED = "consent-needed";

    /** It is nothing that can be done. */
    public static final String UNKNOWN = "unknown";

    /** The outcomes a flow can send somewhere; one it does not name goes on with the next step. */
    public Set<String> outcomes() {
        return switch (this) {
            case LIMIT -> Set.of(DONE, CONSENT_NEEDED);
            case LANGUAGE -> Set.of(DONE, UNKNOWN);
            case CONSENT, DECLINE, ERASE, STOP -> Set.of(DONE);
        };
    }

    /** What a flow tells it, by name. */
    public Set<String> told() {
        return switch (this) {
            case LIMIT -> Set.of("touch");
            case LANGUAGE -> Set.of("to");
            case STOP -> Set.of("flow");
            case CONSENT, DECLINE, ERASE -> Set.of();
        };
    }
}
