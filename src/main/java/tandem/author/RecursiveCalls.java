package tandem.author;

import java.util.List;

/** Flows cannot call each other in a circle: every round would be kept until all have returned. */
final class RecursiveCalls implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        for (List<String> cycle : Cycles.in(new Calls(draft).called())) {
            String from = cycle.get(0);
            String to = cycle.get(1 % cycle.size());
            draft.flows().stream()
                    .filter(flow -> flow.id().equals(from))
                    .flatMap(flow -> flow.notes().mentions().stream())
                    .filter(mention -> mention.kind() == Mention.Kind.FLOW)
                    .filter(mention -> mention.name().equals(to))
                    .findFirst()
                    .ifPresent(mention -> problems.add(
                            Code.RECURSIVE_CALL,
                            mention.spot(),
                            "flows call each other in a circle: " + Cycles.shown(cycle),
                            "end the flow and let a choice start the other, or go to a step instead"));
        }
    }
}
