package tandem.graph;

import java.util.List;

/** Draws a graph as an SVG that needs no font, no network and no script, on a ground of its own. Pure. */
public final class Svg {

    private static final String INK = "#111827";
    private static final double CORNER = 6;

    private final StringBuilder svg = new StringBuilder();

    private Svg() {}

    public static String of(Graph graph) {
        Svg svg = new Svg();
        Drawing drawing = Layout.of(graph);
        svg.begin(graph, Math.ceil(drawing.width()), Math.ceil(drawing.height()));
        drawing.paths().forEach(svg::path);
        drawing.blocks().forEach(svg::block);
        // Last, because a label must not be crossed by what is drawn after it.
        drawing.paths().forEach(svg::label);
        return svg.svg.append("</svg>\n").toString();
    }

    private void begin(Graph graph, double width, double height) {
        String size = number(width) + "\" height=\"" + number(height);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + "\" viewBox=\"0 0 " + number(width)
                + " "
                + number(height) + "\" role=\"img\" aria-labelledby=\"title desc\""
                + " font-family=\"Verdana, 'DejaVu Sans', sans-serif\" text-anchor=\"middle\" fill=\"" + INK + "\">\n");
        svg.append("<title id=\"title\">" + escaped(graph.title()) + "</title>\n");
        svg.append("<desc id=\"desc\">" + escaped(graph.description()) + "</desc>\n");
        svg.append(
                "<style>.NAME{font-size:13px;font-weight:bold}.TEXT{font-size:12px}.NOTE{font-size:11px;font-style:italic;"
                        + "fill:#4b5563}.WAY{font-size:11px}.arrow{fill:none;stroke:#4b5563;stroke-width:1.3}"
                        + ".late{stroke-dasharray:6 4}</style>\n");
        svg.append(
                "<defs><marker id=\"head\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\""
                        + " orient=\"auto\"><path d=\"M0 1L10 5L0 9z\" fill=\"#4b5563\"/></marker></defs>\n");
        svg.append("<rect width=\"" + size + "\" fill=\"#ffffff\"/>\n");
        svg.append("<text x=\"24\" y=\"34\" text-anchor=\"start\" font-size=\"18\" font-weight=\"bold\">"
                + escaped(graph.title()) + "</text>\n");
    }

    private void block(Drawing.Block block) {
        Drawing.Area area = block.area();
        svg.append("<g class=\"box\">" + shape(block.box().kind(), area) + "\n");
        lines(block.lines(), area.x() + area.width() / 2, area.y() + (area.height() - Line.height(block.lines())) / 2);
        svg.append("</g>\n");
    }

    private static String shape(Kind kind, Drawing.Area area) {
        String paint = " fill=\"" + kind.fill() + "\" stroke=\"" + kind.edge() + "\" stroke-width=\"1.5\"/>";
        if (kind == Kind.BRANCH) {
            return "<polygon points=\"" + hexagon(area) + "\"" + paint;
        }
        double round = switch (kind) {
            case START, END, RETURN, JUMP -> Math.min(area.height() / 2, 18);
            case ASK, WAIT -> 10;
            default -> 0;
        };
        String rect =
                "<rect x=\"" + number(area.x()) + "\" y=\"" + number(area.y()) + "\" width=\"" + number(area.width())
                        + "\" height=\"" + number(area.height()) + "\" rx=\"" + number(round) + "\"" + paint;
        return kind == Kind.CALL || kind == Kind.FLOW ? rect + bars(area, kind) : rect;
    }

    private static String hexagon(Drawing.Area area) {
        double left = area.x();
        double right = area.x() + area.width();
        double top = area.y();
        double bottom = area.y() + area.height();
        double middle = area.y() + area.height() / 2;
        return point(left, middle) + " " + point(left + 12, top) + " " + point(right - 12, top) + " "
                + point(right, middle) + " " + point(right - 12, bottom) + " " + point(left + 12, bottom);
    }

    /** The doubled sides by which another flow is known. */
    private static String bars(Drawing.Area area, Kind kind) {
        double top = area.y();
        double bottom = area.y() + area.height();
        double left = area.x() + 5;
        double right = area.x() + area.width() - 5;
        return "<path d=\"M" + point(left, top) + "L" + point(left, bottom) + "M" + point(right, top) + "L"
                + point(right, bottom) + "\" stroke=\"" + kind.edge() + "\"/>";
    }

    private void path(Drawing.Path path) {
        List<Drawing.Point> points = path.points();
        StringBuilder line = new StringBuilder("M" + point(points.get(0)));
        for (int i = 1; i + 1 < points.size(); i++) {
            Drawing.Point bend = points.get(i);
            line.append("L" + point(towards(bend, points.get(i - 1))) + "Q" + point(bend) + " "
                    + point(towards(bend, points.get(i + 1))));
        }
        line.append("L" + point(points.get(points.size() - 1)));
        svg.append("<path class=\"arrow" + (path.arrow().late() ? " late" : "") + "\" d=\"" + line
                + "\" marker-end=\"url(#head)\"/>\n");
    }

    /** The point where a rounded corner begins. */
    private static Drawing.Point towards(Drawing.Point bend, Drawing.Point other) {
        double length = Math.hypot(other.x() - bend.x(), other.y() - bend.y());
        double part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new Drawing.Point(bend.x() + (other.x() - bend.x()) * part, bend.y() + (other.y() - bend.y()) * part);
    }

    private void label(Drawing.Path path) {
        if (path.lines().isEmpty()) {
            return;
        }
        Drawing.Area area = path.label();
        svg.append("<g class=\"label\"><rect x=\"" + number(area.x()) + "\" y=\"" + number(area.y()) + "\" width=\""
                + number(area.width()) + "\" height=\"" + number(area.height()) + "\" rx=\"3\" fill=\"#ffffff\"/>\n");
        lines(path.lines(), area.x() + area.width() / 2, area.y() + 1);
        svg.append("</g>\n");
    }

    private void lines(List<Line> lines, double middle, double top) {
        double y = top;
        for (Line line : lines) {
            // The baseline, about a quarter of the line above its lower edge.
            svg.append("<text class=\"" + line.style() + "\" x=\"" + number(middle) + "\" y=\""
                    + number(y + line.style().size()) + "\">" + escaped(line.text()) + "</text>\n");
            y += line.style().height();
        }
    }

    private static String point(Drawing.Point point) {
        return point(point.x(), point.y());
    }

    private static String point(double x, double y) {
        return number(x) + "," + number(y);
    }

    /** To a tenth of a pixel, the same in every language. */
    private static String number(double number) {
        long tenths = Math.round(number * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    /** Also without the characters that no XML may have. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }
}
