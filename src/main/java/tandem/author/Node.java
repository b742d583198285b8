package tandem.author;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of JSON that knows its place. */
sealed interface Node {

    Spot spot();

    /** What it is, for sentences. */
    String kind();

    /** An object; its members in the order of the file. */
    record Obj(Spot spot, Map<String, Member> members) implements Node {
        @Override
        public String kind() {
            return "an object";
        }

        /** The place of a member's value, or of the whole object when it does not have it. */
        Spot spotOf(String name) {
            Member member = members.get(name);
            return member == null ? spot : member.value().spot();
        }

        /** The place of a member's name, or of the whole object when it does not have it. */
        Spot nameSpot(String name) {
            Member member = members.get(name);
            return member == null ? spot : member.name();
        }
    }

    /** A field of an object. */
    record Member(Spot name, Node value) {}

    record Arr(Spot spot, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Text(Spot spot, String text) implements Node {
        @Override
        public String kind() {
            return "a text";
        }
    }

    /** A number; {@code whole} is null when it is not a whole number of at most 18 digits. */
    record Num(Spot spot, @Nullable Long whole) implements Node {
        @Override
        public String kind() {
            return whole == null ? "a fraction" : "a number";
        }
    }

    record Flag(Spot spot, boolean yes) implements Node {
        @Override
        public String kind() {
            return yes ? "true" : "false";
        }
    }

    record Null(Spot spot) implements Node {
        @Override
        public String kind() {
            return "null";
        }
    }
}
