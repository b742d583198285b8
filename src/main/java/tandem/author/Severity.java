package tandem.author;

import java.util.Locale;

/** How bad a {@link Problem} is. */
public enum Severity {
    /** The folder cannot be used. */
    ERROR,
    /** The folder can be used; something in it is probably not meant. */
    WARNING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
