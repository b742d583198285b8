package tandem.author;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.engine.SystemText;
import tandem.flow.Message;

/** Reads {@code system.json} and {@code always.json}. */
final class SystemReader {

    /** What these sentences can show: there is no flow around them. */
    private static final Set<String> KNOWN = Set.of("person_name", "operator_name", "operator_contact");

    private final Typed typed;

    SystemReader(Typed typed) {
        this.typed = typed;
    }

    /** Reads {@code {"language": "en", "texts": {...}}}. */
    void texts(Node root, Draft draft) {
        Fields fields = typed.fields(root, Called.plain("the file of system texts"));
        if (fields == null) {
            return;
        }
        fields.node("$schema");
        Node.Text language = fields.requiredText("language");
        Node node = fields.required("texts");
        Fields texts = node == null ? null : fields.fields("texts");
        Map<SystemText, Message> read = new EnumMap<>(SystemText.class);
        if (texts != null) {
            for (SystemText text : SystemText.values()) {
                read.put(text, message(texts, text));
            }
            texts.done();
        }
        fields.done();
        if (language != null) {
            draft.system(new SystemTexts(language.text(), read));
        }
    }

    private Message message(Fields texts, SystemText key) {
        Node.Text text = texts.requiredText(key.key());
        if (text == null) {
            return Message.literal("");
        }
        Message message = Templates.read(text, texts.what(key.key()), Templates.TEXT, typed.problems());
        for (String name : message.names()) {
            if (!KNOWN.contains(name)) {
                String sentence = texts.what(key.key()) + " shows " + Quote.of(name) + ", which it cannot know";
                typed.problems().addMistyped(Code.UNDECLARED_VARIABLE, text.spot(), sentence, name, KNOWN);
            }
        }
        return message;
    }

    /** Reads {@code {"flows": [ids]}}. */
    void always(Node root, List<Node.Text> always) {
        Fields fields = typed.fields(root, Called.plain("the file of what is always possible"));
        if (fields == null) {
            return;
        }
        fields.node("$schema");
        fields.required("flows");
        for (Node item : fields.items("flows")) {
            Node.Text id = typed.text(item, fields.what("flows").part("an entry"));
            if (id != null) {
                always.add(id);
            }
        }
        fields.done();
    }
}
