package tandem.form;

/** A stored document is not what this version reads. Says which kind of document, never what stands in it. */
public final class FormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormException(String message) {
        super(message);
    }

    FormException(String message, Throwable cause) {
        super(message, cause);
    }
}
