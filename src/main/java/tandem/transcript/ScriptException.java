package tandem.transcript;

/** A transcript cannot be read; the message says file, line and what is wrong. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptException(String file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence);
    }
}
