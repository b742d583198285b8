package tandem.author;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.engine.SystemText;
import tandem.flow.Condition;
import tandem.flow.Message;
import tandem.flow.Phrasing;
import tandem.flow.Step;
import tandem.flow.Term;

/** Reads one step, by its {@code type}. */
final class StepReader {

    private static final List<String> TYPES = List.of(
            "say", "ask", "agree", "forEach", "reveal", "set", "branch", "suggest", "wait", "call", "do", "record",
            "end", "return");
    private static final Map<String, Step.To> TO =
            Map.of("here", Step.To.HERE, "private", Step.To.PRIVATE, "private-if-open", Step.To.PRIVATE_IF_OPEN);
    private static final Map<String, SystemText> SYSTEM =
            Arrays.stream(SystemText.values()).collect(Collectors.toMap(SystemText::key, text -> text));
    /** In place of a time of day: the one at which the person likes to be asked. */
    private static final String THEIR_HOUR = "their-hour";

    private static final Map<String, Step.IfBusy> BUSY = Fields.words(Step.IfBusy.values());

    private final Notes notes;
    private final ConditionReader conditions;
    private final PhrasingReader phrasings;
    private final AskReader asks;
    private final CoupleReader couples;
    private final ChangeReader changes;
    private final TermReader terms;
    private final SuggestReader suggestions;

    /**
     * Reads the steps of one flow.
     *
     * @param flow its id
     * @param offers what choices can be taken from
     * @param questions takes the questions that each of a couple is asked in private
     */
    StepReader(String flow, Notes notes, Typed typed, Offers offers, Consumer<EachQuestion> questions) {
        this.notes = notes;
        this.conditions = new ConditionReader(notes, typed);
        this.phrasings = new PhrasingReader(notes, conditions);
        this.asks = new AskReader(notes, conditions, phrasings, offers);
        this.couples = new CoupleReader(flow, notes, phrasings, asks, typed, offers, questions);
        this.changes = new ChangeReader(notes, typed);
        this.terms = new TermReader(notes, typed);
        this.suggestions = new SuggestReader(notes, typed);
    }

    /** The step with this id, or null when its type is not known; then that is reported. */
    @Nullable
    Step read(Fields fields, String id) {
        notes.reading(fields.owner());
        fields.node("id");
        Node.Text type = fields.requiredText("type");
        Step step = type == null ? null : step(fields, id, type);
        if (step == null) {
            return null;
        }
        fields.done();
        return notes.placed(step, fields);
    }

    private @Nullable Step step(Fields fields, String id, Node.Text type) {
        return switch (type.text()) {
            case "say" -> say(fields, id);
            case "ask" ->
                CoupleReader.isOfEach(fields)
                        ? couples.each(fields, id, next(fields))
                        : asks.read(fields, id, next(fields));
            case "agree" -> couples.agree(fields, id, next(fields));
            case "forEach" -> couples.forEach(fields, id, next(fields));
            case "reveal" -> couples.reveal(fields, id, next(fields));
            case "set" -> changes.set(fields, id, next(fields));
            case "branch" -> branch(fields, id);
            case "suggest" -> suggestions.read(fields, id, next(fields));
            case "wait" -> pause(fields, id);
            case "call" ->
                new Step.Call(
                        id, next(fields), notes.requiredName(Mention.Kind.FLOW, fields, "flow"), fields.flag("apart"));
            case "do" -> changes.perform(fields, id, next(fields));
            case "record" -> changes.recordValue(fields, id, next(fields));
            case "end" -> new Step.End(id, phrasings.optional(fields));
            case "return" -> new Step.Return(id, phrasings.optional(fields));
            default -> unknown(fields, type);
        };
    }

    private @Nullable String next(Fields fields) {
        return notes.named(Mention.Kind.STEP, fields, "next");
    }

