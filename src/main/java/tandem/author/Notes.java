package tandem.author;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.flow.Message;
import tandem.flow.Value;

/** What the readers of one flow write down for the checks: names to resolve, values to compare, and where everything stood. */
final class Notes {

    private final Problems problems;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final IdentityHashMap<Object, Node.Obj> nodes = new IdentityHashMap<>();
    private final IdentityHashMap<Message, Spot> messages = new IdentityHashMap<>();
    private Called owner = Called.plain("the flow");

    Notes(Problems problems) {
        this.problems = problems;
    }

    List<Mention> mentions() {
        return mentions;
    }

    List<Use> uses() {
        return uses;
    }

    /** Who is being read, for sentences. */
    void reading(Called newOwner) {
        owner = newOwner;
    }

    void mention(Mention.Kind kind, String name, Spot spot) {
        mentions.add(new Mention(kind, name, spot, owner));
    }

    void use(@Nullable String variable, @Nullable Value value, Spot spot) {
        if (variable != null && value != null) {
            uses.add(new Use(variable, value, spot));
        }
    }

    /** Remembers where a part of the model was read. */
    <T> T placed(T model, Fields fields) {
        nodes.put(model, fields.object());
        return model;
    }

    /** Where this part of the model was read. */
    Node.Obj node(Object model) {
        Node.Obj node = nodes.get(model);
        if (node == null) {
            throw new IllegalStateException("never read: " + model);
        }
        return node;
    }

    /** A field that names something, or null when it is missing. */
    @Nullable
    String named(Mention.Kind kind, Fields fields, String name) {
        return noted(kind, fields.text(name));
    }

    /** A field that must name something; empty when it is missing, and then that is reported. */
    String requiredName(Mention.Kind kind, Fields fields, String name) {
        String named = noted(kind, fields.requiredText(name));
        return named == null ? "" : named;
    }

    private @Nullable String noted(Mention.Kind kind, Node.@Nullable Text text) {
        if (text == null) {
            return null;
        }
        mention(kind, text.text(), text.spot());
        return text.text();
    }

    /** A text with gaps; an empty one when it is malformed, and then that is reported. */
    Message message(Node.@Nullable Text text, Called what, int longest) {
        if (text == null) {
            return Message.literal("");
        }
        Message message = Templates.read(text, what, longest, problems);
        message.names().forEach(name -> mention(Mention.Kind.SHOWN, name, text.spot()));
        messages.put(message, text.spot());
        return message;
    }

    /** Where this text was read; null for one that stands in for a text that is missing. */
    @Nullable
    Spot spot(Message message) {
        return messages.get(message);
    }

    /** A text that menus show, where nobody and nothing is known yet; an empty one when it is malformed. */
    Message menuText(Node.Text text, Called what) {
        Message message = Templates.read(text, what, Templates.DESCRIPTION, problems);
        if (!message.names().isEmpty()) {
            String sentence = what + " shows " + Quote.list(message.names()) + ", but a menu knows no variable";
            problems.add(Code.WRONG_COMBINATION, text.spot(), sentence);
        }
        return message;
    }
}
