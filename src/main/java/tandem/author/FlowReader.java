package tandem.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Step;
import tandem.flow.Trigger;
import tandem.flow.Variable;

/** Reads one file of {@code flows/}. */
final class FlowReader {

    private final Typed typed;
    private final Offers offers;
    private final Notes notes;
    private final List<EachQuestion> questions = new ArrayList<>();
    private final List<FlowDraft> asked = new ArrayList<>();

    /** @param offers what choices can be taken from */
    FlowReader(Typed typed, Offers offers) {
        this.typed = typed;
        this.offers = offers;
        this.notes = new Notes(typed.problems());
    }

    /** The flow, or null when it has not even an id; then that is reported. */
    @Nullable
    FlowDraft read(Node root) {
        Fields fields = typed.fields(root, Called.plain("a flow"));
        if (fields == null) {
            return null;
        }
        fields.node("$schema");
        String id = fields.id("flow");
        fields.requiredText("language");
        fields.requiredText("title");
        List<Trigger> triggers = triggers(fields);
        Map<String, Variable> variables = new VariableReader(notes).read(fields.fields("variables"));
        notes.reading(Called.plain("the flow"));
        Map<String, String> renamed = renamed(fields.fields("renamed"));
        String gone = notes.named(Mention.Kind.STEP, fields, "ifStepGone");
        boolean standing = fields.flag("standing");
        Set<String> ids = new LinkedHashSet<>();
        List<Step> steps = steps(fields, id == null ? "" : id, ids);
        fields.done();
        if (id == null) {
            return null;
        }
        questions.forEach(question -> asked.add(question.draft(variables, typed.problems())));
        return new FlowDraft(id, fields.object(), notes, triggers, variables, renamed, gone, ids, steps, standing);
    }

    /** The flows in which each of a couple is asked, in private, what the flow that was read asks each of them. */
    List<FlowDraft> asked() {
        return asked;
    }

    private List<Trigger> triggers(Fields fields) {
        List<Trigger> triggers = new ArrayList<>();
        TriggerReader reader = new TriggerReader(notes);
        for (Node item : fields.items("triggers")) {
            Fields one = typed.fields(item, Called.plain("a trigger"));
            Trigger trigger = one == null ? null : reader.read(one);
            if (trigger != null) {
                triggers.add(trigger);
            }
        }
        return triggers;
    }

    private Map<String, String> renamed(@Nullable Fields fields) {
        Map<String, String> renamed = new LinkedHashMap<>();
        if (fields != null) {
            for (String old : fields.object().members().keySet()) {
                renamed.put(old, notes.requiredName(Mention.Kind.STEP, fields, old));
            }
        }
        return renamed;
    }

    private List<Step> steps(Fields fields, String flow, Set<String> ids) {
        List<Step> steps = new ArrayList<>();
        StepReader reader = new StepReader(flow, notes, typed, offers, questions::add);
        Node list = fields.required("steps");
        for (Node item : fields.items("steps")) {
            String id = id(item, ids);
            Fields one = typed.fields(item, id == null ? Called.plain("a step") : Called.named("step", id));
            Step step = one == null ? null : reader.read(one, id == null ? "" : id);
            if (step != null) {
                steps.add(step);
            }
        }
        if (list instanceof Node.Arr none && none.items().isEmpty()) {
            typed.problems().add(Code.EMPTY, list.spot(), "the flow has no steps");
        }
        return steps;
    }

    private @Nullable String id(Node step, Set<String> ids) {
        if (!(step instanceof Node.Obj object)) {
            return null;
        }
        String id = new Fields(object, Called.plain("a step"), typed).id("id");
        if (id != null && !ids.add(id)) {
            typed.problems().add(Code.DUPLICATE_ID, object.spotOf("id"), "two steps are called " + Quote.of(id));
        }
        return id;
    }
}
