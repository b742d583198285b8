package tandem.author;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a node for what it should be, or reports that it is something else. Owns nothing but the list of problems. */
final class Typed {

    private final Problems problems;

    Typed(Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** A text that is not empty. */
    Node.@Nullable Text text(Node node, Called what) {
        if (!(node instanceof Node.Text text)) {
            wrong(node, what, "a text");
            return null;
        }
        if (text.text().isBlank()) {
            problems.add(Code.EMPTY, node.spot(), what + " is empty");
            return null;
        }
        return text;
    }

    @Nullable
    Long number(Node node, Called what) {
        if (node instanceof Node.Num number && number.whole() != null) {
            return number.whole();
        }
        wrong(node, what, "a whole number");
        return null;
    }

    @Nullable
    Boolean flag(Node node, Called what) {
        if (node instanceof Node.Flag flag) {
            return flag.yes();
        }
        wrong(node, what, "true or false");
        return null;
    }

    /** The items of a list; empty when it is none. */
    List<Node> items(Node node, Called what) {
        if (node instanceof Node.Arr list) {
            return list.items();
        }
        wrong(node, what, "a list");
        return List.of();
    }

    /** The fields of an object, or null when it is none. */
    @Nullable
    Fields fields(Node node, Called what) {
        if (node instanceof Node.Obj object) {
            return new Fields(object, what, this);
        }
        wrong(node, what, "an object");
        return null;
    }

    /** A text written like {@code [a-z][a-z0-9-]*}, or with another joint instead of the hyphen. */
    @Nullable
    String name(Node node, Called what, char joint) {
        Node.Text text = text(node, what);
        if (text == null) {
            return null;
        }
        if (isName(text.text(), joint)) {
            return text.text();
        }
        problems.add(
                Code.MALFORMED_NAME,
                node.spot(),
                what + " cannot be " + Quote.of(text.text()),
                "lower-case letters a to z, digits and " + joint + ", beginning with a letter, at most "
                        + LONGEST_NAME);
        return null;
    }

    /** Names are kept with every conversation and travel through platforms; they stay short. */
    static final int LONGEST_NAME = 64;

    static boolean isName(String text, char joint) {
        if (text.isEmpty() || text.length() > LONGEST_NAME || text.charAt(0) < 'a' || text.charAt(0) > 'z') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != joint && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private void wrong(Node node, Called what, String expected) {
        problems.add(Code.WRONG_TYPE, node.spot(), what + " must be " + expected + ", not " + node.kind());
    }
}
