package tandem.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tandem.flow.Step;

/** A step that no way leads to is probably a slip. Told only where nothing else is wrong: then the ways are known. */
final class Unreachable implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        if (!flow.whole() || problems.in(flow)) {
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
        List<String> starts = new ArrayList<>(flow.renamed().values());
        starts.add(flow.steps().get(0).id());
        if (flow.ifStepGone() != null) {
            starts.add(flow.ifStepGone());
        }
        return Ways.from(starts, Ways.of(flow));
    }
}
