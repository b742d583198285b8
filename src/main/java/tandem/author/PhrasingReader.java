package tandem.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Condition;
import tandem.flow.Message;
import tandem.flow.Phrasing;

/** Reads what is said: {@code text}, or {@code variants} with {@code pick} and {@code default}. */
final class PhrasingReader {

    private static final Map<String, Phrasing.Pick> PICKS =
            Fields.words(Phrasing.Pick.SHUFFLE, Phrasing.Pick.ONCE, Phrasing.Pick.CYCLE);

    private final Notes notes;
    private final ConditionReader conditions;

    PhrasingReader(Notes notes, ConditionReader conditions) {
        this.notes = notes;
        this.conditions = conditions;
    }

    /** What the owner says; null when it says nothing. */
    @Nullable
    Phrasing optional(Fields owner) {
        Node.Text text = owner.text("text");
        Node variants = owner.node("variants");
        Phrasing.Pick pick = owner.oneOf("pick", PICKS, Phrasing.Pick.FIRST);
        Node.Text otherwise = owner.text("default");
        if (variants == null) {
            misplaced(owner, "pick");
            misplaced(owner, "default");
            return owner.has("text") ? Phrasing.of(notes.message(text, owner.what("text"), Templates.TEXT)) : null;
        }
        misplacedBeside(owner, "text");
        Message fallback = otherwise == null ? null : notes.message(otherwise, owner.what("default"), Templates.TEXT);
        return new Phrasing(pick, variants(owner), fallback);
    }

    /** What the owner says; saying nothing is reported. */
    Phrasing required(Fields owner) {
        Phrasing phrasing = optional(owner);
        if (phrasing == null) {
            owner.problems().add(Code.MISSING_FIELD, owner.spot(), owner.owner() + " needs \"text\" or \"variants\"");
            return Phrasing.of(Message.literal(""));
        }
        return phrasing;
    }

    private List<Phrasing.Variant> variants(Fields owner) {
        List<Phrasing.Variant> variants = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node item : owner.items("variants")) {
            Fields fields = owner.typed().fields(item, owner.owner().part("a variant"));
            if (fields != null) {
                variants.add(variant(fields, ids));
            }
        }
        if (variants.isEmpty()) {
            owner.problems().add(Code.EMPTY, owner.object().spotOf("variants"), owner.what("variants") + " is empty");
        }
        return variants;
    }

    private Phrasing.Variant variant(Fields fields, Set<String> ids) {
        String id = fields.id("id");
        if (id != null && !ids.add(id)) {
            Spot spot = fields.object().spotOf("id");
            fields.problems().add(Code.DUPLICATE_ID, spot, "two variants of one step are called " + Quote.of(id));
        }
        Condition when = conditions.optional(fields, "when");
        Message message = notes.message(fields.requiredText("text"), fields.what("text"), Templates.TEXT);
        fields.done();
        return new Phrasing.Variant(id == null ? "" : id, when, message);
    }

    private static void misplaced(Fields owner, String name) {
        if (owner.has(name)) {
            Spot spot = owner.object().nameSpot(name);
            owner.problems().add(Code.WRONG_COMBINATION, spot, owner.what(name) + " needs \"variants\" beside it");
        }
    }

    private static void misplacedBeside(Fields owner, String name) {
        if (owner.has(name)) {
            Spot spot = owner.object().nameSpot(name);
            String sentence = owner.owner() + " has both \"text\" and \"variants\"; one of them is said";
            owner.problems().add(Code.WRONG_COMBINATION, spot, sentence);
        }
    }
}
