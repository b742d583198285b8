package tandem.author;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object, asked for by name and type. What is missing or of another type is reported and replaced by
 * something harmless; what nobody asked for is reported by {@link #done}.
 */
final class Fields {

    private final Node.Obj object;
    private final Called owner;
    private final Typed typed;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(Node.Obj object, Called owner, Typed typed) {
        this.object = object;
        this.owner = owner;
        this.typed = typed;
    }

    Node.Obj object() {
        return object;
    }

    Spot spot() {
        return object.spot();
    }

    Typed typed() {
        return typed;
    }

    Problems problems() {
        return typed.problems();
    }

    /** How a field is called in sentences: {@code "next" of step "habit"}. */
    Called what(String name) {
        return owner.field(name);
    }

    Called owner() {
        return owner;
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    /** The field's value, or null when it is not there. */
    @Nullable
    Node node(String name) {
        asked.add(name);
        Node.Member member = object.members().get(name);
        return member == null ? null : member.value();
    }

    /** The field's value; null when it is not there, and then that is reported. */
    @Nullable
    Node required(String name) {
        Node node = node(name);
        if (node == null) {
            problems().add(Code.MISSING_FIELD, spot(), owner + " needs " + Quote.of(name));
        }
        return node;
    }

    /** A text that may be missing. */
    Node.@Nullable Text text(String name) {
        Node node = node(name);
        return node == null ? null : typed.text(node, what(name));
    }

    Node.@Nullable Text requiredText(String name) {
        Node node = required(name);
        return node == null ? null : typed.text(node, what(name));
    }

    /** A required id with hyphens. */
    @Nullable
    String id(String name) {
        Node node = required(name);
        return node == null ? null : typed.name(node, what(name), '-');
    }

    /** A number from {@code least} to {@code most}; null when it is missing or wrong. */
    @Nullable
    Long number(String name, long least, long most) {
        Node node = node(name);
        Long number = node == null ? null : typed.number(node, what(name));
        if (node != null && number != null && (number < least || number > most)) {
            problems()
                    .add(
                            Code.OUT_OF_RANGE,
                            node.spot(),
                            what(name) + " must be from " + least + " to " + most + ", not " + number);
            return null;
        }
        return number;
    }

    boolean flag(String name) {
        Node node = node(name);
        Boolean flag = node == null ? null : typed.flag(node, what(name));
        return flag != null && flag;
    }

    List<Node> items(String name) {
        Node node = node(name);
        return node == null ? List.of() : typed.items(node, what(name));
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(name)) {
            Node.Text text = typed.text(item, what(name).part("an entry"));
            if (text != null) {
                texts.add(text.text());
            }
        }
        return texts;
    }

    /** An object that may be missing. */
    @Nullable
    Fields fields(String name) {
        Node node = node(name);
        return node == null ? null : typed.fields(node, what(name));
    }

    /** One of these words; {@code fallback} when it is missing or another. */
    <T> T oneOf(String name, Map<String, T> allowed, T fallback) {
        T meant = oneOf(name, allowed);
        return meant == null ? fallback : meant;
    }

    /** One of these words; null when it is missing or another. */
    <T> @Nullable T oneOf(String name, Map<String, T> allowed) {
        Node.Text text = text(name);
        if (text == null) {
            return null;
        }
        T meant = allowed.get(text.text());
        if (meant == null) {
            String sentence = what(name) + " cannot be " + Quote.of(text.text());
            problems().addMistyped(Code.UNKNOWN_VALUE, text.spot(), sentence, text.text(), allowed.keySet());
        }
        return meant;
    }

    /** A length of time; null when it is missing or wrong. */
    @Nullable
    Duration duration(String name) {
        Node.Text text = text(name);
        return text == null ? null : Times.duration(text, what(name), problems());
    }

    /** Reports fields that nothing asked for. */
    void done() {
        object.members().forEach((name, member) -> {
            if (!asked.contains(name)) {
                String sentence = owner + " has no field " + Quote.of(name);
                problems().addMistyped(Code.UNKNOWN_FIELD, member.name(), sentence, name, asked);
            }
        });
    }

    /** Reports fields that a later version will have. */
    void notYet(String... names) {
        for (String name : names) {
            Node.Member member = object.members().get(name);
            if (member != null) {
                asked.add(name);
                String sentence = "the field " + what(name) + " is not available in this version yet";
                problems().add(Code.NOT_AVAILABLE, member.name(), sentence);
            }
        }
    }

    /** The constants by the words that stand for them in a file. */
    @SafeVarargs
    static <E extends Enum<E>> Map<String, E> words(E... constants) {
        Map<String, E> words = new TreeMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return words;
    }
}
