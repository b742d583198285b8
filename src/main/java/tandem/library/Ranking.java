package tandem.library;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How well a card that is allowed suits the moment, in points; more is better. The rules are soft: none of them can leave
 * nobody without a card.
 */
final class Ranking {

    /** From this hour on, and before {@link #MORNING}, little energy is left. */
    private static final int EVENING = 21;

    private static final int MORNING = 5;

    /** What takes no longer than this, in minutes, fits in where time is short. */
    private static final long SHORT = 5;

    /** What suits the moment comes before what only brings another kind. */
    private static final int SUITS = 4;

    /** The kind of the card before rests, so that talk, play and touch take turns. */
    private static final int SAME_KIND = -3;

    private static final int KIND_BEFORE_THAT = -1;
    private static final int LIKED = 1;
    private static final int NOT_OURS = -2;

    /** Cards whose points differ by no more than this are drawn with the same chance. */
    static final int ALIKE = 1;

    private static final String KINDS = "kinds";

    private final boolean late;
    private final Past.@Nullable What learned;
    private final Set<String> last;
    private final Set<String> before;
    private final Set<String> liked = new HashSet<>();
    private final Set<String> notOurs;

    Ranking(Circumstances circumstances, Recall recall, Map<String, Card> cards) {
        Integer hour = circumstances.hour();
        this.late = hour != null && (hour >= EVENING || hour < MORNING);
        Past latest = recall.latest();
        this.learned = latest == null ? null : latest.what();
        this.last = kinds(recall.drawnBefore(0), cards);
        this.before = kinds(recall.drawnBefore(1), cards);
        this.notOurs = learned == Past.What.HIDDEN && latest != null ? kinds(latest.card(), cards) : Set.of();
        recall.liked().forEach(card -> liked.addAll(kinds(card, cards)));
    }

    int points(Drawn drawn) {
        int points = reason(drawn) == null ? 0 : SUITS;
        Set<String> kinds = drawn.labels(KINDS);
        points += shares(kinds, last) ? SAME_KIND : 0;
        points += shares(kinds, before) ? KIND_BEFORE_THAT : 0;
        points += shares(kinds, liked) ? LIKED : 0;
        points += shares(kinds, notOurs) ? NOT_OURS : 0;
        return points;
    }

    /** Why this card suits the moment better than another, or null. */
    Pick.@Nullable Reason reason(Drawn drawn) {
        if (learned == Past.What.NO_TIME && atMost(drawn, "minutes", SHORT)) {
            return Pick.Reason.SHORT;
        }
        if (learned == Past.What.TIRED
                && drawn.labels("energy").contains("low")
                && atMost(drawn, "minutes", 2 * SHORT)) {
            return Pick.Reason.TIRED;
        }
        if (learned == Past.What.TENSION && drawn.labels("occasion").contains("after-argument")) {
            return Pick.Reason.TENSION;
        }
        if (learned == Past.What.AWKWARD && atMost(drawn, "depth", 1) && atMost(drawn, Library.TOUCH, 1)) {
            return Pick.Reason.EASY;
        }
        return late && drawn.labels("energy").contains("low") ? Pick.Reason.LATE : null;
    }

    private static boolean atMost(Drawn drawn, String tag, long most) {
        Long number = drawn.number(tag);
        return number != null && number <= most;
    }

    private static boolean shares(Set<String> some, Set<String> others) {
        for (String one : some) {
            if (others.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> kinds(@Nullable String id, Map<String, Card> cards) {
        Card card = id == null ? null : cards.get(id);
        return card == null ? Set.of() : card.labels().getOrDefault(KINDS, Set.of());
    }
}
