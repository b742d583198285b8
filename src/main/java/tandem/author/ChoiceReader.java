package tandem.author;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;
import tandem.flow.Condition;
import tandem.flow.Message;
import tandem.flow.Value;

/** Reads the choices of a question. */
final class ChoiceReader {

    private final Notes notes;
    private final ConditionReader conditions;

    ChoiceReader(Notes notes, ConditionReader conditions) {
        this.notes = notes;
        this.conditions = conditions;
    }

    /**
     * Reads a choice.
     *
     * @param save the variable of the question, or null
     * @param ids the ids of the question's choices so far
     */
    Choice read(Fields fields, @Nullable String save, Set<String> ids) {
        String id = fields.id("id");
        if (id != null && !ids.add(id)) {
            Spot spot = fields.object().spotOf("id");
            fields.problems().add(Code.DUPLICATE_ID, spot, "two choices of one question are called " + Quote.of(id));
        }
        Message label = notes.message(fields.requiredText("label"), fields.what("label"), Templates.LABEL);
        List<String> match = fields.texts("match");
        Condition when = conditions.optional(fields, "when");
        String next = notes.named(Mention.Kind.STEP, fields, "next");
        Message copy = optionalMessage(fields, "copy", Templates.COPY);
        Message notice = optionalMessage(fields, "notice", Templates.NOTICE);
        String privately = notes.named(Mention.Kind.FLOW, fields, "privately");
        Value value = saved(fields, save, id, copy != null || privately != null);
        if (privately != null) {
            alone(fields);
        }
        boolean hides = fields.flag("hide");
        if (copy != null && hides) {
            String sentence = "a choice cannot have \"hide\" beside \"copy\": nobody is told when a text is copied";
            fields.problems().add(Code.WRONG_COMBINATION, fields.object().nameSpot("hide"), sentence);
        }
        fields.notYet("form");
        fields.done();
        Choice choice =
                new Choice(id == null ? "" : id, label, match, when, next, value, copy, notice, false, privately);
        return notes.placed(hides ? choice.hiding() : choice, fields);
    }

    /** What runs in private leaves its question open: it is no answer. */
    private static void alone(Fields fields) {
        for (String other : List.of("next", "save", "copy", "hide")) {
            if (fields.has(other)) {
                String sentence = "a choice cannot have " + Quote.of(other)
                        + " beside \"privately\": the question stays open while that flow runs";
                fields.problems().add(Code.WRONG_COMBINATION, fields.object().nameSpot(other), sentence);
            }
        }
    }

    private @Nullable Message optionalMessage(Fields fields, String name, int longest) {
        Node.Text text = fields.text(name);
        return text == null ? null : notes.message(text, fields.what(name), longest);
    }

    private @Nullable Value saved(Fields fields, @Nullable String save, @Nullable String id, boolean copies) {
        Node node = fields.node("save");
        if (node == null) {
            if (!copies && id != null) {
                notes.use(save, new Value.Text(id), fields.spot());
            }
            return null;
        }
        if (save == null) {
            String sentence = "a choice saves a value, but its question has no \"save\" that names the variable";
            fields.problems().add(Code.WRONG_COMBINATION, node.spot(), sentence);
        }
        Value value = new TermReader(notes, fields.typed()).value(node, fields.what("save"));
        notes.use(save, value, node.spot());
        return value;
    }
}
