package tandem.author;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Knows where in a file something stands that people read or type, and by which key: finds all of it, and puts other words
 * in its places. Keys are made of ids, so that they stay when the order changes. Used for one file.
 */
final class Wordings {

    private final Function<Wording, Node> words;

    /** Keys of lists of phrases: two triggers of a flow may have them, and have no ids. */
    private final Set<String> phrases = new HashSet<>();

    private Wordings(Function<Wording, Node> words) {
        this.words = words;
    }

    /** All of the files, by key, in their order. */
    static Map<String, Wording> of(List<Tree> trees) {
        Map<String, Wording> found = new LinkedHashMap<>();
        for (Tree tree : trees) {
            replaced(tree, wording -> {
                found.putIfAbsent(wording.key(), wording);
                return wording.node();
            });
        }
        return found;
    }

    /** The same file in other words. */
    static Tree replaced(Tree tree, Function<Wording, Node> words) {
        Wordings wordings = new Wordings(words);
        Node root = switch (tree.kind()) {
            case FLOW -> wordings.object(tree.root(), "flow", "flow/", wordings::flow);
            case CARDS -> wordings.cards(tree.root());
            case SYSTEM -> wordings.system(tree.root());
            case HELPLINES -> wordings.helplines(tree.root());
            default -> tree.root();
        };
        return new Tree(tree.name(), tree.kind(), root);
    }

    private interface Change {
        void make(Edited object, String key);
    }

    /** Changes an object that has an id; one without is left to its reader, who reports that. */
    private Node object(Node node, String id, String before, Change change) {
        if (!(node instanceof Node.Obj object)) {
            return node;
        }
        Edited edited = new Edited(object);
        String name = edited.text(id);
        if (name == null) {
            return node;
        }
        change.make(edited, before + name);
        return edited.done();
    }

    /** Changes an object within another one. */
    private static UnaryOperator<Node> inner(String key, Change change) {
        return node -> {
            if (!(node instanceof Node.Obj object)) {
                return node;
            }
            Edited edited = new Edited(object);
            change.make(edited, key);
            return edited.done();
        };
    }

    private void flow(Edited flow, String key) {
        field(flow, "title", key, Wording.Kind.PLAIN, Templates.TEXT);
        flow.changeItems("triggers", inner(key, this::trigger));
        flow.changeItems("steps", step -> object(step, "id", key + "/", this::step));
    }

    private void trigger(Edited trigger, String key) {
        String command = trigger.text("command");
        if (command != null) {
            String own = key + "/command/" + command;
            field(trigger, "description", own, Wording.Kind.TEMPLATE, Templates.DESCRIPTION);
            trigger.changeItems("options", option -> object(option, "id", own + "/option/", this::option));
        }
        String where = trigger.text("where");
        String list = key + "/phrases" + (where == null ? "" : "/" + where);
        trigger.change("phrases", node -> {
            String own = list;
            for (int i = 2; !phrases.add(own); i++) {
                own = list + "/" + i;
            }
            return word(own, node, Wording.Kind.TYPED, Templates.TEXT);
        });
    }

    /** A value without a label stands in menus as it is, and is typed so: other languages may call it otherwise. */
    private void option(Edited option, String key) {
        field(option, "description", key, Wording.Kind.TEMPLATE, Templates.DESCRIPTION);
        if (!(option.get("values") instanceof Node.Arr values)) {
            return;
        }
        for (Node value : values.items()) {
            if (value instanceof Node.Text text) {
                if (option.get("description") != null) {
                    named(option, "labels", text, key + "/label/", node -> node, Wording.Kind.TEMPLATE);
                }
                named(option, "match", text, key + "/match/", Wordings::list, Wording.Kind.TYPED);
            }
        }
    }

    /** What stands for a value in an object of the option, or otherwise follows from the value itself. */
    private void named(
            Edited option,
            String field,
            Node.Text value,
            String before,
            UnaryOperator<Node> otherwise,
            Wording.Kind kind) {
        Node there = option.get(field);
        if (there != null && !(there instanceof Node.Obj)) {
            return;
        }
        Edited all = new Edited(there instanceof Node.Obj object ? object : new Node.Obj(value.spot(), Map.of()));
        Node source = all.get(value.text());
        Node from = source == null ? otherwise.apply(value) : source;
        Node other = word(before + value.text(), from, kind, Templates.DESCRIPTION);
        if (other != from) {
            all.put(value.text(), other);
            option.put(field, all.done());
        }
    }

    private static Node list(Node one) {
        return new Node.Arr(one.spot(), List.of(one));
    }

    private void step(Edited step, String key) {
        phrasing(step, key);
        field(step, "label", key, Wording.Kind.TEMPLATE, Templates.LABEL);
        field(step, "notice", key, Wording.Kind.TEMPLATE, Templates.NOTICE);
        step.change("mutual", inner(key + "/mutual", this::mutual));
        step.changeItems("choices", choice -> object(choice, "id", key + "/choice/", this::choice));
        step.change("otherwise", inner(key + "/otherwise", this::phrasing));
        step.change("picture", inner(key + "/picture", this::picture));
    }

