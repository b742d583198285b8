package tandem.author;

import java.util.List;
import java.util.Set;

/**
 * Flows cannot call each other in a circle: every round would be kept until all have returned. Nor can they begin each other
 * in one, unless there is a question or a wait in between: otherwise there would be ever more runs at once.
 */
final class RecursiveCalls implements Check {

    private static final String CALLED = "end the flow and let a choice start the other, or go to a step instead";

    private static final String BEGUN = "let one of them ask or wait before it begins the next";

    @Override
    public void look(Draft draft, Problems problems) {
        Calls calls = new Calls(draft);
        for (List<String> cycle : Cycles.in(calls.called())) {
            report(draft, cycle, "call each other in a circle", CALLED, problems);
        }
        for (List<String> cycle : Cycles.in(EndlessLoops.atOnce(draft, calls))) {
            if (!isCalled(cycle, calls)) {
                report(draft, cycle, "begin each other in a circle without a question or a wait", BEGUN, problems);
            }
        }
    }

    /** Whether each flow only calls the next one, which is reported already. */
    private static boolean isCalled(List<String> cycle, Calls calls) {
        for (int i = 0; i < cycle.size(); i++) {
            String next = cycle.get((i + 1) % cycle.size());
            if (!calls.called().getOrDefault(cycle.get(i), Set.of()).contains(next)) {
                return false;
            }
        }
        return true;
    }

    private static void report(Draft draft, List<String> cycle, String what, String instead, Problems problems) {
        String from = cycle.get(0);
        String to = cycle.get(1 % cycle.size());
        draft.flows().stream()
                .filter(flow -> flow.id().equals(from))
                .flatMap(flow -> flow.notes().mentions().stream())
                .filter(mention -> mention.kind() == Mention.Kind.FLOW)
                .filter(mention -> mention.name().equals(to))
                .findFirst()
                .ifPresent(mention -> problems.add(
                        Code.RECURSIVE_CALL, mention.spot(), "flows " + what + ": " + Cycles.shown(cycle), instead));
    }
}
