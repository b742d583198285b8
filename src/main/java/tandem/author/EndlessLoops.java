package tandem.author;

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
        Set<String> pausing = draft.flows().stream()
                .filter(flow -> !flow.whole() || flow.steps().stream().anyMatch(EndlessLoops::pauses))
                .map(FlowDraft::id)
                .collect(Collectors.toSet());
        for (FlowDraft flow : draft.flows()) {
            if (flow.whole()) {
                look(flow, calls, pausing, problems);
            }
        }
    }

    private static void look(FlowDraft flow, Calls calls, Set<String> pausing, Problems problems) {
        Map<String, Set<String>> ways = Ways.of(flow);
        for (Step step : flow.steps()) {
            if (pauses(step)
                    || (step instanceof Step.Call call
                            && !call.apart()
                            && calls.under(call.flow()).stream().anyMatch(pausing::contains))) {
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

    private static boolean pauses(Step step) {
        return step instanceof Step.Ask || step instanceof Step.Wait;
    }
}
