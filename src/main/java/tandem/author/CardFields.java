package tandem.author;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.library.Card;

/** What a card and its variants have in common: the words people read, and the tags. */
final class CardFields {

    static final int MOST_STEPS = 4;
    static final int MOST_TOUCH = 4;
    private static final int DAY = 24 * 60;

    private final Fields fields;

    CardFields(Fields fields) {
        this.fields = fields;
    }

    /** What stands in this object, over {@code base}; without a base everything is needed. */
    Card.Face face(Card.@Nullable Face base) {
        Card.Face read = new Card.Face(
                text("title", base == null ? null : base.title(), Templates.TITLE),
                text("why", base == null ? null : base.why(), Templates.TEXT),
                steps(base == null ? null : base.steps()),
                text("invite", base == null ? null : base.invite(), Templates.COPY));
        int length = read.title().length()
                + read.why().length()
                + String.join("\n", read.steps()).length();
        if (length > Templates.TEXT) {
            String sentence =
                    fields.owner() + " has " + length + " characters; platforms show at most " + Templates.TEXT;
            fields.problems().add(Code.TOO_LONG, fields.object().spotOf("steps"), sentence);
        }
        return read;
    }

    /** The labels that are given here; {@code all}: those that every card must have are needed. */
    Map<String, Set<String>> labels(boolean all) {
        Map<String, Set<String>> labels = new HashMap<>();
        one(labels, "closeness", CardTags.CLOSENESS, all);
        one(labels, "energy", CardTags.ENERGY, all);
        one(labels, "place", CardTags.PLACE, all);
        several(labels, "mode", CardTags.MODE, all);
        several(labels, "props", Set.of(), false);
        if (all) {
            several(labels, "kinds", CardTags.KINDS, true);
            several(labels, "way", CardTags.WAY, false);
            one(labels, "cost", CardTags.COST, true);
            several(labels, "occasion", CardTags.OCCASION, false);
            one(labels, "consent", CardTags.CONSENT, true);
            several(labels, "avoid", CardTags.AVOID, false);
            one(labels, "ready", CardTags.READY, true);
        }
        return labels;
    }

    /** The numbers that are given here; {@code all}: those that every card must have are needed. */
    Map<String, Long> numbers(boolean all) {
        Map<String, Long> numbers = new HashMap<>();
        number(numbers, "touch", 0, MOST_TOUCH, all);
        number(numbers, "minutes", 1, DAY, all);
        if (all) {
            number(numbers, "depth", 0, 5, true);
        }
        return numbers;
    }

    private String text(String name, @Nullable String base, int longest) {
        Node.Text text = base == null ? fields.requiredText(name) : fields.text(name);
        if (text == null) {
            return base == null ? "" : base;
        }
        Templates.length(text, fields.what(name), longest, fields.problems());
        return text.text();
    }

    private List<String> steps(@Nullable List<String> base) {
        Node node = base == null ? fields.required("steps") : fields.node("steps");
        if (node == null) {
            return base == null ? List.of() : base;
        }
        List<String> steps = fields.texts("steps");
        if (steps.size() > MOST_STEPS) {
            String sentence =
                    fields.owner() + " has " + steps.size() + " steps; at most " + MOST_STEPS + " are possible";
            fields.problems().add(Code.OUT_OF_RANGE, node.spot(), sentence);
        } else if (node instanceof Node.Arr list && list.items().isEmpty()) {
            fields.problems().add(Code.EMPTY, node.spot(), fields.what("steps") + " is empty");
        }
        return steps;
    }

    private void one(Map<String, Set<String>> labels, String name, Set<String> allowed, boolean needed) {
        Node node = needed ? fields.required(name) : fields.node(name);
        Node.Text text = node == null ? null : fields.text(name);
        if (text != null && known(text, name, allowed)) {
            labels.put(name, CardTags.widened(text.text()));
        }
    }

    private void several(Map<String, Set<String>> labels, String name, Set<String> allowed, boolean needed) {
        Node node = needed ? fields.required(name) : fields.node(name);
        Set<String> words = new LinkedHashSet<>();
        for (Node item : node == null ? List.<Node>of() : fields.items(name)) {
            Node.Text text = fields.typed().text(item, fields.what(name).part("an entry"));
            if (text != null && known(text, name, allowed)) {
                words.add(text.text());
            }
        }
        if (node instanceof Node.Arr list && list.items().isEmpty() && needed) {
            fields.problems().add(Code.EMPTY, node.spot(), fields.what(name) + " is empty");
        }
        if (node != null) {
            labels.put(name, words);
        }
    }

    private boolean known(Node.Text text, String name, Set<String> allowed) {
        if (allowed.isEmpty() || allowed.contains(text.text())) {
            return true;
        }
        String sentence = fields.what(name) + " cannot be " + Quote.of(text.text());
        fields.problems().addMistyped(Code.UNKNOWN_VALUE, text.spot(), sentence, text.text(), allowed);
        return false;
    }

    private void number(Map<String, Long> numbers, String name, long least, long most, boolean needed) {
        Node node = needed ? fields.required(name) : fields.node(name);
        Long number = node == null ? null : fields.number(name, least, most);
        if (number != null) {
            numbers.put(name, number);
        }
    }
}
