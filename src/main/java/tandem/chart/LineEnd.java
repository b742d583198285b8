package tandem.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/** The label at the end of a line, in the line's colour, as near to the line as the other labels let it be. */
final class LineEnd {

    private final List<String> rows;
    private final Font font;
    private final Color colour;
    private final int value;
    private final FontMetrics metrics;
    private double top;

    LineEnd(List<String> rows, Font font, Color colour, int value, Graphics2D canvas) {
        this.rows = rows;
        this.font = font;
        this.colour = colour;
        this.value = value;
        this.metrics = canvas.getFontMetrics(font);
    }

    double width() {
        return rows.stream().mapToDouble(metrics::stringWidth).max().orElse(0);
    }

    private double height() {
        return rows.size() * (double) metrics.getHeight();
    }

    /** Finds a place for each: in the order of the values, none over another, none beyond the plot. */
    static void apart(List<LineEnd> ends, ValueAxis axis, Rectangle2D area) {
        List<LineEnd> down = ends.stream()
                .sorted(Comparator.comparingInt((LineEnd end) -> end.value).reversed())
                .toList();
        double free = area.getY();
        for (LineEnd end : down) {
            double middle = axis.valueToJava2D(end.value, area, RectangleEdge.LEFT);
            end.top = Math.max(free, middle - end.height() / 2);
            free = end.top + end.height();
        }
        double floor = area.getMaxY();
        for (int i = down.size() - 1; i >= 0; i--) {
            LineEnd end = down.get(i);
            end.top = Math.min(end.top, floor - end.height());
            floor = end.top;
        }
    }

    void draw(Graphics2D canvas, float x) {
        canvas.setColor(colour);
        canvas.setFont(font);
        for (int i = 0; i < rows.size(); i++) {
            canvas.drawString(rows.get(i), x, (float) top + i * metrics.getHeight() + metrics.getAscent());
        }
    }
}
