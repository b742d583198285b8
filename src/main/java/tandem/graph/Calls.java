package tandem.graph;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tandem.flow.Choice;
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

    /** The flows that this one calls or runs in private, each with the number of steps that do. */
    static SortedMap<String, Integer> from(Flow flow) {
        SortedMap<String, Integer> called = new TreeMap<>();
        for (Step step : flow.steps()) {
            if (step instanceof Step.Call call) {
                called.merge(call.flow(), 1, Integer::sum);
            } else if (step instanceof Step.ForEach each) {
                called.merge(each.flow(), 1, Integer::sum);
            } else if (step instanceof Step.Ask ask) {
                ask.choices().stream()
                        .map(Choice::privately)
                        .filter(Objects::nonNull)
                        .forEach(other -> called.merge(other, 1, Integer::sum));
            }
        }
        return called;
    }
}
