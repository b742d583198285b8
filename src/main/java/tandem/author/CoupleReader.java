package tandem.author;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;
import tandem.flow.Message;
import tandem.flow.Step;

/** Reads the steps in which two have a part: {@code forEach}, {@code reveal}, {@code agree}, and questions for each. */
final class CoupleReader {

    private static final String EACH = "each";

    /** What a silent yes is called among the choices. */
    private static final String AGREE = "agree";

    private final String flow;
    private final Notes notes;
    private final PhrasingReader phrasings;
    private final AskReader asks;
    private final Typed typed;
    private final Offers offers;
    private final Consumer<EachQuestion> questions;

    CoupleReader(
            String flow,
            Notes notes,
            PhrasingReader phrasings,
            AskReader asks,
            Typed typed,
            Offers offers,
            Consumer<EachQuestion> questions) {
        this.flow = flow;
        this.notes = notes;
        this.phrasings = phrasings;
        this.asks = asks;
        this.typed = typed;
        this.offers = offers;
        this.questions = questions;
    }

    /** Whether this question is for each of a couple. */
    static boolean isOfEach(Fields fields) {
        return fields.node("answeredBy") instanceof Node.Text text
                && text.text().equals(EACH);
    }

    Step forEach(Fields fields, String id, @Nullable String next) {
        return new Step.ForEach(
                id,
                next,
                phrasings.required(fields),
                label(fields),
                notes.requiredName(Mention.Kind.FLOW, fields, "flow"),
                asks.requiredTimeout(fields));
    }

    /** A question for each: what is asked in private follows from it, and is noted for that flow. */
    Step each(Fields fields, String id, @Nullable String next) {
        if (!fields.flag("sealed")) {
            String sentence = fields.owner() + " needs \"sealed\": true beside \"answeredBy\": \"each\"";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
        }
        for (String other : List.of("replace", "picture", "to")) {
            if (fields.node(other) != null) {
                String sentence =
                        fields.owner() + " cannot have " + Quote.of(other) + " beside \"answeredBy\": \"each\"";
                fields.problems().add(Code.WRONG_COMBINATION, fields.object().nameSpot(other), sentence);
            }
        }
        fields.notYet("many", "form");
        Notes own = new Notes(fields.problems());
        own.reading(fields.owner());
        ConditionReader conditions = new ConditionReader(own, typed);
        AskReader inPrivate = new AskReader(own, conditions, new PhrasingReader(own, conditions), offers);
        fields.required("save");
        String save = own.named(Mention.Kind.SAVED, fields, "save");
        Step.Ask question = own.placed(inPrivate.ofEach(fields, EachQuestion.QUESTION, save), fields);
        String then = own.requiredName(Mention.Kind.FLOW, fields, "flow");
        EachQuestion each = new EachQuestion(flow + EachQuestion.SEPARATOR + id, own, question, then, fields);
        questions.accept(each);
        return new Step.ForEach(
                id, next, phrasings.required(fields), label(fields), each.flow(), asks.requiredTimeout(fields));
    }

    Step reveal(Fields fields, String id, @Nullable String next) {
        return new Step.Reveal(
                id,
                next,
                phrasings.required(fields),
                notes.requiredName(Mention.Kind.REVEALED, fields, "of"),
                mutual(fields.fields("mutual")));
    }

    private Step.@Nullable Mutual mutual(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Node.Text is = fields.requiredText("is");
        fields.required("of");
        List<Step.Revealed> of = new ArrayList<>();
        Set<String> variables = new HashSet<>();
        for (Node item : fields.items("of")) {
            Fields one = fields.typed().fields(item, fields.what("of").part("an entry"));
            if (one != null) {
                of.add(revealed(one, variables));
            }
        }
        if (of.isEmpty() && fields.has("of")) {
            fields.problems().add(Code.EMPTY, fields.object().spotOf("of"), fields.what("of") + " is empty");
        }
        String none = notes.requiredName(Mention.Kind.STEP, fields, "none");
        fields.done();
        return notes.placed(new Step.Mutual(is == null ? "" : is.text(), of, none), fields);
    }

    private Step.Revealed revealed(Fields fields, Set<String> variables) {
        Node.Text variable = fields.requiredText("var");
        if (variable != null && !variables.add(variable.text())) {
            String sentence = "two entries of one \"mutual\" are of the variable " + Quote.of(variable.text());
            fields.problems().add(Code.DUPLICATE_ID, variable.spot(), sentence);
        }
        Message text = notes.message(fields.requiredText("text"), fields.what("text"), Templates.TITLE);
        fields.done();
        return notes.placed(new Step.Revealed(variable == null ? "" : variable.text(), text), fields);
    }

    /** A question whose first choice is a silent yes: it counts only when each of a couple has tapped it. */
    Step agree(Fields fields, String id, @Nullable String next) {
        fields.required("fades");
        Duration fades = fields.duration("fades");
        List<Choice> choices = new ArrayList<>();
        Node.Text notice = fields.text("notice");
        Choice yes = new Choice(
                AGREE,
                label(fields),
                List.of(),
                null,
                next,
                null,
                null,
                notice == null ? null : notes.message(notice, fields.what("notice"), Templates.NOTICE),
                true,
                null);
        choices.add(notes.placed(yes, fields));
        choices.addAll(asks.listed(fields, null, false, new HashSet<>(Set.of(AGREE))));
        Step.Timeout timeout = new Step.Timeout(
                fades == null ? Duration.ofHours(1) : fades, notes.requiredName(Mention.Kind.STEP, fields, "else"));
        return new Step.Ask(
                id,
                next,
                phrasings.required(fields),
                choices,
                Step.Expect.NOTHING,
                null,
                Step.AnsweredBy.ANYONE,
                null,
                timeout,
                notes.named(Mention.Kind.REPLACED, fields, "replace"),
                fields.flag("protect"),
                PictureReader.of(fields, notes));
    }

    private Message label(Fields fields) {
        return notes.message(fields.requiredText("label"), fields.what("label"), Templates.LABEL);
    }
}
