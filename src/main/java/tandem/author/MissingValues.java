package tandem.author;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tandem.flow.Variable;

/** A variable that is read needs something that gives it a value: a step in the same run, or a default. */
final class MissingValues implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Calls calls = new Calls(draft);
        Map<String, Set<String>> setIn = new HashMap<>();
        for (FlowDraft flow : draft.flows()) {
            for (Mention mention : flow.notes().mentions()) {
                if (mention.kind() == Mention.Kind.SAVED) {
                    setIn.computeIfAbsent(mention.name(), name -> new HashSet<>())
                            .add(flow.id());
                }
            }
        }
        for (FlowDraft flow : draft.flows()) {
            Set<String> run = calls.together(flow.id());
            for (Mention mention : flow.notes().mentions()) {
                look(flow, mention, run, setIn.getOrDefault(mention.name(), Set.of()), problems);
            }
        }
    }

    private static void look(FlowDraft flow, Mention mention, Set<String> run, Set<String> setters, Problems problems) {
        Variable variable = flow.variables().get(mention.name());
        boolean reads = mention.kind() == Mention.Kind.READ || mention.kind() == Mention.Kind.SHOWN;
        if (!reads || variable == null || variable.initial() != null) {
            return;
        }
        boolean person = variable.scope() == Variable.Scope.PERSON || variable.scope() == Variable.Scope.COUPLE;
        if (person ? setters.isEmpty() : setters.stream().noneMatch(run::contains)) {
            boolean shown = mention.kind() == Mention.Kind.SHOWN;
            problems.add(
                    shown ? Code.NEVER_SET : Code.ALWAYS_UNKNOWN,
                    mention.spot(),
                    "variable " + Quote.of(mention.name()) + " is read but no step sets it and it has no default");
        }
    }
}
