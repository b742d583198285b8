package tandem.safety;

import java.util.Locale;

/** How sure it is that a text tells of something. */
public enum Strength {
    NONE,
    /** It may be just an expression: somebody is asked. */
    WEAK,
    STRONG;

    /** The name in {@code dialogs/}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a "not" makes of it: one step less, and never nothing. */
    Strength negated() {
        return this == STRONG ? WEAK : this;
    }
}
