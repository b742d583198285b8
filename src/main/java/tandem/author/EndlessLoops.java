package tandem.author;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tandem.flow.Step;

/** A way that comes back to where it was must pass a question or a wait; else one message would lead to endless work. */
final class EndlessLoops implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Calls calls = new Calls(draft);
        Set<String> pausing = pausing(draft);
        for (FlowDraft flow : draft.flows()) {
            if (flow.whole()) {
                look(flow, calls, pausing, problems);
            }
        }
    }

    private static void look(FlowDraft flow, Calls calls, Set<String> pausing, Problems problems) {
        Map<String, Set<String>> ways = Ways.of(flow);
        for (Step step : flow.steps()) {
            if (pauses(step, calls, pausing)) {
                ways.remove(step.id());
            }
        }
        Map<String, Step> steps = flow.stepsById();
        for (List<String> cycle : Cycles.in(ways)) {
            Step first = steps.get(cycle.get(0));
            if (first != null) {
                problems.add(
                        Code.ENDLESS_LOOP,
                        flow.notes().node(first).spot(),
                        "endless loop without a question or a wait: " + Cycles.shown(cycle));
            }
        }
    }

    /** The flows in which there is a question or a wait, and those of which that is not known. */
    private static Set<String> pausing(Draft draft) {
        return draft.flows().stream()
                .filter(flow -> !flow.whole() || flow.steps().stream().anyMatch(EndlessLoops::pauses))
                .map(FlowDraft::id)
                .collect(Collectors.toSet());
    }

    /** The flows that each flow calls or begins before anybody is asked or anything waited for. */
    static Map<String, Set<String>> atOnce(Draft draft, Calls calls) {
        Set<String> pausing = pausing(draft);
        Map<String, Set<String>> atOnce = new LinkedHashMap<>();
        for (FlowDraft flow : draft.flows()) {
            Set<String> begun = new LinkedHashSet<>();
            atOnce.put(flow.id(), begun);
            if (flow.whole()) {
                Map<String, Set<String>> ways = Ways.of(flow);
                Map<String, Step> steps = flow.stepsById();
                steps.values().stream()
                        .filter(step -> pauses(step, calls, pausing))
                        .forEach(step -> ways.remove(step.id()));
                for (String reached : Ways.from(Set.of(flow.steps().get(0).id()), ways)) {
                    if (steps.get(reached) instanceof Step.Call call) {
                        begun.add(call.flow());
                    }
                }
            }
        }
        return atOnce;
    }

    private static boolean pauses(Step step, Calls calls, Set<String> pausing) {
        return pauses(step)
                || (step instanceof Step.Call call
                        && !call.apart()
                        && calls.under(call.flow()).stream().anyMatch(pausing::contains));
    }

    private static boolean pauses(Step step) {
        return step instanceof Step.Ask || step instanceof Step.ForEach || step instanceof Step.Wait;
    }
}
