package tandem.author;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.flow.Message;
import tandem.flow.Step;
import tandem.flow.Value;
import tandem.flow.Variable;

/** A reveal shows what each was asked before, whatever way led there, and names nothing that nobody was asked. */
final class Reveals implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Certain certain = draft.certain();
        Calls calls = new Calls(draft);
        Map<String, FlowDraft> flows = new HashMap<>();
        draft.flows().forEach(flow -> flows.putIfAbsent(flow.id(), flow));
        for (FlowDraft flow : draft.flows()) {
            for (Step step : flow.steps()) {
                if (step instanceof Step.Reveal reveal && flow.stepIds().contains(reveal.of())) {
                    look(flow, reveal, certain.before(flow, step), problems);
                    Step.Mutual mutual = reveal.mutual();
                    Map<String, Variable> sealed = sealed(flow.stepsById().get(reveal.of()), calls, flows);
                    if (mutual != null && sealed != null) {
                        mutual(flow, mutual, sealed, problems);
                    }
                }
            }
        }
    }

    private static void look(FlowDraft flow, Step.Reveal reveal, @Nullable Facts before, Problems problems) {
        Step asked = flow.stepsById().get(reveal.of());
        Spot of = flow.notes().node(reveal).spotOf("of");
        String name = "step " + Quote.of(reveal.id());
        if (asked != null && !(asked instanceof Step.ForEach)) {
            String sentence = name + " reveals " + Quote.of(reveal.of()) + ", which asks nothing of each";
            problems.add(Code.NOTHING_TO_REVEAL, of, sentence, "name a \"forEach\", or a question answered by each");
        } else if (asked != null && before != null && !before.has(Facts.answers(flow.id(), reveal.of()))) {
            String sentence = name + " can come where not all have shared what " + Quote.of(reveal.of()) + " asks";
            String hint =
                    "only the way on from there leads to it, and one reveal is the last: nothing is kept after it";
            problems.add(Code.NOTHING_TO_REVEAL, of, sentence, hint);
        }
        Texts.of(reveal, Facts.NONE, (text, facts) -> {
            Spot spot = flow.notes().spot(text);
            if (spot != null && facts.has(Reserved.REVEALED) && !shows(text)) {
                String sentence = "a text of " + name + " does not show {" + Reserved.REVEALED + "}";
                problems.add(Code.NOTHING_TO_REVEAL, spot, sentence, "what they answered stands in its place");
            }
        });
    }

    private static boolean shows(Message text) {
        return text.names().contains(Reserved.REVEALED);
    }

    /** What each is asked there, in the flow that runs with them and those that it calls; null where that is not known. */
    private static @Nullable Map<String, Variable> sealed(
            @Nullable Step asked, Calls calls, Map<String, FlowDraft> flows) {
        if (!(asked instanceof Step.ForEach each) || !flows.containsKey(each.flow())) {
            return null;
        }
        Map<String, Variable> sealed = new TreeMap<>();
        for (String id : calls.under(each.flow())) {
            FlowDraft flow = flows.get(id);
            if (flow != null) {
                flow.variables().forEach((name, variable) -> {
                    if (variable.scope() == Variable.Scope.SEALED) {
                        sealed.putIfAbsent(name, variable);
                    }
                });
            }
        }
        return sealed;
    }

    private static void mutual(FlowDraft flow, Step.Mutual mutual, Map<String, Variable> sealed, Problems problems) {
        for (Step.Revealed one : mutual.of()) {
            Variable variable = sealed.get(one.variable());
            Node.Obj node = flow.notes().node(one);
            if (variable == null && !one.variable().isEmpty()) {
                problems.addMistyped(
                        Code.UNDECLARED_VARIABLE,
                        node.spotOf("var"),
                        "\"mutual\" tells the variable " + Quote.of(one.variable())
                                + ", which is not sealed in what each is asked",
                        one.variable(),
                        sealed.keySet());
            } else if (variable != null && !mutual.is().isEmpty() && !variable.accepts(new Value.Text(mutual.is()))) {
                problems.addMistyped(
                        Code.VALUE_NOT_ALLOWED,
                        node.spotOf("var"),
                        "variable " + Quote.of(one.variable()) + " cannot be " + Quote.of(mutual.is())
                                + ", which \"mutual\" tells",
                        mutual.is(),
                        new TreeSet<>(variable.allowed()));
            }
        }
    }
}
