package tandem.author;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.flow.Term;
import tandem.flow.Value;

/** Reads values, and terms: a value written down, or {@code {"var": "name"}}. */
final class TermReader {

    private final Notes notes;
    private final Typed typed;

    TermReader(Notes notes, Typed typed) {
        this.notes = notes;
        this.typed = typed;
    }

    /** A text, a whole number, or true and false; null when it is something else, and then that is reported. */
    @Nullable
    Value value(Node node, Called what) {
        if (node instanceof Node.Text) {
            Node.Text text = typed.text(node, what);
            return text == null ? null : new Value.Text(text.text());
        }
        if (node instanceof Node.Flag flag) {
            return new Value.Flag(flag.yes());
        }
        if (node instanceof Node.Num number && number.whole() != null) {
            return new Value.Whole(number.whole());
        }
        typed.problems()
                .add(
                        Code.WRONG_TYPE,
                        node.spot(),
                        what + " must be a text, a whole number, true or false, not " + node.kind());
        return null;
    }

    @Nullable
    Term term(Node node, Called what) {
        if (node instanceof Node.Obj object) {
            Fields fields = new Fields(object, what, typed);
            String variable = notes.requiredName(Mention.Kind.READ, fields, "var");
            fields.done();
            return new Term.Variable(variable);
        }
        Value value = value(node, what);
        return value == null ? null : new Term.Literal(value);
    }

    /** The values of a list that can be read. */
    List<Value> values(Node node, Called what) {
        return typed.items(node, what).stream()
                .<Value>mapMulti((item, sink) -> {
                    Value value = value(item, what.part("an entry"));
                    if (value != null) {
                        sink.accept(value);
                    }
                })
                .toList();
    }
}
