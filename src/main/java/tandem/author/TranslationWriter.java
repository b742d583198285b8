package tandem.author;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes a file of translations for people who fill it in: a line for each field, a list in one line. */
final class TranslationWriter {

    private final Map<String, Wording> wordings;

    /** @param wordings what is said; where it is a list, an empty translation is an empty list */
    TranslationWriter(Map<String, Wording> wordings) {
        this.wordings = wordings;
    }

    String write(Translation translation) {
        StringBuilder json = new StringBuilder();
        json.append("{\n  \"$schema\": \"../schema/i18n-1.schema.json\",\n  \"language\": ")
                .append(quoted(translation.language()))
                .append(",\n  \"texts\": ")
                .append(entries(translation.entries()));
        if (!translation.unused().isEmpty()) {
            json.append(",\n  \"unused\": ").append(entries(translation.unused()));
        }
        return json.append("\n}\n").toString();
    }

    private String entries(Map<String, Translation.Entry> entries) {
        if (entries.isEmpty()) {
            return "{}";
        }
        StringJoiner all = new StringJoiner(",\n    ", "{\n    ", "\n  }");
        entries.forEach((key, entry) -> all.add(quoted(key) + ": " + entry(key, entry)));
        return all.toString();
    }

    private String entry(String key, Translation.Entry entry) {
        StringJoiner fields = new StringJoiner(",\n      ", "{\n      ", "\n    }");
        fields.add("\"source\": " + quoted(entry.source()));
        if (entry.of() != null) {
            fields.add("\"of\": " + node(entry.of()));
        }
        if (entry.was() != null) {
            fields.add("\"was\": " + node(entry.was()));
        }
        fields.add("\"text\": " + (entry.text() == null ? nothing(wordings.get(key)) : node(entry.text())));
        return fields.toString();
    }

    private static String nothing(@Nullable Wording wording) {
        return wording != null && wording.node() instanceof Node.Arr ? "[]" : "\"\"";
    }

    /** Whatever somebody has written where nothing of ours reads it stays as it was. */
    private static String node(Node node) {
        if (node instanceof Node.Text text) {
            return quoted(text.text());
        }
        if (node instanceof Node.Arr list) {
            List<String> items =
                    list.items().stream().map(TranslationWriter::node).toList();
            return items.isEmpty() ? "[]" : "[ " + String.join(", ", items) + " ]";
        }
        if (node instanceof Node.Obj object) {
            StringJoiner fields = new StringJoiner(", ", "{ ", " }");
            object.members().forEach((name, member) -> fields.add(quoted(name) + ": " + node(member.value())));
            return fields.toString();
        }
        if (node instanceof Node.Num number && number.whole() != null) {
            return number.whole().toString();
        }
        return node instanceof Node.Flag flag ? Boolean.toString(flag.yes()) : "null";
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
