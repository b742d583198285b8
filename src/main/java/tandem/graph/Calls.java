package tandem.graph;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tandem.flow.Flow;
import tandem.flow.Step;

/** Which flow runs which. Pure. */
final class Calls {

    private Calls() {}

    /** The flows that call this one, by name. */
    static List<String> to(String flow, Collection<Flow> all) {
        return all.stream()
                .filter(caller -> from(caller).containsKey(flow))
                .map(Flow::id)
                .sorted()
                .toList();
    }

    /** The flows that this one calls, each with the number of steps that do. */
    static SortedMap<String, Integer> from(Flow flow) {
        SortedMap<String, Integer> called = new TreeMap<>();
        for (Step step : flow.steps()) {
            if (step instanceof Step.Call call) {
                called.merge(call.flow(), 1, Integer::sum);
            }
        }
        return called;
    }
}
