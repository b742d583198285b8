package tandem.safety;

import org.jspecify.annotations.Nullable;

/**
 * What was heard in a text.
 *
 * @param concern null exactly where the strength is {@link Strength#NONE}
 */
public record Verdict(Strength strength, @Nullable Concern concern) {

    /** Nothing was heard. */
    public static final Verdict NONE = new Verdict(Strength.NONE, null);

    public Verdict {
        if ((strength == Strength.NONE) != (concern == null)) {
            throw new IllegalArgumentException("a verdict is of something, or it is none");
        }
    }

    /** The one that is answered when both were heard. */
    public Verdict or(Verdict other) {
        int stronger = strength.compareTo(other.strength);
        if (stronger != 0 || concern == null || other.concern == null) {
            return stronger >= 0 ? this : other;
        }
        return concern.compareTo(other.concern) <= 0 ? this : other;
    }
}
