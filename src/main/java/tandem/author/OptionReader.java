package tandem.author;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Trigger;

/** Reads the options of a command. */
final class OptionReader {

    private static final Map<String, Boolean> EXPECTED = Map.of("number", true);

    /** The option, or null when it has no name; then that is reported. */
    Trigger.@Nullable Option read(Fields fields, Set<String> ids) {
        Node id = fields.required("id");
        String name = id == null ? null : fields.typed().name(id, fields.what("id"), '_');
        boolean number = fields.oneOf("expect", EXPECTED, false);
        Set<String> values = new LinkedHashSet<>(fields.texts("values"));
        Map<String, List<String>> match = match(fields, values);
        fields.done();
        if (fields.has("expect") == fields.has("values")) {
            String sentence = "an option needs either \"expect\": \"number\" or \"values\"";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
        }
        if (name != null && id != null && !ids.add(name)) {
            fields.problems().add(Code.DUPLICATE_ID, id.spot(), "two options are called " + Quote.of(name));
        }
        return name == null ? null : new Trigger.Option(name, number, values, match);
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
                String sentence = Quote.of(value) + " is none of the option's \"values\"";
                fields.problems().addMistyped(Code.UNKNOWN_VALUE, member.name(), sentence, value, values);
            }
        });
        return match;
    }
}
