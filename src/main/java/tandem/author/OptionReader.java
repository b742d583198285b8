package tandem.author;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Message;
import tandem.flow.Trigger;

/** Reads the options of a command. What menus show of them must fit into Discord's; nobody else's show them. */
final class OptionReader {

    private static final Map<String, Trigger.Option.Taken> EXPECTED = Map.of(
            "number",
            Trigger.Option.Taken.NUMBER,
            "minutes",
            Trigger.Option.Taken.MINUTES,
            "text",
            Trigger.Option.Taken.TEXT);

    /** The most options of a command, and the most choices of an option. */
    static final int MOST_ENTRIES = 25;

    private static final int NAME = 32;
    private static final int VALUE = 100;

    private final Notes notes;

    OptionReader(Notes notes) {
        this.notes = notes;
    }

    /**
     * The option, or null when it has no name; then that is reported.
     *
     * @param ids the ids of the command's options so far
     * @param inMenu whether menus show the command
     */
    Trigger.@Nullable Option read(Fields fields, Set<String> ids, boolean inMenu) {
        Node id = fields.required("id");
        String name = id == null ? null : fields.typed().name(id, fields.what("id"), '_');
        Trigger.Option.Taken taken = fields.oneOf("expect", EXPECTED, Trigger.Option.Taken.VALUE);
        Set<String> values = new LinkedHashSet<>(fields.texts("values"));
        Map<String, List<String>> match = match(fields, values);
        Message description = description(fields, inMenu);
        Map<String, Message> labels = labels(fields, values);
        fields.done();
        if (fields.has("expect") == fields.has("values")) {
            String sentence = "an option needs either \"expect\" or \"values\"";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
        }
        if (fields.node("values") instanceof Node.Arr none && none.items().isEmpty()) {
            fields.problems().add(Code.EMPTY, none.spot(), fields.what("values") + " is empty");
        }
        if (name != null && id != null && !ids.add(name)) {
            fields.problems().add(Code.DUPLICATE_ID, id.spot(), "two options are called " + Quote.of(name));
        }
        if (description != null) {
            fits(fields);
        }
        return name == null ? null : new Trigger.Option(name, description, taken, List.copyOf(values), labels, match);
    }

    private @Nullable Message description(Fields fields, boolean inMenu) {
        Node.Text text = fields.text("description");
        if (text != null && !inMenu) {
            fields.problems()
                    .add(
                            Code.WRONG_COMBINATION,
                            text.spot(),
                            "an option has a \"description\", but its command has none and is in no menu",
                            "describe the command too, or leave this out");
        }
        return text == null ? null : notes.menuText(text, fields.what("description"));
    }

    private Map<String, Message> labels(Fields fields, Set<String> values) {
        Map<String, Message> labels = new HashMap<>();
        Fields given = fields.fields("labels");
        if (given == null) {
            return labels;
        }
        if (fields.has("expect") || !fields.has("description")) {
            String sentence = fields.has("expect")
                    ? "a number has no \"labels\"; only \"values\" do"
                    : "an option has \"labels\", but no \"description\", and so no menu shows them";
            fields.problems().add(Code.WRONG_COMBINATION, given.spot(), sentence);
            return labels;
        }
        // What has no label is shown as it is.
        Set<String> seen = new HashSet<>();
        values.stream()
                .filter(value -> !given.has(value))
                .map(OptionReader::plain)
                .forEach(seen::add);
        given.object().members().forEach((value, member) -> {
            Node.Text text = given.text(value);
            if (!values.contains(value)) {
                isNoValue(value, member, values, fields.problems());
            } else if (text != null) {
                labels.put(value, notes.menuText(text, given.what(value)));
                if (!seen.add(plain(text.text()))) {
                    String sentence = "two values of an option have the label " + Quote.of(text.text());
                    fields.problems().add(Code.SAME_LABEL, text.spot(), sentence);
                }
            }
        });
        return labels;
    }

    private static String plain(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    private static void fits(Fields fields) {
        Node id = fields.node("id");
        if (id instanceof Node.Text text) {
            Templates.length(text, fields.what("id"), NAME, fields.problems());
        }
        List<Node> values = fields.node("values") instanceof Node.Arr list ? list.items() : List.of();
        for (Node value : values) {
            if (value instanceof Node.Text text) {
                Templates.length(text, fields.what("values").part("an entry"), VALUE, fields.problems());
            }
        }
        if (values.size() > MOST_ENTRIES) {
            tooMany(fields.problems(), fields.object().spotOf("values"), "an option has " + values.size() + " values");
        }
    }

    /** Reports that something has more entries than menus show. */
    static void tooMany(Problems problems, Spot spot, String sentence) {
        problems.add(Code.OUT_OF_RANGE, spot, sentence + "; menus show at most " + MOST_ENTRIES);
    }

    private static Map<String, List<String>> match(Fields fields, Set<String> values) {
        Map<String, List<String>> match = new HashMap<>();
        Fields given = fields.fields("match");
        if (given == null) {
            return match;
        }
        given.object().members().forEach((value, member) -> {
            match.put(value, given.texts(value));
            if (!values.contains(value)) {
                isNoValue(value, member, values, fields.problems());
            }
        });
        return match;
    }

    private static void isNoValue(String value, Node.Member member, Set<String> values, Problems problems) {
        String sentence = Quote.of(value) + " is none of the option's \"values\"";
        problems.addMistyped(Code.UNKNOWN_VALUE, member.name(), sentence, value, values);
    }
}
