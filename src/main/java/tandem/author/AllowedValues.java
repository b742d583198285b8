package tandem.author;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tandem.flow.Value;
import tandem.flow.Variable;

/** A value that is saved in a variable, or compared with it, must be one it can have. */
final class AllowedValues implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        Map<String, Variable> variables = Reserved.seenBy(flow);
        for (Use use : flow.notes().uses()) {
            Variable variable = variables.get(use.variable());
            if (variable != null && !variable.accepts(use.value())) {
                report(use, variable, problems);
            }
        }
    }

    private static void report(Use use, Variable variable, Problems problems) {
        String name = "variable " + Quote.of(use.variable());
        if (variable.type() == Variable.Type.CHOICE && use.value() instanceof Value.Text text) {
            String sentence = name + " cannot be " + Quote.of(text.text());
            Set<String> allowed = new TreeSet<>(variable.allowed());
            problems.addMistyped(Code.VALUE_NOT_ALLOWED, use.spot(), sentence, text.text(), allowed);
            return;
        }
        String type = variable.type().name().toLowerCase(Locale.ROOT);
        problems.add(
                Code.VALUE_NOT_ALLOWED,
                use.spot(),
                name + " is of type " + Quote.of(type) + ", but this is " + kind(use.value()));
    }

    private static String kind(Value value) {
        return value instanceof Value.Whole ? "a number" : value instanceof Value.Flag ? "yes or no" : "a text";
    }
}
