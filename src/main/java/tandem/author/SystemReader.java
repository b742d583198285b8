package tandem.author;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tandem.engine.SystemText;
import tandem.flow.Message;

/** Reads {@code system.json} and {@code always.json}. */
final class SystemReader {

    /** What these sentences can show: there is no flow around them. */
    private static final Set<String> KNOWN = Set.of("person_name", "operator_name", "operator_contact");

    /** What some of them can show instead. */
    private static final Map<SystemText, Set<String>> SHOWN = Map.of(
            SystemText.HISTORY_LINE, Set.of("title", "days"),
            SystemText.REVEALED_LINE, Set.of("name", "answer"),
            SystemText.HELPLINES_EMERGENCY, Set.of("lines"),
            SystemText.HELPLINES_PARTNER_VIOLENCE, Set.of("lines"),
            SystemText.HELPLINES_CRISIS, Set.of("lines"),
            SystemText.HELPLINES_OWN_BEHAVIOUR, Set.of("lines"),
            SystemText.HELPLINES_CHILDREN, Set.of("lines"));

    /** These stand on a button, or above and beside the field of a form. */
    private static final Set<SystemText> LABELS = Set.of(SystemText.OWN_WORDS, SystemText.OWN_ANSWER);

    /** These are said in the line that only whoever taps sees. */
    private static final Set<SystemText> NOTICES = Set.of(
            SystemText.EARLIER_QUESTION,
            SystemText.NOT_FOR_YOU,
            SystemText.JOIN_FIRST,
            SystemText.HIDDEN,
            SystemText.NOT_UNDERSTOOD,
            SystemText.TROUBLE,
            SystemText.FLOOD);

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
        Message message = Templates.read(text, texts.what(key.key()), longest(key), typed.problems());
        Set<String> known = SHOWN.getOrDefault(key, KNOWN);
        for (String name : message.names()) {
            if (!known.contains(name)) {
                String sentence = texts.what(key.key()) + " shows " + Quote.of(name) + ", which it cannot know";
                typed.problems().addMistyped(Code.UNDECLARED_VARIABLE, text.spot(), sentence, name, known);
            }
        }
        return message;
    }

    /** How many characters the sentence with this key may have. */
    static int longest(String key) {
        return Stream.of(SystemText.values())
                .filter(text -> text.key().equals(key))
                .findFirst()
                .map(SystemReader::longest)
                .orElse(Templates.TEXT);
    }

    private static int longest(SystemText text) {
        if (LABELS.contains(text)) {
            return Templates.LABEL;
        }
        return NOTICES.contains(text) ? Templates.NOTICE : Templates.TEXT;
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
