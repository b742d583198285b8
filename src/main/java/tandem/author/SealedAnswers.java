package tandem.author;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tandem.flow.Step;
import tandem.flow.Variable;

/**
 * What is sealed is one person's until both share it: only a flow that runs with each of two in private has such
 * variables. The flow that asks the question may declare what its question saves, and not read it.
 */
final class SealedAnswers implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Certain certain = draft.certain();
        Set<String> forEach = new Calls(draft).forEach();
        Map<String, FlowDraft> flows =
                draft.flows().stream().collect(Collectors.toMap(FlowDraft::id, flow -> flow, (one, same) -> one));
        for (FlowDraft flow : draft.flows()) {
            Facts start = certain.atStart(flow);
            if (start != null && !start.has(Reserved.ROUND_PART) && !forEach.contains(flow.id())) {
                look(flow, savedByEach(flow, flows), problems);
            }
        }
    }

    private static void look(FlowDraft flow, Set<String> saved, Problems problems) {
        flow.variables().forEach((name, variable) -> {
            if (variable.scope() == Variable.Scope.SEALED && !saved.contains(name)) {
                problems.add(
                        Code.SEALED_ELSEWHERE,
                        spot(flow, name),
                        "variable " + Quote.of(name) + " is sealed, but this flow does not run for each of two",
                        "only a flow that nothing but a \"forEach\" runs has sealed variables, and what it calls");
            }
        });
        for (Mention mention : flow.notes().mentions()) {
            boolean reads = mention.kind() == Mention.Kind.READ || mention.kind() == Mention.Kind.SHOWN;
            boolean uses = reads || mention.kind() == Mention.Kind.SAVED;
            if (uses && saved.contains(mention.name()) && isSealed(flow, mention.name())) {
                problems.add(
                        Code.PRIVATE_ANSWER,
                        mention.spot(),
                        mention.owner() + " uses " + Quote.of(mention.name())
                                + " where others read along, but it is sealed",
                        "what each answered is shown by a \"reveal\", and by nothing else");
            }
        }
    }

    /** What the questions of this flow save of each. */
    private static Set<String> savedByEach(FlowDraft flow, Map<String, FlowDraft> flows) {
        Set<String> saved = new HashSet<>();
        for (Step step : flow.steps()) {
            FlowDraft asked = step instanceof Step.ForEach each && EachQuestion.isOne(each.flow())
                    ? flows.get(each.flow())
                    : null;
            for (Step question : asked == null ? java.util.List.<Step>of() : asked.steps()) {
                if (question instanceof Step.Ask ask && ask.save() != null) {
                    saved.add(ask.save());
                }
            }
        }
        return saved;
    }

    private static boolean isSealed(FlowDraft flow, String name) {
        Variable variable = flow.variables().get(name);
        return variable != null && variable.scope() == Variable.Scope.SEALED;
    }

    private static Spot spot(FlowDraft flow, String name) {
        Node.Member variables = flow.node().members().get("variables");
        return variables != null && variables.value() instanceof Node.Obj declared
                ? declared.spotOf(name)
                : flow.node().spot();
    }
}
