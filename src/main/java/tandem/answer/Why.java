package tandem.answer;

/** Which rule heard an answer, or why none did. */
public enum Why {
    /** The label itself, apart from case, accents, punctuation, emoji and fillers. */
    EXACT,
    /** A word for yes or no, and exactly one option that says the same. */
    YES_NO,
    /** A position: "2", "the last one", or of two "not the second". The only rule that depends on the order of the options. */
    ORDINAL,
    /** Some words of one label, or all words of one label among others. */
    SUBSET,
    /** One of two options was refused, so it is the other. */
    EXCLUDED,
    /** One label with a slip of the finger. */
    SPELLING,
    /** One of the author's own words for an option. */
    AUTHOR,
    /** Nothing that was offered. */
    NOTHING,
    /** More than one thing that was offered, or yes and no at once. */
    AMBIGUOUS
}
