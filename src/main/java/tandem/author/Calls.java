package tandem.author;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tandem.flow.Step;

/** Which flow calls which. */
final class Calls {

    private final Map<String, Set<String>> called = new LinkedHashMap<>();
    private final Map<String, Set<String>> connected = new HashMap<>();

    Calls(Draft draft) {
        for (FlowDraft flow : draft.flows()) {
            Set<String> targets = called.computeIfAbsent(flow.id(), id -> new LinkedHashSet<>());
            for (Step step : flow.steps()) {
                if (step instanceof Step.Call call) {
                    targets.add(call.flow());
                    connect(flow.id(), call.flow());
                    connect(call.flow(), flow.id());
                }
            }
        }
    }

    /** The flows that each flow calls. */
    Map<String, Set<String>> called() {
        return called;
    }

    /** The flow, and all flows that can be in one run with it. */
    Set<String> together(String flow) {
        return reach(flow, connected);
    }

    /** The flow, and all flows that it calls, directly or not. */
    Set<String> under(String flow) {
        return reach(flow, called);
    }

    private void connect(String from, String to) {
        connected.computeIfAbsent(from, id -> new LinkedHashSet<>()).add(to);
    }

    private static Set<String> reach(String from, Map<String, Set<String>> ways) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(from);
        while (!open.isEmpty()) {
            String here = open.remove();
            if (reached.add(here)) {
                open.addAll(ways.getOrDefault(here, Set.of()));
            }
        }
        return reached;
    }
}
