package tandem.author;

import java.util.List;
import tandem.flow.Condition;
import tandem.flow.Step;

/** A case of a branch that those before it leave nothing is a slip: mostly the general one stands before the special one. */
final class DeadCases implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Certain certain = draft.certain();
        for (FlowDraft flow : draft.flows()) {
            for (Step step : problems.in(flow) ? List.<Step>of() : flow.steps()) {
                Facts before = certain.before(flow, step);
                if (step instanceof Step.Branch branch && before != null) {
                    look(flow, branch, before, problems);
                }
            }
        }
    }

    private static void look(FlowDraft flow, Step.Branch branch, Facts before, Problems problems) {
        Situations rest =
                Situations.of(branch.cases().stream().map(Step.Case::when).toList(), flow, before);
        for (int i = 0; rest != null && i < branch.cases().size(); i++) {
            Condition when = branch.cases().get(i).when();
            if (!rest.can(when)) {
                problems.add(
                        Code.NEVER_CHOSEN,
                        spot(flow.notes().node(branch), i),
                        "case " + (i + 1) + " of step " + Quote.of(branch.id()) + " is never taken",
                        rest.none() ? "one of those before it always holds" : "its \"when\" cannot hold here");
            }
            rest = rest.without(when);
        }
    }

    private static Spot spot(Node.Obj step, int i) {
        Node.Member cases = step.members().get("cases");
        return cases != null
                        && cases.value() instanceof Node.Arr list
                        && i < list.items().size()
                ? list.items().get(i).spot()
                : step.spot();
    }
}
