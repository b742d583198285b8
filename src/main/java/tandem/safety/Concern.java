package tandem.safety;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a text may tell of; what comes first here is answered first. */
public enum Concern {
    /** Somebody is in danger now: a weapon, choking, locked in, being hurt at this moment. */
    DANGER,
    /** Thoughts of ending one's life, or hurting oneself. */
    SELF_HARM,
    /** Violence or control by a partner. */
    VIOLENCE,
    /** Sex without free agreement. */
    COERCION,
    /** Fear of one's own violence. */
    OWN_VIOLENCE,
    /** Somebody may be under 18. Never acted on without asking. */
    UNDER_AGE,
    /** Violence or control by somebody who is no partner any more. */
    PAST,
    /** Pain, or what a clinician should look at. */
    MEDICAL,
    /** How to get somebody to do something sexual, to be touched, or to obey. */
    PRESSURE;

    /** The name in {@code dialogs/}, such as {@code self-harm}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that is called so. */
    public static Optional<Concern> of(String word) {
        return Arrays.stream(values())
                .filter(concern -> concern.word().equals(word))
                .findFirst();
    }
}
