package tandem.runtime;

/** What became of a commit. */
public enum Outcome {
    /** Stored, durably. */
    COMMITTED,
    /** Something that was read has changed since; nothing was stored. */
    CONFLICT,
    /** This event was applied before; nothing was stored. */
    DUPLICATE
}
