package tandem.library;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
 * @param without words that no label of the card may have, {@code avoid} among them: what the person wants nothing of
 */
public record Wish(
        Map<String, Limit> where,
        Map<String, Limit> exclude,
        @Nullable String variant,
        @Nullable String shown,
        @Nullable Long touchCap,
        Set<String> without) {

    /** The tag that is no card's own: what happened with it. */
    public static final String PAST = "past";

    public Wish {
        where = Map.copyOf(where);
        exclude = Map.copyOf(exclude);
        without = Set.copyOf(without);
    }

    /** The same without what is said of one tag. */
    Wish notAsking(String tag) {
        Map<String, Limit> rest = new HashMap<>(where);
        rest.remove(tag);
        return new Wish(rest, exclude, variant, shown, touchCap, without);
    }

    boolean allows(Drawn drawn, Recall recall) {
        for (Map.Entry<String, Limit> entry : where.entrySet()) {
            if (!fits(drawn, entry.getKey(), entry.getValue(), recall)) {
                return false;
            }
        }
        return !isExcluded(drawn, recall);
    }

    /** Whether a limit speaks against it: more touch than is wished, or something that is excluded. */
    boolean forbids(Drawn drawn, Recall recall) {
        Limit touch = where.get(Library.TOUCH);
        return (touch != null && !fits(drawn, Library.TOUCH, touch, recall)) || isExcluded(drawn, recall);
    }

    private boolean isExcluded(Drawn drawn, Recall recall) {
        for (Map.Entry<String, Limit> entry : exclude.entrySet()) {
            if (fits(drawn, entry.getKey(), entry.getValue(), recall)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Drawn drawn, String tag, Limit limit, Recall recall) {
        if (tag.equals(PAST)) {
            return happened(drawn.card(), limit, recall);
        }
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

    static boolean happened(Card card, Limit limit, Recall recall) {
        if (limit instanceof Limit.OneOf oneOf) {
            return oneOf.values().stream().anyMatch(value -> recall.happened(card, value.plain()));
        }
        return limit instanceof Limit.Equal equal
                && recall.happened(card, literal(equal.value()).plain());
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
