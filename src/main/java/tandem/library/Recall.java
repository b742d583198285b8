package tandem.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limits;

/** What the histories have to say to one draw; read once for all cards. */
final class Recall {

    /** What somebody says of a card afterwards. Only the latest of it counts: a good evening makes up for a tired one. */
    private static final Set<Past.What> TOLD = EnumSet.of(
            Past.What.DONE,
            Past.What.CLOSER,
            Past.What.NICE,
            Past.What.NEUTRAL,
            Past.What.AWKWARD,
            Past.What.UNWANTED,
            Past.What.NO_TIME,
            Past.What.TIRED,
            Past.What.TENSION,
            Past.What.HIDDEN);

    private final History here;
    private final History own;
    private final Instant now;
    private final Map<String, Instant> done = new HashMap<>();
    private final Map<String, Integer> drawn = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private final List<String> liked = new ArrayList<>();
    private final @Nullable Past latest;
    private final boolean touchRests;
    private final boolean freshConflict;

    Recall(Circumstances circumstances) {
        this.here = circumstances.here();
        this.own = circumstances.own();
        this.now = circumstances.now();
        @Nullable Past told = null;
        for (Past past : here.entries()) {
            if (past.what() == Past.What.DRAWN) {
                drawn.put(past.card(), order.size());
                order.add(past.card());
            } else if (past.what() == Past.What.CLOSER) {
                liked.add(past.card());
            }
            told = TOLD.contains(past.what()) ? past : told;
        }
        this.latest = told != null && since(told, Limits.LEARNED) ? told : null;
        takeIn(here);
        takeIn(own);
        this.touchRests = lately(Past.What.UNWANTED, Limits.TOUCH_RESTS);
        this.freshConflict = lately(Past.What.TENSION, Limits.CONFLICT_IS_FRESH);
    }

    /** What counts of either history. */
    private void takeIn(History history) {
        for (Past past : history.entries()) {
            if (past.what() == Past.What.DONE) {
                done.merge(past.card(), past.at(), (one, other) -> one.isAfter(other) ? one : other);
            } else if (past.what() == Past.What.HIDDEN) {
                hidden.add(past.card());
            }
        }
    }

    private boolean lately(Past.What what, java.time.Duration within) {
        return has(here, what, within) || has(own, what, within);
    }

    private boolean has(History history, Past.What what, java.time.Duration within) {
        for (Past past : history.entries()) {
            if (past.what() == what && since(past, within)) {
                return true;
            }
        }
        return false;
    }

    private boolean since(Past past, java.time.Duration within) {
        return past.at().plus(within).isAfter(now);
    }

    /** Whether ideas are without touch for a while, because somebody did not want it. */
    boolean touchRests() {
        return touchRests;
    }

    /** Whether there was tension in the last days. */
    boolean freshConflict() {
        return freshConflict;
    }

    boolean isHidden(Card card) {
        return hidden.contains(card.id());
    }

    /** When it was done for the last time, as far as it still rests because of that; null otherwise. */
    @Nullable
    Instant restsSince(Card card) {
        Instant at = done.get(card.id());
        return at != null && at.plus(Limits.DONE_RESTS).isAfter(now) ? at : null;
    }

    /** How many cards were drawn here before this one was for the last time; -1 when it never was. */
    int place(Card card) {
        return drawn.getOrDefault(card.id(), -1);
    }

    /** Whether it was among the last ones drawn here. */
    boolean isRecent(Card card) {
        return place(card) >= order.size() - Limits.DRAWN_CARDS && place(card) >= 0;
    }

    /** Whether no card was ever drawn here. */
    boolean isFirst() {
        return order.isEmpty();
    }

    /** The card drawn last but {@code back}, or null. */
    @Nullable
    String drawnBefore(int back) {
        int place = order.size() - 1 - back;
        return place < 0 ? null : order.get(place);
    }

    /** Cards that brought them closer. */
    List<String> liked() {
        return liked;
    }

    /** The last thing somebody said here of a card, as long as it has a say; null otherwise. */
    @Nullable
    Past latest() {
        return latest;
    }

    /** Whether this happened with the card, here or to the one who asks. */
    boolean happened(Card card, String word) {
        return here.entries().stream().anyMatch(past -> is(past, card, word))
                || own.entries().stream().anyMatch(past -> is(past, card, word));
    }

    private static boolean is(Past past, Card card, String word) {
        return past.what().word().equals(word) && past.card().equals(card.id());
    }
}
