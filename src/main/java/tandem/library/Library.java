package tandem.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All cards, and the draw among them. Immutable and thread-safe.
 *
 * <p>Hard limits come first and are never given up: the touch cap of the person and of the place, what the wish says, and that a card
 * which both must confirm is drawn only for two who have joined. Soft rules choose among what is left: gentle first,
 * nothing again that was drawn lately.
 */
public final class Library {

    /** Without a wish about touch a card goes no further than this: a hug, a cuddle. */
    public static final long USUAL_TOUCH = 2;

    /** The first card of a conversation goes no further than this: hands. */
    public static final long FIRST_TOUCH = 1;

    static final String TOUCH = "touch";

    private final Map<String, Card> cards;

    public Library(Collection<Card> cards) {
        Map<String, Card> byId = new LinkedHashMap<>();
        for (Card card : cards) {
            if (byId.put(card.id(), card) != null) {
                throw new IllegalArgumentException("two cards are called " + card.id());
            }
        }
        this.cards = byId;
    }

    /** The cards, in the order in which they were given. */
    public Collection<Card> cards() {
        return List.copyOf(cards.values());
    }

    /** The card that a {@link Drawn#reference} speaks of, or null when it is no longer there. */
    public @Nullable Drawn shown(String reference) {
        return Drawn.of(reference, cards);
    }

    /**
     * Draws a card.
     *
     * @param recent ids of the cards drawn lately, the latest last
     * @param below gives a number from 0 to its argument, exclusive: the chance
     * @return null when no card fits
     */
    public @Nullable Drawn draw(Wish wish, List<String> recent, IntUnaryOperator below) {
        Drawn shown = wish.shown() == null ? null : shown(wish.shown());
        Drawn sameCard = otherForm(shown, wish);
        if (sameCard != null) {
            return sameCard;
        }
        List<Drawn> fitting = fitting(wish, shown);
        List<Drawn> fresh = fitting.stream()
                .filter(drawn -> !recent.contains(drawn.card().id()))
                .toList();
        List<Drawn> pool = fresh.isEmpty() ? leastRecent(fitting, recent) : fresh;
        List<Drawn> gentle =
                pool.stream().filter(drawn -> touch(drawn) <= FIRST_TOUCH).toList();
        if (recent.isEmpty() && !gentle.isEmpty()) {
            pool = gentle;
        }
        return pool.isEmpty() ? null : pool.get(below.applyAsInt(pool.size()));
    }

    /** The variant that is asked for, of the card that is just shown; of the wish only what is a limit counts then. */
    private static @Nullable Drawn otherForm(@Nullable Drawn shown, Wish wish) {
        String variant = wish.variant();
        if (shown == null || variant == null || variant.equals(shown.variant())) {
            return null;
        }
        Drawn other = new Drawn(shown.card(), variant);
        return shown.card().variants().containsKey(variant) && withinLimits(other, wish) && !wish.forbids(other)
                ? other
                : null;
    }

    private List<Drawn> fitting(Wish wish, @Nullable Drawn shown) {
        List<Drawn> fitting = new ArrayList<>();
        for (Card card : cards.values()) {
            if (shown != null && shown.card().id().equals(card.id())) {
                continue;
            }
            Drawn form = firstFittingForm(card, wish);
            if (form != null) {
                fitting.add(form);
            }
        }
        return fitting;
    }

    /** The card whole where that fits, otherwise the first of its variants that does. */
    private static @Nullable Drawn firstFittingForm(Card card, Wish wish) {
        Drawn whole = new Drawn(card, null);
        if (fits(whole, wish)) {
            return whole;
        }
        return card.variants().keySet().stream()
                .sorted()
                .map(variant -> new Drawn(card, variant))
                .filter(form -> fits(form, wish))
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(Drawn drawn, Wish wish) {
        return withinLimits(drawn, wish) && wish.allows(drawn);
    }

    private static boolean withinLimits(Drawn drawn, Wish wish) {
        long cap = wish.where().containsKey(TOUCH) ? Long.MAX_VALUE : USUAL_TOUCH;
        if (wish.touchCap() != null) {
            cap = Math.min(cap, wish.touchCap());
        }
        return touch(drawn) <= cap && !drawn.labels("consent").contains("both-confirm");
    }

    private static long touch(Drawn drawn) {
        Long touch = drawn.number(TOUCH);
        return touch == null ? 0 : touch;
    }

    /** When everything was drawn lately: the half that was drawn longest ago. */
    private static List<Drawn> leastRecent(List<Drawn> fitting, List<String> recent) {
        List<Drawn> oldestFirst = new ArrayList<>(fitting);
        oldestFirst.sort(java.util.Comparator.comparingInt(
                drawn -> recent.lastIndexOf(drawn.card().id())));
        return oldestFirst.subList(0, (oldestFirst.size() + 1) / 2);
    }
}
