package tandem.author;

/**
 * A name that stands in a flow and must mean something.
 *
 * @param owner who names it, for sentences: {@code step "habit"}
 */
record Mention(Kind kind, String name, Spot spot, Called owner) {

    enum Kind {
        /** A step that follows, or to which somebody is moved. */
        STEP,
        /** A step whose message is changed. */
        REPLACED,
        /** A step whose answers are shown. */
        REVEALED,
        /** A flow that is called, or runs in private. */
        FLOW,
        /** A picture that a message shows. */
        PICTURE,
        /** A variable that a condition or a term reads. */
        READ,
        /** A variable that a text shows. */
        SHOWN,
        /** A variable that something is written into. */
        SAVED
    }
}
