package tandem.library;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
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
    private final CardIndex forms;

    public Library(Collection<Card> cards) {
        Map<String, Card> byId = new LinkedHashMap<>();
        for (Card card : cards) {
            if (byId.put(card.id(), card) != null) {
                throw new IllegalArgumentException("two cards are called " + card.id());
            }
        }
        this.cards = byId;
        this.forms = new CardIndex(byId.values());
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
    private @Nullable Drawn otherForm(@Nullable Drawn shown, Wish wish, Recall recall) {
        String variant = wish.variant();
        if (shown == null || variant == null || variant.equals(shown.variant())) {
            return null;
        }
        Drawn other = new Drawn(shown.card(), variant);
        int form = forms.of(other);
        return form >= 0 && allowed(wish.onlyLimits(), recall).get(form) ? other : null;
    }

    /** Each card whole where that fits, otherwise in the first of its variants that does. */
    private List<Drawn> fitting(Wish wish, @Nullable Drawn shown, Recall recall) {
        BitSet allowed = allowed(wish, recall);
        List<Drawn> fitting = new ArrayList<>();
        for (int i = allowed.nextSetBit(0); i >= 0; i = allowed.nextSetBit(forms.afterCardOf(i))) {
            Drawn form = forms.get(i);
            boolean out = recall.isHidden(form.card())
                    || (shown != null && shown.card().id().equals(form.card().id()));
            if (!out && !isNoShorter(form, shown, wish)) {
                fitting.add(form);
            }
        }
        return fitting;
    }

    private BitSet allowed(Wish wish, Recall recall) {
        BitSet allowed = forms.atMostOrNone(TOUCH, most(wish, recall));
        if (!wish.together()) {
            allowed.andNot(forms.with("consent", "both-confirm"));
        }
        if (recall.freshConflict()) {
            allowed.andNot(forms.with("avoid", "fresh-conflict"));
        }
        wish.without().forEach(word -> allowed.andNot(forms.withAnywhere(word)));
        wish.where().forEach((tag, limit) -> allowed.and(forms.fitting(tag, limit, recall)));
        wish.exclude().forEach((tag, limit) -> allowed.andNot(forms.fitting(tag, limit, recall)));
        return allowed;
    }

    /** Whoever asks for something shorter gets nothing that is as long. */
    private static boolean isNoShorter(Drawn form, @Nullable Drawn shown, Wish wish) {
        Long before = shown == null || !SHORTER.equals(wish.variant()) ? null : shown.number(MINUTES);
        Long minutes = form.number(MINUTES);
        return before != null && (minutes == null || minutes >= before);
    }

    /** How much touch there may be. */
    private static long most(Wish wish, Recall recall) {
        if (recall.touchRests()) {
            return 0;
        }
        long usual = wish.where().containsKey(TOUCH) ? Long.MAX_VALUE : USUAL_TOUCH;
        return wish.touchCap() == null ? usual : Math.min(usual, wish.touchCap());
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
        List<Drawn> notDone = some(fitting, drawn -> recall.restsSince(drawn.card()) == null);
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
        List<Drawn> some = some(all, wanted);
        return some.isEmpty() ? all : some;
    }

    private static List<Drawn> some(List<Drawn> all, Predicate<Drawn> wanted) {
        List<Drawn> some = new ArrayList<>(all.size());
        for (Drawn drawn : all) {
            if (wanted.test(drawn)) {
                some.add(drawn);
            }
        }
        return some;
    }

    private static List<Drawn> best(List<Drawn> pool, Ranking ranking) {
        int[] points = new int[pool.size()];
        int most = Integer.MIN_VALUE;
        for (int i = 0; i < points.length; i++) {
            points[i] = ranking.points(pool.get(i));
            most = Math.max(most, points[i]);
        }
        List<Drawn> best = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            if (points[i] >= most - Ranking.ALIKE) {
                best.add(pool.get(i));
            }
        }
        return best;
    }
}
