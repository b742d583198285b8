package tandem.library;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limit;
import tandem.flow.Term;
import tandem.flow.Value;

/**
 * What somebody would like to draw.
 *
 * @param where what the tags must be; every {@link Term} in it is a literal
 * @param exclude what they must not be
 * @param variant the variant that is asked for, or null
 * @param shown the reference of the card that is just shown and shall give way, or null
 * @param touchCap the hard limit, of the person or of where they are; null for none
 */
public record Wish(
        Map<String, Limit> where,
        Map<String, Limit> exclude,
        @Nullable String variant,
        @Nullable String shown,
        @Nullable Long touchCap) {

    public Wish {
        where = Map.copyOf(where);
        exclude = Map.copyOf(exclude);
    }

    boolean allows(Drawn drawn) {
        for (Map.Entry<String, Limit> entry : where.entrySet()) {
            if (!fits(drawn, entry.getKey(), entry.getValue())) {
                return false;
            }
        }
        return !isExcluded(drawn);
    }

    /** Whether a limit speaks against it: more touch than is wished, or something that is excluded. */
    boolean forbids(Drawn drawn) {
        Limit touch = where.get(Library.TOUCH);
        return (touch != null && !fits(drawn, Library.TOUCH, touch)) || isExcluded(drawn);
    }

    private boolean isExcluded(Drawn drawn) {
        return exclude.entrySet().stream().anyMatch(entry -> fits(drawn, entry.getKey(), entry.getValue()));
    }

    private static boolean fits(Drawn drawn, String tag, Limit limit) {
        if (limit instanceof Limit.OneOf oneOf) {
            return oneOf.values().stream().anyMatch(value -> has(drawn, tag, value));
        }
        if (limit instanceof Limit.Equal equal) {
            return has(drawn, tag, literal(equal.value()));
        }
        Long number = drawn.number(tag);
        if (limit instanceof Limit.AtMost most) {
            return number != null && number <= number(most.bound());
        }
        return number != null && number >= number(((Limit.AtLeast) limit).bound());
    }

    private static boolean has(Drawn drawn, String tag, Value value) {
        if (value instanceof Value.Whole number) {
            Long own = drawn.number(tag);
            return own != null && own == number.number();
        }
        return drawn.labels(tag).contains(value.plain());
    }

    private static Value literal(Term term) {
        return ((Term.Literal) term).value();
    }

    private static long number(Term term) {
        return literal(term) instanceof Value.Whole number ? number.number() : Long.MIN_VALUE;
    }
}
