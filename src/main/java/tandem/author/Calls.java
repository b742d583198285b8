package tandem.author;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tandem.flow.Choice;
import tandem.flow.Step;

/** Which flow calls which. */
final class Calls {

    private final Map<String, Set<String>> called = new LinkedHashMap<>();
    private final Map<String, Set<String>> connected = new HashMap<>();

    private final Set<String> apart = new LinkedHashSet<>();
    private final Set<String> forEach = new LinkedHashSet<>();
    private final Set<String> privately = new LinkedHashSet<>();

    Calls(Draft draft) {
        for (FlowDraft flow : draft.flows()) {
            Set<String> targets = called.computeIfAbsent(flow.id(), id -> new LinkedHashSet<>());
            for (Step step : flow.steps()) {
                if (step instanceof Step.Call call && call.apart()) {
                    apart.add(call.flow());
                } else if (step instanceof Step.ForEach each) {
                    forEach.add(each.flow());
                } else if (step instanceof Step.Ask ask) {
                    ask.choices().stream()
                            .map(Choice::privately)
                            .filter(Objects::nonNull)
                            .forEach(privately::add);
                } else if (step instanceof Step.Call call) {
                    targets.add(call.flow());
                    connect(flow.id(), call.flow());
                    connect(call.flow(), flow.id());
                }
            }
        }
    }

    /** The flows that each flow calls and comes back from. */
    Map<String, Set<String>> called() {
        return called;
    }

    /** The flows that another one begins, to run beside it. */
    Set<String> apart() {
        return apart;
    }

    /** The flows that run in private with each of a couple. */
    Set<String> forEach() {
        return forEach;
    }

    /** The flows that run in private with whoever taps a choice. */
    Set<String> privately() {
        return privately;
    }

    /** The flow, and all flows that can be in one run with it. */
    Set<String> together(String flow) {
        return Ways.from(Set.of(flow), connected);
    }

    /** The flow, and all flows that it calls, directly or not. */
    Set<String> under(String flow) {
        return Ways.from(Set.of(flow), called);
    }

    private void connect(String from, String to) {
        connected.computeIfAbsent(from, id -> new LinkedHashSet<>()).add(to);
    }
}
