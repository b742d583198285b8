package tandem.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limit;
import tandem.flow.Value;

/**
 * What somebody would like to draw.
 *
 * @param where what the tags must be; every {@link tandem.flow.Term} in it is a literal
 * @param exclude what they must not be
 * @param variant the variant that is asked for, or null
 * @param shown the reference of the card that is just shown and shall give way, or null
 * @param touchCap the hard limit, of the person or of where they are; null for none
 * @param without words that no label of the card may have, {@code avoid} among them: what the person wants nothing of
 * @param together whether a card may come to which each of two must say yes
 */
public record Wish(
        Map<String, Limit> where,
        Map<String, Limit> exclude,
        @Nullable String variant,
        @Nullable String shown,
        @Nullable Long touchCap,
        Set<String> without,
        boolean together) {

    private static final String READY = "ready";

    /** The tag that says for whom a card is. */
    private static final String MODE = "mode";

    private static final Limit FOR_TWO = new Limit.OneOf(List.of(new Value.Text("together"), new Value.Text("apart")));

    /** The tag that is no card's own: what happened with it. */
    public static final String PAST = "past";

    public Wish {
        where = Map.copyOf(where);
        exclude = Map.copyOf(exclude);
        without = Set.copyOf(without);
    }

    /** Where no card comes to which each of two must say yes. */
    public Wish(
            Map<String, Limit> where,
            Map<String, Limit> exclude,
            @Nullable String variant,
            @Nullable String shown,
            @Nullable Long touchCap,
            Set<String> without) {
        this(where, exclude, variant, shown, touchCap, without, false);
    }

    /** The same within the limits of two. */
    public Wish within(long touch, Set<String> words, boolean both) {
        return new Wish(where, exclude, variant, shown, touch, words, both);
    }

    /** What always fits: without touch, asking for nothing but that it can be done now. */
    public Wish gentlest() {
        Map<String, Limit> now = new HashMap<>(where);
        now.keySet().retainAll(Set.of(READY));
        now.put(MODE, FOR_TWO);
        return new Wish(now, exclude, null, shown, 0L, without, false);
    }

    /** The same for oneself: only what is for nobody else, also where it could be done alone for the other one. */
    public Wish alone() {
        Map<String, Limit> anybody = new HashMap<>(where);
        anybody.remove(MODE);
        Map<String, Limit> others = new HashMap<>(exclude);
        others.put(MODE, FOR_TWO);
        return new Wish(anybody, others, variant, shown, touchCap, without, false);
    }

    /** The same without what is said of one tag. */
    Wish notAsking(String tag) {
        Map<String, Limit> rest = new HashMap<>(where);
        rest.remove(tag);
        return new Wish(rest, exclude, variant, shown, touchCap, without, together);
    }

    /** The same, asking for nothing but how much touch there may be. */
    Wish onlyLimits() {
        Map<String, Limit> touch = new HashMap<>(where);
        touch.keySet().retainAll(Set.of(Library.TOUCH));
        return new Wish(touch, exclude, variant, shown, touchCap, without, together);
    }
}