    private void picture(Edited picture, String key) {
        field(picture, "alt", key, Wording.Kind.TEMPLATE, PictureReader.ALT);
        picture.change("lines", inner(key + "/lines", this::drawing));
    }

    private void mutual(Edited mutual, String key) {
        Change text = (owner, own) -> field(owner, "text", own, Wording.Kind.TEMPLATE, Templates.TITLE);
        mutual.changeItems("of", one -> object(one, "var", key + "/", text));
    }

    private void drawing(Edited drawing, String key) {
        for (String name : List.of("low", "high", "under")) {
            field(drawing, name, key, Wording.Kind.PLAIN, DrawingReader.WORD);
        }
        Change label = (owner, own) -> field(owner, "label", own, Wording.Kind.PLAIN, DrawingReader.WORD);
        drawing.changeItems("of", line -> object(line, "id", key + "/line/", label));
        drawing.change("stretch", inner(key + "/stretch", label));
    }

    private void phrasing(Edited owner, String key) {
        field(owner, "text", key, Wording.Kind.TEMPLATE, Templates.TEXT);
        owner.changeItems(
                "variants",
                variant -> object(
                        variant,
                        "id",
                        key + "/variant/",
                        (one, own) -> field(one, "text", own, Wording.Kind.TEMPLATE, Templates.TEXT)));
        field(owner, "default", key, Wording.Kind.TEMPLATE, Templates.TEXT);
    }

    private void choice(Edited choice, String key) {
        field(choice, "label", key, Wording.Kind.TEMPLATE, Templates.LABEL);
        field(choice, "match", key, Wording.Kind.TYPED, Templates.TEXT);
        field(choice, "copy", key, Wording.Kind.TEMPLATE, Templates.COPY);
        field(choice, "notice", key, Wording.Kind.TEMPLATE, Templates.NOTICE);
    }

    private Node cards(Node root) {
        return inner("", (file, none) -> file.changeItems("cards", card -> object(card, "id", "card/", this::card)))
                .apply(root);
    }

    private void card(Edited card, String key) {
        face(card, key);
        field(card, "followUp", key, Wording.Kind.PLAIN, Templates.TEXT);
        card.change("variants", inner(key + "/variant/", (variants, before) -> {
            for (String name : variants.names()) {
                variants.change(name, inner(before + name, this::face));
            }
        }));
    }

    /** A card is shown whole: what each part may have is its share of that. */
    private void face(Edited face, String key) {
        int title = length(face.get("title"));
        int why = length(face.get("why"));
        int steps = length(face.get("steps"));
        int whole = Math.max(1, title + why + steps);
        field(face, "title", key, Wording.Kind.PLAIN, Templates.TITLE);
        field(face, "why", key, Wording.Kind.PLAIN, Templates.TEXT * why / whole);
        field(face, "steps", key, Wording.Kind.PLAIN, Templates.TEXT * steps / whole);
        field(face, "invite", key, Wording.Kind.PLAIN, Templates.COPY);
    }

    private static int length(@Nullable Node node) {
        if (node instanceof Node.Arr list) {
            return list.items().stream().mapToInt(item -> length(item) + 1).sum();
        }
        return node instanceof Node.Text text ? text.text().length() : 0;
    }

    private Node system(Node root) {
        Change sentences = (texts, before) -> {
            for (String name : texts.names()) {
                field(texts, name, before, Wording.Kind.TEMPLATE, SystemReader.longest(name));
            }
        };
        return inner("", (file, none) -> file.change("texts", inner("system", sentences)))
                .apply(root);
    }

    /** Names of lines are in the language of those who answer there, and stay; so does what is dialled. */
    private Node helplines(Node root) {
        return inner("", (file, none) -> {
                    file.changeItems("countries", country -> object(country, "country", "helplines/", this::country));
                    file.changeItems("lines", this::helpline);
                })
                .apply(root);
    }

    private void country(Edited country, String key) {
        field(country, "label", key, Wording.Kind.PLAIN, Templates.LABEL);
        field(country, "match", key, Wording.Kind.TYPED, Templates.TEXT);
    }

    private Node helpline(Node line) {
        String country = line instanceof Node.Obj object ? new Edited(object).text("country") : null;
        return country == null
                ? line
                : object(
                        line,
                        "name",
                        "helplines/" + country + "/",
                        (one, key) -> field(one, "text", key, Wording.Kind.PLAIN, Templates.NOTICE));
    }

    private void field(Edited owner, String name, String key, Wording.Kind kind, int longest) {
        owner.change(name, node -> word(key + "/" + name, node, kind, longest));
    }

    private Node word(String key, Node node, Wording.Kind kind, int longest) {
        return Wording.isOne(node) ? words.apply(new Wording(key, node, kind, longest)) : node;
    }
}
