package tandem.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.flow.Flow;
import tandem.flow.Message;
import tandem.flow.Phrasing;
import tandem.flow.Values;

/** Finds the words: which variant of a phrasing is said this time, remembering by variant ids what was said before. */
final class Speech {

    private final Session session;

    Speech(Session session) {
        this.session = session;
    }

    /** Picks what the step says this time; null when it says nothing. */
    @Nullable
    Message pick(Phrasing phrasing, Flow flow, String stepId, Values values) {
        Phrasing.Variant variant = variant(phrasing, flow, stepId, values);
        return variant == null ? phrasing.otherwise() : variant.message();
    }

    /** Picks in which variant the step says it this time; null for the words that are none. */
    Phrasing.@Nullable Variant variant(Phrasing phrasing, Flow flow, String stepId, Values values) {
        List<Phrasing.Variant> possible = possible(phrasing, values);
        if (possible.isEmpty()) {
            return null;
        }
        if (phrasing.pick() == Phrasing.Pick.FIRST) {
            return possible.get(0);
        }
        String step = flow.id() + ":" + stepId;
        return switch (phrasing.pick()) {
            case FIRST, SHUFFLE -> shuffle(possible, step);
            case ONCE -> once(possible, step);
            case CYCLE -> cycle(phrasing.variants(), possible, step);
        };
    }

    private static List<Phrasing.Variant> possible(Phrasing phrasing, Values values) {
        List<Phrasing.Variant> possible = new ArrayList<>(phrasing.variants().size());
        for (Phrasing.Variant variant : phrasing.variants()) {
            if (variant.when() == null || variant.when().holds(values)) {
                possible.add(variant);
                if (phrasing.pick() == Phrasing.Pick.FIRST) {
                    break;
                }
            }
        }
        return possible;
    }

    private Phrasing.Variant shuffle(List<Phrasing.Variant> possible, String step) {
        List<String> used = session.remembered.used(step);
        List<Phrasing.Variant> unused = without(possible, used);
        List<String> round = new ArrayList<>(used);
        if (unused.isEmpty()) {
            unused = without(possible, used.subList(used.size() - 1, used.size()));
            round.clear();
        }
        List<Phrasing.Variant> pool = unused.isEmpty() ? possible : unused;
        Phrasing.Variant picked = pool.get(session.chance.applyAsInt(pool.size()));
        round.add(picked.id());
        session.remembered.use(step, round);
        return picked;
    }

    private static List<Phrasing.Variant> without(List<Phrasing.Variant> possible, List<String> used) {
        List<Phrasing.Variant> rest = new ArrayList<>(possible.size());
        for (Phrasing.Variant variant : possible) {
            if (!used.contains(variant.id())) {
                rest.add(variant);
            }
        }
        return rest;
    }

    private Phrasing.@Nullable Variant once(List<Phrasing.Variant> possible, String step) {
        List<String> used = session.remembered.used(step);
        for (Phrasing.Variant variant : possible) {
            if (!used.contains(variant.id())) {
                List<String> more = new ArrayList<>(used);
                more.add(variant.id());
                session.remembered.use(step, more);
                return variant;
            }
        }
        return null;
    }

    /** The next possible one after the one said last, in the author's present order. */
    private Phrasing.Variant cycle(List<Phrasing.Variant> all, List<Phrasing.Variant> possible, String step) {
        List<String> used = session.remembered.used(step);
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!used.isEmpty() && all.get(i).id().equals(used.get(0))) {
                start = i + 1;
            }
        }
        for (int i = 0; i < all.size(); i++) {
            Phrasing.Variant variant = all.get((start + i) % all.size());
            if (possible.contains(variant)) {
                session.remembered.use(step, List.of(variant.id()));
                return variant;
            }
        }
        throw new IllegalStateException("there was a possible variant");
    }
}
