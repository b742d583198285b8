package tandem.author;

import org.jspecify.annotations.Nullable;

/**
 * How something is called in sentences, such as {@code "next" of step "habit"}. Put together only when a sentence is
 * needed: most of what is read is right.
 *
 * @param before words before the name, or all there is
 * @param name what stands in quotes, or null
 * @param owner what it is part of, or null
 */
record Called(
        String before, @Nullable String name, @Nullable Called owner) {

    static Called plain(String words) {
        return new Called(words, null, null);
    }

    /** {@code step "habit"}. */
    static Called named(String what, String name) {
        return new Called(what + " ", name, null);
    }

    /** {@code "next" of step "habit"}. */
    Called field(String field) {
        return new Called("", field, this);
    }

    /** {@code an entry of "match"}. */
    Called part(String what) {
        return new Called(what, null, this);
    }

    @Override
    public String toString() {
        String quoted = name == null ? "" : Quote.of(name);
        return before + quoted + (owner == null ? "" : " of " + owner);
    }
}
