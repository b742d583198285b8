package tandem.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.flow.Limit;
import tandem.flow.Term;
import tandem.flow.Value;

/**
 * Every form of every card, and for each tag which of them have it, so that a draw combines a few sets instead of looking at
 * each card. Immutable and thread-safe.
 */
final class CardIndex {

    private static final long NONE = Long.MIN_VALUE;

    private final List<Drawn> all = new ArrayList<>();
    /** For each form the first one of the next card. */
    private final int[] next;

    private final Map<String, Map<String, BitSet>> labels = new HashMap<>();
    private final Map<String, BitSet> words = new HashMap<>();
    private final Map<String, long[]> numbers = new HashMap<>();

    /** @param cards each card's forms are the card itself and then its variants by name */
    CardIndex(Collection<Card> cards) {
        for (Card card : cards) {
            all.add(new Drawn(card, null));
            card.variants().keySet().stream().sorted().forEach(variant -> all.add(new Drawn(card, variant)));
        }
        this.next = new int[all.size()];
        for (int i = all.size() - 1; i >= 0; i--) {
            boolean last = i + 1 == all.size() || all.get(i + 1).variant() == null;
            next[i] = last ? i + 1 : next[i + 1];
            note(i, all.get(i));
        }
    }

    private void note(int form, Drawn drawn) {
        Card.Variant variant =
                drawn.variant() == null ? null : drawn.card().variants().get(drawn.variant());
        Set<String> tags = new HashSet<>(drawn.card().labels().keySet());
        Set<String> counted = new HashSet<>(drawn.card().numbers().keySet());
        if (variant != null) {
            tags.addAll(variant.labels().keySet());
            counted.addAll(variant.numbers().keySet());
        }
        for (String tag : tags) {
            for (String word : drawn.labels(tag)) {
                labels.computeIfAbsent(tag, key -> new HashMap<>())
                        .computeIfAbsent(word, key -> new BitSet())
                        .set(form);
                words.computeIfAbsent(word, key -> new BitSet()).set(form);
            }
        }
        for (String tag : counted) {
            Long number = drawn.number(tag);
            if (number != null) {
                numbers.computeIfAbsent(tag, key -> filled())[form] = number;
            }
        }
    }

    private long[] filled() {
        long[] none = new long[all.size()];
        Arrays.fill(none, NONE);
        return none;
    }

    /** The card in this form; -1 when it has no such form. */
    int of(Drawn form) {
        return all.indexOf(form);
    }

    Drawn get(int form) {
        return all.get(form);
    }

    /** The first form of the card after the one this form is of. */
    int afterCardOf(int form) {
        return next[form];
    }

    BitSet every() {
        BitSet every = new BitSet(all.size());
        every.set(0, all.size());
        return every;
    }

    /** Those that have this word as this label; not to be changed. */
    BitSet with(String tag, String word) {
        return labels.getOrDefault(tag, Map.of()).getOrDefault(word, new BitSet());
    }

    /** Those that have this word as any label; not to be changed. */
    BitSet withAnywhere(String word) {
        return words.getOrDefault(word, new BitSet());
    }

    /** Those that have this number at most, or none. */
    BitSet atMostOrNone(String tag, long most) {
        BitSet fitting = every();
        long[] all = numbers.get(tag);
        for (int i = 0; all != null && i < all.length; i++) {
            if (all[i] > most) {
                fitting.clear(i);
            }
        }
        return fitting;
    }

    /** Those that a limit lets through. */
    BitSet fitting(String tag, Limit limit, Recall recall) {
        if (tag.equals(Wish.PAST)) {
            return happened(limit, recall);
        }
        if (limit instanceof Limit.OneOf oneOf) {
            BitSet fitting = new BitSet();
            oneOf.values().forEach(value -> fitting.or(having(tag, value)));
            return fitting;
        }
        if (limit instanceof Limit.Equal equal) {
            return having(tag, literal(equal.value()));
        }
        boolean most = limit instanceof Limit.AtMost;
        Term term = limit instanceof Limit.AtMost atMost ? atMost.bound() : ((Limit.AtLeast) limit).bound();
        long bound = literal(term) instanceof Value.Whole number ? number.number() : NONE;
        return between(tag, most ? NONE + 1 : Math.max(NONE + 1, bound), most ? bound : Long.MAX_VALUE);
    }

    private BitSet having(String tag, Value value) {
        return value instanceof Value.Whole number
                ? between(tag, number.number(), number.number())
                : with(tag, value.plain());
    }

    private BitSet between(String tag, long least, long most) {
        BitSet fitting = new BitSet();
        long[] all = numbers.get(tag);
        for (int i = 0; all != null && i < all.length; i++) {
            if (all[i] >= least && all[i] <= most) {
                fitting.set(i);
            }
        }
        return fitting;
    }

    private BitSet happened(Limit limit, Recall recall) {
        BitSet fitting = new BitSet();
        for (int i = 0; i < all.size(); i = next[i]) {
            if (happened(all.get(i).card(), limit, recall)) {
                fitting.set(i, next[i]);
            }
        }
        return fitting;
    }

    private static boolean happened(Card card, Limit limit, Recall recall) {
        if (limit instanceof Limit.OneOf oneOf) {
            return oneOf.values().stream().anyMatch(value -> recall.happened(card, value.plain()));
        }
        return limit instanceof Limit.Equal equal
                && recall.happened(card, literal(equal.value()).plain());
    }

    private static Value literal(Term term) {
        return ((Term.Literal) term).value();
    }
}
