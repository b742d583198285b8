package tandem.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one thing can be said: the first of several variants whose condition holds, or one picked among those.
 *
 * @param pick how to choose among the variants that are possible
 * @param variants in the author's order
 * @param otherwise what is said when no variant is possible, or null to say nothing then
 */
public record Phrasing(
        Pick pick, List<Variant> variants, @Nullable Message otherwise) {

    public Phrasing {
        variants = List.copyOf(variants);
    }

    public enum Pick {
        /** The first possible one. */
        FIRST,
        /** At random, none again before all were used. */
        SHUFFLE,
        /** Each once, in order; then {@code otherwise}. */
        ONCE,
        /** In order, round and round. */
        CYCLE
    }

    /**
     * One wording.
     *
     * @param id its identity: what was already said is remembered by it
     * @param when the condition, or null for always
     */
    public record Variant(String id, @Nullable Condition when, Message message) {}

    /** One fixed wording. */
    public static Phrasing of(Message message) {
        return new Phrasing(Pick.FIRST, List.of(new Variant("text", null, message)), null);
    }
}
