package tandem.delivery;

import java.util.Locale;

/** Why a message is not sent any more. */
public enum PutAside {
    /** The platform does not take this message. */
    REFUSED,
    /** It was sent ten times while the platform answered others, and nobody knows whether it arrived. */
    UNCERTAIN,
    /** Its chat cannot be reached any more. */
    GONE;

    /** As it is stored, and as an operator reads it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
