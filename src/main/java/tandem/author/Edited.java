package tandem.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An object of a file while some of its fields take other values; the file's own tree stays as it is. */
final class Edited {

    private final Node.Obj object;
    private final Map<String, Node.Member> members;

    Edited(Node.Obj object) {
        this.object = object;
        this.members = new LinkedHashMap<>(object.members());
    }

    /** Changes a field, where it is there. */
    void change(String name, UnaryOperator<Node> change) {
        members.computeIfPresent(name, (same, member) -> new Node.Member(member.name(), change.apply(member.value())));
    }

    /** Changes each item of a list, where it is there. */
    void changeItems(String name, UnaryOperator<Node> change) {
        change(name, value -> {
            if (!(value instanceof Node.Arr list)) {
                return value;
            }
            List<Node> items = new ArrayList<>(list.items());
            items.replaceAll(change);
            return new Node.Arr(list.spot(), items);
        });
    }

    /** Puts a field there, also where there was none. */
    void put(String name, Node value) {
        Node.Member old = members.get(name);
        members.put(name, new Node.Member(old == null ? value.spot() : old.name(), value));
    }

    @Nullable
    Node get(String name) {
        Node.Member member = members.get(name);
        return member == null ? null : member.value();
    }

    /** A field's text, or null when it has none. */
    @Nullable
    String text(String name) {
        return get(name) instanceof Node.Text text ? text.text() : null;
    }

    /** The names of its fields, in their order. */
    List<String> names() {
        return List.copyOf(members.keySet());
    }

    Node.Obj done() {
        return new Node.Obj(object.spot(), members);
    }
}
