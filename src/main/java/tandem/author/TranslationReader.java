package tandem.author;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one file of {@code i18n/}, whose name is its language. */
final class TranslationReader {

    private final Typed typed;

    TranslationReader(Typed typed) {
        this.typed = typed;
    }

    /** The language that a file says by its name, such as {@code de} for {@code i18n/de.json}. */
    static String language(String name) {
        return name.substring(name.indexOf('/') + 1, name.length() - ".json".length());
    }

    /** The translation, or null when the file is no object; then that is reported. */
    @Nullable
    Translation read(String name, Node root) {
        Fields file = typed.fields(root, Called.plain("a file of translations"));
        if (file == null) {
            return null;
        }
        file.node("$schema");
        String language = language(name);
        Node.Text said = file.requiredText("language");
        if (said != null && !said.text().equals(language)) {
            String sentence = "the language is " + Quote.of(said.text()) + ", but the file is called " + Quote.of(name);
            typed.problems().add(Code.OTHER_LANGUAGE, said.spot(), sentence);
        }
        file.required("texts");
        Translation read =
                new Translation(language, file.spot(), entries(file.fields("texts")), entries(file.fields("unused")));
        file.done();
        return read;
    }

    private Map<String, Translation.Entry> entries(@Nullable Fields all) {
        Map<String, Translation.Entry> entries = new LinkedHashMap<>();
        if (all != null) {
            all.object().members().forEach((key, member) -> {
                Fields fields = typed.fields(member.value(), Called.named("translation", key));
                if (fields != null) {
                    entries.put(key, entry(fields, member.name()));
                }
            });
        }
        return entries;
    }

    private Translation.Entry entry(Fields fields, Spot name) {
        Node.Text source = fields.requiredText("source");
        Node of = fields.node("of");
        Node text = fields.required("text");
        Node was = fields.node("was");
        fields.done();
        return new Translation.Entry(
                name, source == null ? "" : source.text(), of, text == null ? null : words(text, fields), was);
    }

    /** The translation; null while there is none, or when it is none, and then that is reported. */
    private @Nullable Node words(Node text, Fields fields) {
        if (text instanceof Node.Arr list) {
            boolean sound = true;
            for (Node item : list.items()) {
                sound &= typed.text(item, fields.what("text").part("an entry")) != null;
            }
            return sound && !list.items().isEmpty() ? list : null;
        }
        if (text instanceof Node.Text one && one.text().isBlank()) {
            return null;
        }
        return typed.text(text, fields.what("text"));
    }
}
