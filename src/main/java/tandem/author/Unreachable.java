package tandem.author;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tandem.flow.Step;

/** A step that no way leads to is probably a slip. Told only where nothing else is wrong: then the ways are known. */
final class Unreachable implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        if (!flow.whole() || problems.inFile(flow.node().spot().path())) {
            return;
        }
        Set<String> reached = reached(flow);
        for (Step step : flow.steps()) {
            if (!reached.contains(step.id())) {
                problems.add(
                        Code.UNREACHABLE,
                        flow.notes().node(step).spot(),
                        "no way leads to step " + Quote.of(step.id()));
            }
        }
    }

    private static Set<String> reached(FlowDraft flow) {
        Map<String, Set<String>> ways = Ways.of(flow.steps());
        Deque<String> open = new ArrayDeque<>(flow.renamed().values());
        open.add(flow.steps().get(0).id());
        if (flow.ifStepGone() != null) {
            open.add(flow.ifStepGone());
        }
        Set<String> reached = new HashSet<>();
        while (!open.isEmpty()) {
            String here = open.remove();
            if (reached.add(here)) {
                open.addAll(ways.getOrDefault(here, Set.of()));
            }
        }
        return reached;
    }
}
