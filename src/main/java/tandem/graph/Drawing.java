package tandem.graph;

import java.util.List;

/**
 * A graph with a place for everything, in pixels from the upper left corner. Immutable and thread-safe.
 */
record Drawing(double width, double height, List<Block> blocks, List<Path> paths) {

    Drawing {
        blocks = List.copyOf(blocks);
        paths = List.copyOf(paths);
    }

    record Point(double x, double y) {}

    record Area(double x, double y, double width, double height) {
        boolean contains(Area other) {
            return x <= other.x
                    && y <= other.y
                    && other.x + other.width <= x + width
                    && other.y + other.height <= y + height;
        }

        boolean meets(Area other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** A box and the lines in it. */
    record Block(Graph.Box box, Area area, List<Line> lines) {
        Block {
            lines = List.copyOf(lines);
        }
    }

    /**
     * An arrow.
     *
     * @param points where it begins, bends and ends
     * @param label where its label is; without width when it has none
     */
    record Path(Graph.Arrow arrow, List<Point> points, Area label, List<Line> lines) {
        Path {
            points = List.copyOf(points);
            lines = List.copyOf(lines);
        }
    }
}
