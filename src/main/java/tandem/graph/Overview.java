package tandem.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tandem.flow.Flow;

/** The picture of all flows: what starts each, and which calls which. Pure; the flows must have passed the loader. */
public final class Overview {

    private Overview() {}

    public static Graph of(Collection<Flow> flows) {
        Map<String, Flow> callersFirst = callersFirst(flows);
        Set<String> called = new HashSet<>();
        List<Graph.Arrow> arrows = new ArrayList<>();
        for (Flow flow : callersFirst.values()) {
            for (Map.Entry<String, Integer> call : Calls.from(flow).entrySet()) {
                called.add(call.getKey());
                String times = call.getValue() == 1 ? "" : call.getValue() + " times";
                arrows.add(new Graph.Arrow(flow.id(), call.getKey(), List.of(times), false));
            }
        }
        List<Graph.Box> boxes = callersFirst.values().stream()
                .map(flow -> box(flow, called.contains(flow.id())))
                .toList();
        String description = "All " + flows.size()
                + " flows, with what starts each. An arrow leads from a flow to one that" + " it calls.";
        return new Graph("flows", description, boxes, arrows);
    }

    /** So that arrows lead down: no flow stands above one that calls it and that it does not call. */
    private static Map<String, Flow> callersFirst(Collection<Flow> flows) {
        Map<String, Flow> byId = new TreeMap<>();
        flows.forEach(flow -> byId.put(flow.id(), flow));
        Set<String> calledFirst = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        byId.values().forEach(flow -> addAfterCalled(flow, byId, seen, calledFirst));
        List<String> order = new ArrayList<>(calledFirst);
        Collections.reverse(order);
        Map<String, Flow> callersFirst = new LinkedHashMap<>();
        order.forEach(id -> callersFirst.put(id, flow(id, byId)));
        return callersFirst;
    }

    /** Ends also where two flows begin each other, each in a run of its own; then one of the two stands above. */
    private static void addAfterCalled(Flow flow, Map<String, Flow> byId, Set<String> seen, Set<String> calledFirst) {
        if (seen.add(flow.id())) {
            Calls.from(flow).keySet().forEach(called -> addAfterCalled(flow(called, byId), byId, seen, calledFirst));
            calledFirst.add(flow.id());
        }
    }

    private static Flow flow(String id, Map<String, Flow> byId) {
        return Objects.requireNonNull(byId.get(id), "a flow that is called is there");
    }

    private static Graph.Box box(Flow flow, boolean called) {
        Set<String> starts = new LinkedHashSet<>();
        flow.triggers().forEach(trigger -> starts.add(Starts.name(trigger)));
        if (starts.isEmpty() && !called) {
            starts.add("nothing starts it");
        }
        return new Graph.Box(flow.id(), Kind.FLOW, flow.id(), "", List.copyOf(starts));
    }
}
