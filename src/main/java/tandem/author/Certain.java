package tandem.author;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Step;
import tandem.flow.Trigger;
import tandem.flow.Variable;

/**
 * What is certain before each step of all flows, over every way that leads there, also through calls. It begins with the
 * triggers and follows the ways until nothing changes any more; each pass can only make something less certain, so it
 * ends. Where nobody gets to, nothing is said.
 */
final class Certain {

    private final Map<String, FlowDraft> flows = new LinkedHashMap<>();
    private final Map<String, Set<String>> callers = new HashMap<>();
    private final Set<String> begun;
    private final Set<String> forEach;
    private final Map<String, Set<String>> taken = new HashMap<>();
    private final Set<String> personal;
    /** Flows that come back when much may have happened since they were called. */
    private final Set<String> slow = new HashSet<>();

    private final Map<String, Facts> starts = new HashMap<>();
    private final Map<String, Facts> returns = new HashMap<>();
    private final Map<String, Map<String, Facts>> steps = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    Certain(Draft draft) {
        Calls calls = new Calls(draft);
        begun = new HashSet<>(calls.apart());
        forEach = calls.forEach();
        begun.addAll(forEach);
        begun.addAll(calls.privately());
        for (FlowDraft flow : draft.flows()) {
            flows.put(flow.id(), flow);
            for (String called : calls.called().getOrDefault(flow.id(), Set.of())) {
                callers.computeIfAbsent(called, id -> new HashSet<>()).add(flow.id());
            }
        }
        flows.keySet().forEach(flow -> taken.put(flow, takenIn(calls.under(flow))));
        personal = personal(draft);
        flows.keySet().forEach(flow -> {
            if (calls.under(flow).stream().anyMatch(this::mayTakeLong)) {
                slow.add(flow);
            }
        });
        flows.values().forEach(this::start);
        calls.privately().forEach(flow -> begins(flow, new Facts(Set.of(Facts.PRIVATE))));
        forEach.forEach(flow -> begins(flow, Facts.OF_EACH));
        while (!open.isEmpty()) {
            String next = open.iterator().next();
            open.remove(next);
            follow(flows.get(next));
        }
    }

    /** What is certain before this step; null where no way leads. */
    @Nullable
    Facts before(FlowDraft flow, Step step) {
        return steps.getOrDefault(flow.id(), Map.of()).get(step.id());
    }

    /** What is certain at the beginning of a flow; null where nothing begins it. */
    @Nullable
    Facts atStart(FlowDraft flow) {
        return starts.get(flow.id());
    }

    private void start(FlowDraft flow) {
        for (Trigger trigger : flow.triggers()) {
            begins(flow.id(), trigger.where() == Trigger.Where.PRIVATE ? new Facts(Set.of(Facts.PRIVATE)) : Facts.NONE);
        }
        if (flow.triggers().isEmpty() && !callers.containsKey(flow.id()) && !begun.contains(flow.id())) {
            begins(flow.id(), Facts.NONE);
        }
    }

    /** The variables that a step of these flows can take a value from. */
    private Set<String> takenIn(Set<String> under) {
        Set<String> names = new HashSet<>();
        for (String id : under) {
            FlowDraft flow = flows.get(id);
            for (Step step : flow == null ? List.<Step>of() : flow.steps()) {
                if (step instanceof Step.SetVariable set && !(set.change() instanceof Step.Change.Add)) {
                    names.add(set.variable());
                } else if (step instanceof Step.Do action) {
                    names.addAll(Onward.taken(action.action()));
                }
            }
        }
        return names;
    }

    /** The variables that some flow keeps of a person. */
    private static Set<String> personal(Draft draft) {
        Set<String> names = new HashSet<>();
        for (FlowDraft flow : draft.flows()) {
            flow.variables().forEach((name, variable) -> {
                if (variable.scope() == Variable.Scope.PERSON) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private boolean isOfAPerson(String name) {
        return Reserved.isOfAPerson(name) || personal.contains(name);
    }

    private boolean mayTakeLong(String id) {
        FlowDraft flow = flows.get(id);
        return flow != null
                && flow.steps().stream().anyMatch(step -> step instanceof Step.Wait || step instanceof Step.ForEach);
    }

    private void begins(String flow, Facts facts) {
        // That nothing else begins a flow that runs for each is looked after elsewhere.
        if (flows.containsKey(flow) && meets(starts, flow, forEach.contains(flow) ? Facts.OF_EACH : facts)) {
            open.add(flow);
        }
    }

    /** Whether less is certain there than before. */
    private static boolean meets(Map<String, Facts> places, String place, Facts facts) {
        Facts before = places.get(place);
        Facts after = before == null ? facts : before.orElse(facts);
        places.put(place, after);
        return !after.equals(before);
    }

    private void follow(@Nullable FlowDraft flow) {
        Facts start = flow == null ? null : starts.get(flow.id());
        if (flow == null || start == null || flow.steps().isEmpty()) {
            return;
        }
        Map<String, Step> byId = flow.stepsById();
        Map<String, String> below = new HashMap<>();
        for (int i = 1; i < flow.steps().size(); i++) {
            below.putIfAbsent(flow.steps().get(i - 1).id(), flow.steps().get(i).id());
        }
        Map<String, Facts> before = new HashMap<>();
        Deque<String> changed = new ArrayDeque<>();
        before.put(flow.steps().get(0).id(), start);
        changed.add(flow.steps().get(0).id());
        if (flow.ifStepGone() != null) {
            // Whoever stood at a step that is gone had come there by ways that are gone too.
            meets(before, flow.ifStepGone(), start.without(this::isOfAPerson));
            changed.add(flow.ifStepGone());
        }
        while (!changed.isEmpty()) {
            String here = changed.remove();
            Step step = byId.get(here);
            Facts facts = before.get(here);
            if (step != null && facts != null) {
                Onward onward = new Onward(facts, flow, personal, below.get(here), known -> called(step, known));
                for (Onward.Way way : step.accept(onward)) {
                    if (way.step() == null) {
                        comesBack(flow.id(), way.facts());
                    } else if (meets(before, way.step(), way.facts())) {
                        changed.add(way.step());
                    }
                }
            }
        }
        steps.put(flow.id(), before);
    }

    private void comesBack(String flow, Facts facts) {
        if (meets(returns, flow, facts)) {
            open.addAll(callers.getOrDefault(flow, Set.of()));
        }
    }

    /** What the caller knew and the called flow cannot have taken, and what that flow knew at its end. */
    private @Nullable Facts called(Step step, Facts before) {
        Step.Call call = (Step.Call) step;
        String flow = call.flow();
        if (call.apart()) {
            begins(flow, before.has(Facts.PRIVATE) ? new Facts(Set.of(Facts.PRIVATE)) : Facts.NONE);
            return before.without(taken.getOrDefault(flow, Set.of())::contains);
        }
        begins(flow, before);
        Facts returned = returns.get(flow);
        if (returned == null) {
            return flows.containsKey(flow) ? null : before;
        }
        Facts kept = slow.contains(flow) ? before.without(this::isOfAPerson) : before;
        return kept.without(taken.getOrDefault(flow, Set.of())::contains).and(returned.names());
    }
}
