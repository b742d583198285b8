package tandem.author;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.chat.Lines;
import tandem.flow.Action;
import tandem.flow.Step;
import tandem.flow.Term;
import tandem.flow.Value;

/** Reads the steps that change something: {@code set} and {@code do}. */
final class ChangeReader {

    /** What an action is told that names a flow. */
    private static final String FLOW = "flow";

    private static final Map<String, Action> ACTIONS = Fields.words(Action.values());

    private static final Map<String, String> SERIES =
            Step.RecordValue.SERIES.stream().collect(Collectors.toMap(name -> name, name -> name));

    private static final Term NOTHING = new Term.Literal(new Value.Whole(0));

    private final Notes notes;
    private final TermReader terms;

    ChangeReader(Notes notes, Typed typed) {
        this.notes = notes;
        this.terms = new TermReader(notes, typed);
    }

    Step set(Fields fields, String id, @Nullable String next) {
        String variable = notes.requiredName(Mention.Kind.SAVED, fields, "var");
        return new Step.SetVariable(id, next, variable, change(fields, variable));
    }

    private Step.Change change(Fields fields, String variable) {
        Node to = fields.node("to");
        Node add = fields.node("add");
        Node clear = fields.node("clear");
        int given = (to == null ? 0 : 1) + (add == null ? 0 : 1) + (clear == null ? 0 : 1);
        if (given != 1 || (clear != null && !fields.flag("clear"))) {
            String sentence = fields.owner() + " needs one of \"to\", \"add\" and \"clear\": true";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
        }
        if (add != null) {
            Long amount = fields.number("add", Integer.MIN_VALUE, Integer.MAX_VALUE);
            notes.use(variable, new Value.Whole(0), add.spot());
            return new Step.Change.Add(amount == null ? 0 : amount);
        }
        Term term = to == null ? null : terms.term(to, fields.what("to"));
        if (term instanceof Term.Literal literal && to != null) {
            notes.use(variable, literal.value(), to.spot());
        }
        return term == null ? new Step.Change.Clear() : new Step.Change.To(term);
    }

    /** The step, or null when its action is not known; then that is reported. */
    @Nullable
    Step perform(Fields fields, String id, @Nullable String next) {
        fields.required("action");
        Action action = fields.oneOf("action", ACTIONS);
        Map<String, Term> with = with(fields);
        Map<String, String> on = on(fields);
        return action == null ? null : new Step.Do(id, next, action, with, on);
    }

    /** What is recorded is kept only of somebody who agreed; the flow must know what to say to everybody else. */
    Step recordValue(Fields fields, String id, @Nullable String next) {
        fields.required("series");
        String series = fields.oneOf("series", SERIES, "");
        Node given = fields.required("value");
        Term value = given == null ? null : terms.term(given, fields.what("value"));
        if (given != null && value instanceof Term.Literal literal && !fits(literal.value())) {
            String sentence = fields.what("value") + " must be a number from 0 to " + Lines.HIGHEST;
            fields.problems().add(Code.OUT_OF_RANGE, given.spot(), sentence);
        }
        Map<String, String> on = on(fields);
        if (!on.containsKey(Action.CONSENT_NEEDED)) {
            fields.problems()
                    .add(
                            Code.MISSING_FIELD,
                            fields.spot(),
                            fields.owner() + " needs " + Quote.of(Action.CONSENT_NEEDED) + " in \"on\"",
                            "nothing is recorded of somebody who has not agreed: name the step that asks or tells them");
        }
        return new Step.RecordValue(id, next, series, value == null ? NOTHING : value, on);
    }

    private static boolean fits(Value value) {
        return value instanceof Value.Whole whole && whole.number() >= 0 && whole.number() <= Lines.HIGHEST;
    }

    private Map<String, Term> with(Fields fields) {
        Map<String, Term> with = new HashMap<>();
        Fields given = fields.fields("with");
        if (given != null) {
            if (given.node(FLOW) instanceof Node.Text) {
                notes.named(Mention.Kind.FLOW, given, FLOW);
            }
            given.object().members().forEach((name, member) -> {
                Term term = terms.term(member.value(), given.what(name));
                if (term != null) {
                    with.put(name, term);
                }
            });
        }
        return with;
    }

    private Map<String, String> on(Fields fields) {
        Map<String, String> on = new HashMap<>();
        Fields given = fields.fields("on");
        if (given != null) {
            for (String outcome : given.object().members().keySet()) {
                on.put(outcome, notes.requiredName(Mention.Kind.STEP, given, outcome));
            }
        }
        return on;
    }

    /** How an action is written in a flow. */
    static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
