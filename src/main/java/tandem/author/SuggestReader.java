package tandem.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limit;
import tandem.flow.Step;
import tandem.flow.Term;
import tandem.flow.Value;

/** Reads {@code suggest}: what the tags of the card must be. */
final class SuggestReader {

    private final Notes notes;
    private final TermReader terms;
    private final Typed typed;

    SuggestReader(Notes notes, Typed typed) {
        this.notes = notes;
        this.terms = new TermReader(notes, typed);
        this.typed = typed;
    }

    Step read(Fields fields, String id, @Nullable String next) {
        Map<String, Limit> where = limits(fields, "where");
        Map<String, Limit> exclude = limits(fields, "exclude");
        Node.Text variant = fields.text("variant");
        List<String> widen = widen(fields, where.keySet());
        String none = notes.requiredName(Mention.Kind.STEP, fields, "none");
        return new Step.Suggest(id, next, where, exclude, variant == null ? null : variant.text(), widen, none);
    }

    /** The tags that may be named when nothing fits; each must be one that is asked for. */
    private List<String> widen(Fields fields, Set<String> asked) {
        List<String> widen = new ArrayList<>();
        for (Node item : fields.items("widen")) {
            Node.Text tag = typed.text(item, fields.what("widen").part("an entry"));
            if (tag != null && !asked.contains(tag.text())) {
                String sentence =
                        fields.what("widen") + " names " + Quote.of(tag.text()) + ", which \"where\" does not ask for";
                typed.problems().addMistyped(Code.UNKNOWN_TAG, tag.spot(), sentence, tag.text(), asked);
            } else if (tag != null) {
                widen.add(tag.text());
            }
        }
        return widen;
    }

    private Map<String, Limit> limits(Fields fields, String name) {
        Map<String, Limit> limits = new HashMap<>();
        Fields tags = fields.fields(name);
        if (tags != null) {
            tags.object().members().forEach((tag, member) -> {
                Limit limit = limit(member.value(), tags.what(tag));
                if (limit != null) {
                    limits.put(tag, limit);
                }
            });
        }
        return limits;
    }

    private @Nullable Limit limit(Node node, Called what) {
        if (node instanceof Node.Arr) {
            return new Limit.OneOf(terms.values(node, what));
        }
        if (!(node instanceof Node.Obj object) || object.members().containsKey("var")) {
            Term term = terms.term(node, what);
            return term == null ? null : new Limit.Equal(term);
        }
        Fields fields = new Fields(object, what, typed);
        Node most = fields.node("atMost");
        Node least = fields.node("atLeast");
        Node in = fields.node("in");
        fields.done();
        if (object.members().size() != 1) {
            String sentence =
                    what + " must be a value, {\"var\": ...}, or have one of \"atMost\", \"atLeast\" and \"in\"";
            typed.problems().add(Code.WRONG_COMBINATION, node.spot(), sentence);
            return null;
        }
        if (in != null) {
            List<Value> values = terms.values(in, fields.what("in"));
            return new Limit.OneOf(values);
        }
        return most != null ? bound(most, what, true) : least != null ? bound(least, what, false) : null;
    }

    private @Nullable Limit bound(Node node, Called what, boolean most) {
        Term term = terms.term(node, what);
        if (term instanceof Term.Literal literal && !(literal.value() instanceof Value.Whole)) {
            typed.problems().add(Code.WRONG_TYPE, node.spot(), what + " must be a whole number, not " + node.kind());
            return null;
        }
        return term == null ? null : most ? new Limit.AtMost(term) : new Limit.AtLeast(term);
    }
}
