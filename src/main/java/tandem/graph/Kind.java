package tandem.graph;

/** What a box stands for, and the colours by which the eye finds it. */
public enum Kind {
    START("", "#d9f2d9", "#2e7d32"),
    SAY("says", "#ffffff", "#6b7280"),
    ASK("asks", "#dbeafe", "#1d4ed8"),
    SET("sets", "#f3f4f6", "#9ca3af"),
    BRANCH("decides", "#fef3c7", "#b45309"),
    SUGGEST("draws a card", "#fce7f3", "#be185d"),
    WAIT("waits", "#ede9fe", "#6d28d9"),
    CALL("calls", "#ccfbf1", "#0f766e"),
    DO("does", "#ffedd5", "#c2410c"),
    FOR_EACH("asks each, in private", "#dbeafe", "#1d4ed8"),
    REVEAL("shows what both answered", "#ffffff", "#6b7280"),
    RECORD("records", "#f3f4f6", "#9ca3af"),
    END("ends", "#e5e7eb", "#374151"),
    RETURN("goes back", "#e5e7eb", "#374151"),
    JUMP("", "#ffffff", "#9ca3af"),
    FLOW("", "#dbeafe", "#1d4ed8");

    private final String word;
    private final String fill;
    private final String edge;

    Kind(String word, String fill, String edge) {
        this.word = word;
        this.fill = fill;
        this.edge = edge;
    }

    /** What it does, after its name; empty where the name says it. */
    public String word() {
        return word;
    }

    /** The colour of its ground, on which black can be read. */
    String fill() {
        return fill;
    }

    /** The colour of its border. */
    String edge() {
        return edge;
    }
}