    private Step say(Fields fields, String id) {
        Step.To to = fields.oneOf("to", TO, Step.To.HERE);
        if (to != Step.To.HERE) {
            apart(fields, "to", "replace", "is for one person alone, who has no message of it to change");
        }
        String system = system(fields);
        Phrasing phrasing = system == null ? phrasings.required(fields) : Phrasing.of(Message.literal(""));
        String replace = notes.named(Mention.Kind.REPLACED, fields, "replace");
        return new Step.Say(
                id,
                next(fields),
                phrasing,
                system,
                to,
                replace,
                fields.flag("protect"),
                PictureReader.of(fields, notes));
    }

    /** The key of a sentence that no flow says but this step does; null when it says something of its own. */
    private static @Nullable String system(Fields fields) {
        SystemText system = fields.oneOf("system", SYSTEM);
        if (!fields.has("system")) {
            return null;
        }
        for (String other : List.of("text", "variants", "pick", "default", "replace", "protect", "picture")) {
            apart(fields, "system", other, "says a sentence of system.json, just as it stands");
        }
        return system == null ? "" : system.key();
    }

    private static void apart(Fields fields, String name, String other, String because) {
        if (fields.has(other)) {
            fields.node(other);
            String sentence = fields.owner() + " cannot have " + Quote.of(other) + " beside " + Quote.of(name) + ": it "
                    + because;
            fields.problems().add(Code.WRONG_COMBINATION, fields.object().nameSpot(other), sentence);
        }
    }

    /** Asking privately from a group is for later. */
    static void notYetPrivate(Fields fields) {
        if (fields.node("to") instanceof Node.Text text && text.text().equals("private")) {
            String sentence = fields.what("to") + " cannot be \"private\" in this version yet";
            fields.problems().add(Code.NOT_AVAILABLE, text.spot(), sentence);
        }
    }

    private Step branch(Fields fields, String id) {
        List<Step.Case> cases = new ArrayList<>();
        fields.required("cases");
        for (Node item : fields.items("cases")) {
            Fields one = fields.typed().fields(item, fields.owner().part("a case"));
            if (one != null) {
                cases.add(branchCase(one));
            }
        }
        return new Step.Branch(id, notes.named(Mention.Kind.STEP, fields, "else"), cases);
    }

    private Step.Case branchCase(Fields fields) {
        Node when = fields.required("when");
        Condition condition = when == null ? new Condition.All(List.of()) : conditions.read(when, fields.what("when"));
        String next = notes.requiredName(Mention.Kind.STEP, fields, "next");
        fields.done();
        return new Step.Case(condition, next);
    }

    private Step pause(Fields fields, String id) {
        boolean counted = fields.node("for") instanceof Node.Obj;
        Duration duration = counted ? null : fields.duration("for");
        String minutes = counted ? minutes(fields) : null;
        Node.Text text = fields.text("at");
        boolean theirHour = text != null && text.text().equals(THEIR_HOUR);
        LocalTime at = text == null || theirHour ? null : Times.time(text, fields.what("at"), fields.problems());
        if (!fields.has("for") && !fields.has("at")) {
            String sentence = fields.owner() + " needs \"for\" or \"at\", or both";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
        }
        Step.IfBusy ifBusy = fields.oneOf("ifBusy", BUSY, Step.IfBusy.POSTPONE);
        return new Step.Wait(
                id, next(fields), duration, minutes, at, ifBusy, theirHour, fields.flag("nudge"), fields.flag("ring"));
    }

    /** {@code {"var": name}}: the variable that says how many minutes. */
    private @Nullable String minutes(Fields fields) {
        Node node = fields.node("for");
        Term term = node == null ? null : terms.term(node, fields.what("for"));
        return term instanceof Term.Variable variable ? variable.name() : null;
    }

    private static @Nullable Step unknown(Fields fields, Node.Text type) {
        String sentence = fields.owner() + " has the unknown type " + Quote.of(type.text());
        fields.problems().addMistyped(Code.UNKNOWN_VALUE, type.spot(), sentence, type.text(), TYPES);
        return null;
    }
}
