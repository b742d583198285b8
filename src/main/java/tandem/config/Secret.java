package tandem.config;

import org.jspecify.annotations.Nullable;

/** Something that must not be seen, such as a bot's token: it prints as stars, and only {@link #reveal} tells it. */
public final class Secret {

    private final String value;

    /** @param value must not be blank */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty secret protects nothing");
        }
        this.value = value;
    }

    /** The secret itself, for the one call that needs it; never for a log or a message. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
