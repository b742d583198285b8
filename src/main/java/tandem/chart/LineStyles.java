package tandem.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import tandem.chat.Lines;

/**
 * How lines differ: by colour, by stroke and by mark, so that no one of the three must be seen. The first is the
 * broadest, so that one that runs just over it leaves both to be seen.
 */
final class LineStyles extends XYLineAndShapeRenderer {

    private static final long serialVersionUID = 1L;

    /**
     * Colours that people tell apart who see fewer of them, by Okabe and Ito, "Color Universal Design" (2008): blue,
     * vermillion, bluish green, reddish purple.
     */
    private static final List<Color> COLOURS =
            List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7));

    private static final List<Stroke> STROKES =
            List.of(stroke(13), stroke(7, 26, 16), stroke(7, 4, 14), stroke(6, 26, 14, 4, 14));

    /** Where there are many points, broad lines would run into one another. */
    private static final List<Stroke> FINE =
            List.of(stroke(7), stroke(4, 14, 7), stroke(5, 4, 9), stroke(4, 14, 7, 4, 7));

    private static final int MANY = 60;

    private static final List<Shape> MARKS =
            List.of(new Ellipse2D.Double(-15, -15, 30, 30), new Rectangle2D.Double(-10, -10, 20, 20), up(), diamond());

    /** With more points than this, not each has room for a mark. */
    private static final int MARKED = 20;

    private static final int SPARSE = 6;

    private final transient Lines lines;

    LineStyles(Lines lines) {
        super(true, true);
        this.lines = lines;
        for (int i = 0; i < lines.lines().size(); i++) {
            setSeriesPaint(i, colour(i));
            boolean many = lines.lines().get(i).points().size() > MANY;
            setSeriesStroke(i, (many ? FINE : STROKES).get(i % STROKES.size()));
            setSeriesShape(i, MARKS.get(i % MARKS.size()));
        }
        setDrawSeriesLineAsPath(true);
    }

    static Color colour(int line) {
        return COLOURS.get(line % COLOURS.size());
    }

    /** Of many points some have a mark, of each line others, and always the last. */
    @Override
    public boolean getItemShapeVisible(int line, int point) {
        int points = lines.lines().get(line).points().size();
        if (points <= MARKED || point == points - 1) {
            return true;
        }
        int every = points / SPARSE;
        return point % every == line * every / Lines.MOST && points - point > every / 2;
    }

    private static Stroke stroke(float width, float... dashes) {
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    private static Shape up() {
        return path(new double[][] {{0, -16}, {15, 12}, {-15, 12}});
    }

    private static Shape diamond() {
        return path(new double[][] {{0, -16}, {16, 0}, {0, 16}, {-16, 0}});
    }

    private static Shape path(double[][] corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0][0], corners[0][1]);
        for (double[] corner : corners) {
            path.lineTo(corner[0], corner[1]);
        }
        path.closePath();
        return path;
    }
}
