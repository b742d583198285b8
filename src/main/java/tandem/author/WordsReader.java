package tandem.author;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.answer.ClockWords;
import tandem.answer.Words;

/** Reads one file of {@code words/}: lists of words, and words that stand for numbers. */
final class WordsReader {

    private static final int LARGEST = 1_000_000;

    private final Typed typed;

    WordsReader(Typed typed) {
        this.typed = typed;
    }

    /** Where the words of a language stand. */
    static String file(String language) {
        return "words/" + language + ".json";
    }

    /** Reads the file of this name into the draft. */
    void read(String name, Node root, Draft draft) {
        Fields fields = typed.fields(root, Called.plain("a file of words"));
        if (fields == null) {
            return;
        }
        fields.node("$schema");
        draft.avoided().put(name, avoided(fields));
        draft.words().put(name, words(fields));
        fields.done();
    }

    private static Words words(Fields fields) {
        return new Words(
                list(fields, "yes"),
                list(fields, "no"),
                numbers(fields, "ordinals"),
                numbers(fields, "numbers"),
                list(fields, "last"),
                list(fields, "markers"),
                list(fields, "fillers"),
                list(fields, "stops"),
                list(fields, "negations"),
                list(fields, "both"),
                list(fields, "reservations"),
                list(fields, "units"),
                numbers(fields, "minutes"),
                list(fields, "fractions"),
                clock(fields),
                places(fields));
    }

    /** What the dialogs of the language do not say, and why. */
    private static Map<String, String> avoided(Fields all) {
        Map<String, String> avoided = new LinkedHashMap<>();
        Fields fields = all.fields("avoid");
        if (fields != null) {
            for (String phrase : fields.object().members().keySet()) {
                Node.Text why = fields.requiredText(phrase);
                if (why != null) {
                    avoided.put(phrase, why.text());
                }
            }
        }
        return avoided;
    }

    private static ClockWords clock(Fields all) {
        Node node = all.required("clock");
        Fields fields = node == null ? null : all.fields("clock");
        if (fields == null) {
            return new ClockWords(Set.of(), Set.of(), Set.of(), Map.of(), Map.of(), Set.of());
        }
        ClockWords clock = new ClockWords(
                list(fields, "am"),
                list(fields, "pm"),
                list(fields, "night"),
                numbers(fields, "hours"),
                numbers(fields, "offsets"),
                list(fields, "ignored"));
        fields.done();
        return clock;
    }

    /** A language without its own names is offered none, and hears those that the zones themselves have. */
    private static Map<String, List<String>> places(Fields owner) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        Fields fields = owner.fields("places");
        if (fields != null) {
            fields.object().members().forEach((zone, member) -> {
                List<String> names = fields.texts(zone);
                if (!ZoneId.getAvailableZoneIds().contains(zone)) {
                    fields.problems().add(Code.UNKNOWN_VALUE, member.name(), "there is no time zone " + Quote.of(zone));
                } else if (!names.isEmpty()) {
                    places.put(zone, names);
                }
            });
        }
        return places;
    }

    private static Set<String> list(Fields fields, String name) {
        fields.required(name);
        return new LinkedHashSet<>(fields.texts(name));
    }

    private static Map<String, Integer> numbers(Fields owner, String name) {
        Map<String, Integer> numbers = new HashMap<>();
        Node node = owner.required(name);
        Fields fields = node == null ? null : owner.fields(name);
        if (fields != null) {
            for (String word : fields.object().members().keySet()) {
                Long number = fields.number(word, -LARGEST, LARGEST);
                numbers.put(word, number == null ? 0 : number.intValue());
            }
        }
        return numbers;
    }
}
