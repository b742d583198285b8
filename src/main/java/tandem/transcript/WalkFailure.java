package tandem.transcript;

/** Something that must never happen, whatever people do. */
public final class WalkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String transcript;

    WalkFailure(String sentence, String transcript) {
        super(sentence);
        this.transcript = transcript;
    }

    /** What leads to it; a line of comment at its end says what is wrong there. */
    public String transcript() {
        return transcript + "# here: " + getMessage() + "\n";
    }
}
