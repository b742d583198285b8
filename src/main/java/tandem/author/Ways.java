package tandem.author;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.flow.Step;

/** Where the steps of a flow lead, whatever is certain there. */
final class Ways {

    private Ways() {}

    /** The steps that can follow each step. */
    static Map<String, Set<String>> of(FlowDraft flow) {
        List<Step> steps = flow.steps();
        Map<String, Set<String>> ways = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String below = i + 1 < steps.size() ? steps.get(i + 1).id() : null;
            Set<String> next = new LinkedHashSet<>();
            for (Onward.Way way : steps.get(i).accept(new Onward(Facts.NONE, flow, Set.of(), below, after -> after))) {
                if (way.step() != null) {
                    next.add(way.step());
                }
            }
            ways.putIfAbsent(steps.get(i).id(), next);
        }
        return ways;
    }

    /** Everything that can be reached from here, these themselves included. */
    static Set<String> from(Collection<String> starts, Map<String, Set<String>> ways) {
        Deque<String> open = new ArrayDeque<>(starts);
        Set<String> reached = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            String here = open.remove();
            if (reached.add(here)) {
                open.addAll(ways.getOrDefault(here, Set.of()));
            }
        }
        return reached;
    }
}
