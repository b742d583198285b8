package tandem.telegram;

import java.io.IOException;

/** No connection came to be, so not a byte of the request was sent. */
final class UnsentException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsentException(IOException cause) {
        super(cause);
    }
}
