package tandem.author;

import java.util.HashMap;
import java.util.Map;
import tandem.flow.Variable;

/** A variable of a person is one and the same in all flows, so all must mean the same by it. */
final class PersonVariables implements Check {

    private record First(Variable variable, FlowDraft flow) {}

    @Override
    public void look(Draft draft, Problems problems) {
        Map<String, First> seen = new HashMap<>();
        for (FlowDraft flow : draft.flows()) {
            flow.variables().forEach((name, variable) -> {
                if (variable.scope() == Variable.Scope.PERSON) {
                    First first = seen.putIfAbsent(name, new First(variable, flow));
                    if (first != null && !same(first.variable(), variable)) {
                        problems.add(
                                Code.TWO_TYPES,
                                spot(flow, name),
                                "variable " + Quote.of(name) + " of a person is declared differently in the flow "
                                        + Quote.of(first.flow().id()),
                                "give both the same type and values, or one of them another name");
                    }
                }
            });
        }
    }

    private static boolean same(Variable one, Variable other) {
        return one.type() == other.type() && one.allowed().equals(other.allowed());
    }

    private static Spot spot(FlowDraft flow, String name) {
        Node.Member variables = flow.node().members().get("variables");
        return variables != null && variables.value() instanceof Node.Obj declared
                ? declared.spotOf(name)
                : flow.node().spot();
    }
}
