package tandem.transcript;

/** A transcript cannot be read; the message says file, line and what is wrong. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String sentence;

    ScriptException(String file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
        this.line = line;
        this.sentence = sentence;
    }

    /** Where it is. */
    public int line() {
        return line;
    }

    /** What is wrong, without its place. */
    public String sentence() {
        return sentence;
    }
}
