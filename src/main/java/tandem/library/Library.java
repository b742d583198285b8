package tandem.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All cards, and the draw among them. Immutable and thread-safe.
 *
 * <p>Hard limits come first and are never given up: the touch cap of the person and of the place, what they want nothing
 * of or have hidden, that touch rests after somebody did not want it, what the wish says, and that a card which both must
 * confirm is drawn only for two who have joined. Then rest: nothing that was done in the last half year or drawn lately
 * while there is something else. Soft rules choose among what is left: gentle first, what suits the hour and what was
 * learned, another kind than the time before ({@link Ranking}).
 */
public final class Library {

    /** Without a wish about touch a card goes no further than this: a hug, a cuddle. */
    public static final long USUAL_TOUCH = 2;

    /** The first card of a conversation goes no further than this: hands. */
    public static final long FIRST_TOUCH = 1;

    /** It takes more than one wish less for a card to fit. */
    public static final String SEVERAL = "several";

    static final String TOUCH = "touch";
    private static final String MINUTES = "minutes";
    private static final String SHORTER = "shorter";

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
     * @param below gives a number from 0 to its argument, exclusive: the chance
     * @return null when no card fits
     */
    public @Nullable Pick draw(Wish wish, Circumstances circumstances, IntUnaryOperator below) {
        Recall recall = new Recall(circumstances);
        Drawn shown = wish.shown() == null ? null : shown(wish.shown());
        Drawn sameCard = otherForm(shown, wish, recall);
        if (sameCard != null) {
            return new Pick(sameCard, null);
        }
        List<Drawn> pool = rested(fitting(wish, shown, recall), recall);
        if (recall.isFirst()) {
            pool = unlessEmpty(pool, drawn -> touch(drawn) <= FIRST_TOUCH);
        }
        if (pool.isEmpty()) {
            return null;
        }
        Ranking ranking = new Ranking(circumstances, recall, cards);
        List<Drawn> best = best(pool, ranking);
        Drawn drawn = best.get(below.applyAsInt(best.size()));
        return new Pick(drawn, ranking.reason(drawn));
    }

    /**
     * When nothing fits: which of the asker's own wishes stands in the way.
     *
     * @param own tags of the wish that may be named, in the order in which to try
     * @return the first without which something would fit; {@link #SEVERAL} when it takes more than one; null when nothing
     *     fits without them either
     */
    public @Nullable String inTheWay(Wish wish, List<String> own, Circumstances circumstances) {
        Recall recall = new Recall(circumstances);
        Drawn shown = wish.shown() == null ? null : shown(wish.shown());
        Wish open = wish;
        for (String tag : own) {
            if (wish.where().containsKey(tag)
                    && !fitting(wish.notAsking(tag), shown, recall).isEmpty()) {
                return tag;
            }
            open = open.notAsking(tag);
        }
        return fitting(open, shown, recall).isEmpty() ? null : SEVERAL;
    }

    /** The variant that is asked for, of the card that is just shown; of the wish only what is a limit counts then. */
    private static @Nullable Drawn otherForm(@Nullable Drawn shown, Wish wish, Recall recall) {
        String variant = wish.variant();
        if (shown == null || variant == null || variant.equals(shown.variant())) {
            return null;
        }
        Drawn other = new Drawn(shown.card(), variant);
        return shown.card().variants().containsKey(variant)
                        && withinLimits(other, wish, recall)
                        && !wish.forbids(other, recall)
                ? other
                : null;
    }

    private List<Drawn> fitting(Wish wish, @Nullable Drawn shown, Recall recall) {
        List<Drawn> fitting = new ArrayList<>();
        for (Card card : cards.values()) {
            boolean out =
                    recall.isHidden(card) || (shown != null && shown.card().id().equals(card.id()));
            Drawn form = out ? null : firstFittingForm(card, wish, recall);
            if (form != null && !isNoShorter(form, shown, wish)) {
                fitting.add(form);
            }
        }
        return fitting;
    }

    /** Whoever asks for something shorter gets nothing that is as long. */
    private static boolean isNoShorter(Drawn form, @Nullable Drawn shown, Wish wish) {
        Long before = shown == null || !SHORTER.equals(wish.variant()) ? null : shown.number(MINUTES);
        Long minutes = form.number(MINUTES);
        return before != null && (minutes == null || minutes >= before);
    }

    /** The card whole where that fits, otherwise the first of its variants that does. */
    private static @Nullable Drawn firstFittingForm(Card card, Wish wish, Recall recall) {
        Drawn whole = new Drawn(card, null);
        if (fits(whole, wish, recall)) {
            return whole;
        }
        return card.variants().keySet().stream()
                .sorted()
                .map(variant -> new Drawn(card, variant))
                .filter(form -> fits(form, wish, recall))
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(Drawn drawn, Wish wish, Recall recall) {
        return withinLimits(drawn, wish, recall) && wish.allows(drawn, recall);
    }

    private static boolean withinLimits(Drawn drawn, Wish wish, Recall recall) {
        long cap = wish.where().containsKey(TOUCH) ? Long.MAX_VALUE : USUAL_TOUCH;
        if (wish.touchCap() != null) {
            cap = Math.min(cap, wish.touchCap());
        }
        if (recall.touchRests()) {
            cap = 0;
        }
        return touch(drawn) <= cap
                && !drawn.labels("consent").contains("both-confirm")
                && !(recall.freshConflict() && drawn.labels("avoid").contains("fresh-conflict"))
                && !drawn.hasAny(wish.without());
    }

    private static long touch(Drawn drawn) {
        Long touch = drawn.number(TOUCH);
        return touch == null ? 0 : touch;
    }

    /**
     * Nothing that was done in the last half year while there is something else, then nothing that was drawn lately. When
     * there is nothing else: the half for which that is longest ago.
     */
    private static List<Drawn> rested(List<Drawn> fitting, Recall recall) {
        List<Drawn> notDone = fitting.stream()
                .filter(drawn -> recall.restsSince(drawn.card()) == null)
                .toList();
        List<Drawn> rested = notDone.isEmpty()
                ? older(
                        fitting,
                        Comparator.comparing(
                                drawn -> recall.restsSince(drawn.card()),
                                Comparator.nullsFirst(Comparator.naturalOrder())))
                : notDone;
        List<Drawn> fresh =
                rested.stream().filter(drawn -> !recall.isRecent(drawn.card())).toList();
        return fresh.isEmpty() ? older(rested, Comparator.comparingInt(drawn -> recall.place(drawn.card()))) : fresh;
    }

    private static List<Drawn> older(List<Drawn> drawn, Comparator<Drawn> byAge) {
        List<Drawn> oldestFirst = new ArrayList<>(drawn);
        oldestFirst.sort(byAge);
        return oldestFirst.subList(0, (oldestFirst.size() + 1) / 2);
    }

    private static List<Drawn> unlessEmpty(List<Drawn> all, Predicate<Drawn> wanted) {
        List<Drawn> some = all.stream().filter(wanted).toList();
        return some.isEmpty() ? all : some;
    }

    private static List<Drawn> best(List<Drawn> pool, Ranking ranking) {
        int[] points = pool.stream().mapToInt(ranking::points).toArray();
        int most = IntStream.of(points).max().orElse(0);
        return IntStream.range(0, points.length)
                .filter(i -> points[i] >= most - Ranking.ALIKE)
                .mapToObj(pool::get)
                .toList();
    }
}
