package tandem.author;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.answer.Plain;
import tandem.safety.Concern;
import tandem.safety.Pattern;
import tandem.safety.Patterns;

/** Reads one file of {@code safety/}: lists of words, and the patterns by which a text tells of something. */
final class PatternsReader {

    /** So many patterns and entries of lists a file has at most: twice what English needs. */
    private static final int MOST = 150_000;

    private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("[a-z][a-z-]{0,59}");

    private final Typed typed;
    /** What a word of a text costs is in proportion to this; some three times what English needs. */
    private static final int MOST_PLACES = 50_000;

    private int counted;
    private int places;

    PatternsReader(Typed typed) {
        this.typed = typed;
    }

    /** Reads the file of this name into the draft. */
    void read(String name, Node root, Draft draft) {
        Fields fields = typed.fields(root, Called.plain("a file of patterns"));
        if (fields == null) {
            return;
        }
        fields.node("$schema");
        Node.Text language = fields.requiredText("language");
        String expected = name.substring(name.lastIndexOf('/') + 1, name.length() - ".json".length());
        if (language != null && !language.text().equals(expected)) {
            typed.problems().add(Code.OTHER_LANGUAGE, language.spot(), "the file is called " + Quote.of(expected));
        }
        Map<String, List<String>> lists = lists(fields);
        List<String> negations = words(fields, "negations", lists, Set.of());
        List<Pattern> guards = patterns(fields, "guards", lists.keySet());
        List<Pattern> frames = patterns(fields, "frames", lists.keySet());
        List<Pattern> former = patterns(fields, "former", lists.keySet());
        List<Pattern> current = patterns(fields, "current", lists.keySet());
        Map<Concern, List<Pattern>> strong = new EnumMap<>(Concern.class);
        Map<Concern, List<Pattern>> weak = new EnumMap<>(Concern.class);
        fields.required("concerns");
        Fields concerns = fields.fields("concerns");
        for (Concern concern : Concern.values()) {
            Fields one = concerns == null ? null : concerns.fields(concern.word());
            if (one != null) {
                strong.put(concern, patterns(one, "strong", lists.keySet()));
                weak.put(concern, patterns(one, "weak", lists.keySet()));
                one.done();
            }
        }
        if (concerns != null) {
            concerns.done();
        }
        fields.done();
        if (counted > MOST || places > MOST_PLACES) {
            String sentence = "the file has " + counted + " patterns and words in lists, and in the patterns " + places
                    + " places; at most are " + MOST + " and " + MOST_PLACES;
            typed.problems().add(Code.TOO_LONG, root.spot(), sentence);
            return;
        }
        Patterns patterns = new Patterns(lists, negations, guards, frames, former, current, strong, weak);
        draft.patterns().put(expected, new Draft.PatternsDraft(patterns, root.spot()));
    }

    /** All lists, those that others name put in their places. */
    private Map<String, List<String>> lists(Fields owner) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Fields fields = owner.fields("lists");
        if (fields == null) {
            return lists;
        }
        for (String name : fields.object().members().keySet()) {
            Node node = fields.node(name);
            if (node != null && !NAME.matcher(name).matches()) {
                typed.problems()
                        .add(
                                Code.MALFORMED_NAME,
                                node.spot(),
                                "a list cannot be called " + Quote.of(name),
                                "a to z and -, at most 60");
            }
            // A list can hold only those before it: so there is no circle, and nothing grows without end.
            lists.put(name, words(fields, name, lists, lists.keySet()));
        }
        fields.done();
        return lists;
    }

    private List<String> words(Fields fields, String name, Map<String, List<String>> lists, Set<String> known) {
        Set<String> words = new LinkedHashSet<>();
        for (Node item : fields.items(name)) {
            Node.Text text = typed.text(item, fields.what(name));
            if (text != null) {
                entry(text, lists, known, words);
            }
        }
        counted += words.size();
        return counted > MOST ? List.of() : List.copyOf(words);
    }

    private void entry(Node.Text text, Map<String, List<String>> lists, Set<String> known, Set<String> words) {
        String entry = text.text();
        if (entry.startsWith("{") && entry.endsWith("}")) {
            String list = entry.substring(1, entry.length() - 1);
            if (known.contains(list)) {
                words.addAll(lists.getOrDefault(list, List.of()));
            } else {
                wrong(text, "no list before this one is called " + entry);
            }
            return;
        }
        int length = Plain.words(entry).size();
        if (length == 0 || length > Patterns.LONGEST_PHRASE) {
            wrong(text, "an entry of a list has one to " + Patterns.LONGEST_PHRASE + " words, and this one " + length);
            return;
        }
        words.add(entry);
    }

    private List<Pattern> patterns(Fields fields, String name, Set<String> lists) {
        List<Pattern> patterns = new ArrayList<>();
        for (Node item : fields.items(name)) {
            Node.Text text = typed.text(item, fields.what(name));
            if (text != null && ++counted <= MOST) {
                try {
                    Pattern pattern = Pattern.of(text.text(), lists);
                    places += pattern.parts().size();
                    patterns.add(pattern);
                } catch (IllegalArgumentException e) {
                    wrong(text, String.valueOf(e.getMessage()));
                }
            }
        }
        return patterns;
    }

    private void wrong(Node.Text text, String sentence) {
        typed.problems()
                .add(
                        Code.MALFORMED_PATTERN,
                        text.spot(),
                        sentence,
                        "such as \"{partner} ..3 hits|kicks ..1 me\": words, lists in braces, and how many others between");
    }
}
