package tandem.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Finds places for boxes and arrows with Eclipse's layered layout: what comes later is further down. Not thread-safe. */
final class Layout {

    private static final double WIDEST_TEXT = 210;
    private static final double SIDE = 14;
    private static final double ABOVE = 9;
    private static final double LABEL_SIDE = 4;

    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final ElkNode root = ElkGraphUtil.createGraph();

    private Layout() {}

    static Drawing of(Graph graph) {
        return new Layout().place(graph);
    }

    private Drawing place(Graph graph) {
        configure();
        Map<String, List<Line>> lines = new HashMap<>();
        for (Graph.Box box : graph.boxes()) {
            List<Line> written = lines(box);
            lines.put(box.id(), written);
            nodes.put(box.id(), node(box, written));
        }
        List<ElkEdge> edges = graph.arrows().stream().map(this::edge).toList();
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        List<Drawing.Block> blocks = new ArrayList<>();
        for (Graph.Box box : graph.boxes()) {
            blocks.add(new Drawing.Block(box, area(node(box.id())), lines.getOrDefault(box.id(), List.of())));
        }
        List<Drawing.Path> paths = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            paths.add(path(graph.arrows().get(i), edges.get(i)));
        }
        return new Drawing(root.getWidth(), root.getHeight(), blocks, paths);
    }

    private void configure() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        // What goes back is what goes up in the author's file.
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(56, 24, 24, 24));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 28.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 3.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
    }

    private static List<Line> lines(Graph.Box box) {
        List<Line> lines = new ArrayList<>(Line.wrapped(box.heading(), Line.Style.NAME, WIDEST_TEXT));
        if (!box.text().isEmpty()) {
            lines.addAll(Line.wrapped(box.text(), Line.Style.TEXT, WIDEST_TEXT));
        }
        box.notes().forEach(note -> lines.addAll(Line.wrapped(note, Line.Style.NOTE, WIDEST_TEXT)));
        return lines;
    }

    private ElkNode node(Graph.Box box, List<Line> lines) {
        ElkNode node = ElkGraphUtil.createNode(root);
        // The pointed and the round sides of some boxes need more room.
        double sides = box.kind() == Kind.BRANCH ? 2 * SIDE + 16 : 2 * SIDE;
        node.setDimensions(Math.ceil(Line.widest(lines) + sides), Math.ceil(Line.height(lines) + 2 * ABOVE));
        return node;
    }

    private ElkNode node(String id) {
        ElkNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("an arrow leads to or from " + id + ", which is no box");
        }
        return node;
    }

    private ElkEdge edge(Graph.Arrow arrow) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(node(arrow.from()), node(arrow.to()));
        List<Line> lines = lines(arrow);
        if (!lines.isEmpty()) {
            // Its text as well, because a label without one is left out.
            ElkLabel label = ElkGraphUtil.createLabel(String.join("\n", arrow.label()), edge);
            label.setDimensions(Math.ceil(Line.widest(lines) + 2 * LABEL_SIDE), Line.height(lines) + 2);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        }
        return edge;
    }

    private static List<Line> lines(Graph.Arrow arrow) {
        return arrow.label().stream()
                .flatMap(way -> Line.wrapped(way, Line.Style.WAY, WIDEST_TEXT).stream())
                .toList();
    }

    private static Drawing.Path path(Graph.Arrow arrow, ElkEdge edge) {
        List<Drawing.Point> points = new ArrayList<>();
        ElkEdgeSection section = edge.getSections().get(0);
        points.add(new Drawing.Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> points.add(new Drawing.Point(bend.getX(), bend.getY())));
        points.add(new Drawing.Point(section.getEndX(), section.getEndY()));
        Drawing.Area label = edge.getLabels().isEmpty()
                ? new Drawing.Area(section.getStartX(), section.getStartY(), 0, 0)
                : area(edge.getLabels().get(0));
        return new Drawing.Path(arrow, points, label, lines(arrow));
    }

    private static Drawing.Area area(org.eclipse.elk.graph.ElkShape shape) {
        return new Drawing.Area(shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight());
    }
}
