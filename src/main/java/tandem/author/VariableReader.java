package tandem.author;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Value;
import tandem.flow.Variable;

/** Reads the variables that a flow declares. */
final class VariableReader {

    private static final Map<String, Variable.Type> TYPES = Fields.words(Variable.Type.values());
    private static final Map<String, Variable.Scope> SCOPES =
            Fields.words(Variable.Scope.RUN, Variable.Scope.PERSON, Variable.Scope.SEALED);

    private final Notes notes;

    VariableReader(Notes notes) {
        this.notes = notes;
    }

    Map<String, Variable> read(@Nullable Fields all) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        if (all == null) {
            return variables;
        }
        all.object().members().forEach((name, member) -> {
            name(name, member, all.problems());
            Fields fields = all.typed().fields(member.value(), Called.named("variable", name));
            if (fields != null) {
                variables.put(name, variable(fields, name));
            }
        });
        return variables;
    }

    private static void name(String name, Node.Member member, Problems problems) {
        if (!Typed.isName(name, '_')) {
            problems.add(
                    Code.MALFORMED_NAME,
                    member.name(),
                    "a variable cannot be called " + Quote.of(name),
                    "lower-case letters a to z, digits and _, beginning with a letter");
        } else if (Reserved.isReserved(name)) {
            problems.add(
                    Code.RESERVED_NAME,
                    member.name(),
                    "a variable cannot be called " + Quote.of(name) + ": the name belongs to the program",
                    "names do not begin with option_, card_, lines_, person_, pair_, round_, operator_, chat_ or safety_");
        }
    }

    private Variable variable(Fields fields, String name) {
        fields.required("type");
        Variable.Type type = fields.oneOf("type", TYPES, Variable.Type.TEXT);
        Set<String> allowed = new LinkedHashSet<>(fields.texts("values"));
        if (fields.has("type") && (type == Variable.Type.CHOICE) == allowed.isEmpty()) {
            String sentence = fields.owner()
                    + (allowed.isEmpty() ? " needs \"values\"" : " has \"values\", but its type is not \"choice\"");
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
        }
        Node initial = fields.node("default");
        Value value =
                initial == null ? null : new TermReader(notes, fields.typed()).value(initial, fields.what("default"));
        if (initial != null) {
            notes.use(name, value, initial.spot());
        }
        Variable variable = new Variable(type, scope(fields), allowed, value);
        fields.done();
        return variable;
    }

    private static Variable.Scope scope(Fields fields) {
        if (fields.node("scope") instanceof Node.Text text && text.text().equals("couple")) {
            String sentence = fields.what("scope") + " cannot be \"couple\" in this version yet";
            fields.problems().add(Code.NOT_AVAILABLE, text.spot(), sentence);
            return Variable.Scope.COUPLE;
        }
        return fields.oneOf("scope", SCOPES, Variable.Scope.RUN);
    }
}
