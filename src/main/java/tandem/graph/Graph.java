package tandem.graph;

import java.util.List;

/**
 * Boxes and the arrows between them, without a place yet. Immutable and thread-safe.
 *
 * @param title what the picture is called
 * @param description what is to be seen on it, for whoever cannot see it
 * @param boxes from top to bottom, as far as arrows allow
 * @param arrows at most one of a kind between two boxes in one direction
 */
public record Graph(String title, String description, List<Box> boxes, List<Arrow> arrows) {

    public Graph {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /**
     * Something that happens.
     *
     * @param id its identity in this graph
     * @param name what the author calls it
     * @param text the beginning of what it says or does, or empty
     * @param notes what else to know, each a few words
     */
    public record Box(String id, Kind kind, String name, String text, List<String> notes) {
        public Box {
            notes = List.copyOf(notes);
        }

        /** Its name, and what it does where the name does not say it. */
        public String heading() {
            return kind.word().isEmpty() ? name : name + " · " + kind.word();
        }
    }

    /**
     * The ways from one box to another that are taken for the same kind of reason.
     *
     * @param ways one for each way: what leads there, or empty when nothing needs to be said
     * @param late whether it is taken because time has passed and nobody answered
     */
    public record Arrow(String from, String to, List<String> ways, boolean late) {
        public Arrow {
            ways = List.copyOf(ways);
        }

        /** What stands at the arrow, line by line. */
        public List<String> label() {
            return ways.stream().filter(way -> !way.isEmpty()).toList();
        }
    }
}
