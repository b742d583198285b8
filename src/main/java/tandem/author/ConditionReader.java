package tandem.author;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Condition;
import tandem.flow.Value;

/** Reads conditions: comparisons of a variable, joined by {@code all}, {@code any} and {@code not}. */
final class ConditionReader {

    private final Notes notes;
    private final TermReader terms;
    private final Typed typed;

    ConditionReader(Notes notes, Typed typed) {
        this.notes = notes;
        this.terms = new TermReader(notes, typed);
        this.typed = typed;
    }

    /** The condition of a field that may be missing. */
    @Nullable
    Condition optional(Fields owner, String name) {
        Node node = owner.node(name);
        return node == null ? null : read(node, owner.what(name));
    }

    /** The condition; one that always holds when it cannot be read, and then that is reported. */
    Condition read(Node node, Called what) {
        Fields fields = typed.fields(node, what);
        List<Condition> parts = new ArrayList<>();
        if (fields == null) {
            return new Condition.All(parts);
        }
        if (fields.has("var")) {
            comparisons(fields, parts);
        } else {
            joined(fields, parts);
        }
        fields.done();
        if (parts.isEmpty()) {
            typed.problems()
                    .add(
                            Code.WRONG_COMBINATION,
                            node.spot(),
                            what + " compares nothing",
                            "write {\"var\": \"...\", \"is\": ...}, or with in, atLeast, atMost, known; or all, any, not");
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private void joined(Fields fields, List<Condition> parts) {
        if (fields.node("all") != null) {
            parts.add(new Condition.All(list(fields, "all")));
        }
        if (fields.node("any") != null) {
            parts.add(new Condition.Any(list(fields, "any")));
        }
        Node not = fields.node("not");
        if (not != null) {
            parts.add(new Condition.Not(read(not, Called.plain("a condition"))));
        }
        fields.node("var");
    }

    private List<Condition> list(Fields fields, String name) {
        List<Condition> conditions = new ArrayList<>();
        fields.items(name).forEach(item -> conditions.add(read(item, Called.plain("a condition"))));
        return conditions;
    }

    private void comparisons(Fields fields, List<Condition> parts) {
        String variable = notes.requiredName(Mention.Kind.READ, fields, "var");
        Node is = fields.node("is");
        Value value = is == null ? null : terms.value(is, fields.what("is"));
        if (is != null) {
            notes.use(variable, value, is.spot());
            parts.add(new Condition.Is(variable, value == null ? new Value.Flag(true) : value));
        }
        Node in = fields.node("in");
        if (in != null) {
            parts.add(new Condition.In(variable, allowed(variable, in, fields.what("in"))));
        }
        bound(fields, "atLeast", variable, parts);
        bound(fields, "atMost", variable, parts);
        if (fields.node("known") != null) {
            Condition known = new Condition.Known(variable);
            parts.add(fields.flag("known") ? known : new Condition.Not(known));
        }
    }

    private Set<Value> allowed(String variable, Node in, Called what) {
        for (Node item : in instanceof Node.Arr list ? list.items() : List.<Node>of()) {
            if (item instanceof Node.Text text) {
                notes.use(variable, new Value.Text(text.text()), item.spot());
            }
        }
        return new LinkedHashSet<>(terms.values(in, what));
    }

    private void bound(Fields fields, String name, String variable, List<Condition> parts) {
        Node node = fields.node(name);
        Long bound = fields.number(name, Long.MIN_VALUE, Long.MAX_VALUE);
        if (node != null) {
            long number = bound == null ? 0 : bound;
            notes.use(variable, new Value.Whole(number), node.spot());
            parts.add(
                    name.equals("atLeast")
                            ? new Condition.AtLeast(variable, number)
                            : new Condition.AtMost(variable, number));
        }
    }
}
