package tandem.chart;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import tandem.chat.Lines;

/**
 * One chart while it is drawn: JFreeChart draws the plot, and the words stand around it, each line's at its end. A legend
 * would have to be looked up by colour, which not everybody can. Used once, by one thread.
 */
final class Sheet {

    static final int WIDTH = 1000;
    static final int HEIGHT = 600;

    /** In pixels; on a phone the picture is shown at about a third of its size. */
    static final float LETTERS = 34;

    private static final Color PAPER = new Color(0xFFFDF8);
    private static final Color INK = new Color(0x3D3D3D);
    private static final Color GRID = new Color(0xDAD6CE);
    private static final Color SHADE = new Color(0xECE7DB);

    private static final int EDGE = 28;
    private static final int GAP = 18;

    /** No label of a line is wider; a longer one goes on in the next row. */
    private static final int LABEL = 260;

    private static final int ROWS = 3;

    /** Over fewer days, dates between the first and the last would stand unevenly. */
    private static final int FEW_DAYS = 9;

    private final Lines lines;
    private final Letters letters;
    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D canvas = image.createGraphics();
    private final long first;
    private final long last;

    Sheet(Lines lines, Letters letters) {
        this.lines = lines;
        this.letters = letters;
        this.first = days().min().orElse(0);
        this.last = days().max().orElse(0);
    }

    private LongStream days() {
        return lines.lines().stream().flatMap(line -> line.points().stream()).mapToLong(Lines.Point::day);
    }

    BufferedImage draw() {
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            canvas.setColor(PAPER);
            canvas.fillRect(0, 0, WIDTH, HEIGHT);
            List<LineEnd> ends = ends();
            XYPlot plot = plot();
            JFreeChart chart = new JFreeChart(null, letters.of("0"), plot, false);
            chart.setBackgroundPaint(PAPER);
            chart.setPadding(RectangleInsets.ZERO_INSETS);
            ChartRenderingInfo info = new ChartRenderingInfo();
            chart.draw(canvas, place(ends), info);
            Rectangle2D area = info.getPlotInfo().getDataArea();
            height(plot, area);
            time(plot, area);
            stretch(plot, area);
            LineEnd.apart(ends, plot.getRangeAxis(), area);
            ends.forEach(end -> end.draw(canvas, (float) area.getMaxX() + GAP));
            return image;
        } finally {
            canvas.dispose();
        }
    }

    private XYPlot plot() {
        NumberAxis time = new NumberAxis();
        double margin = Math.max(0.5, (last - first) * 0.03);
        time.setRange(first - margin, last + margin);
        NumberAxis height = new NumberAxis();
        height.setRange(-0.5, lines.stretch() == null ? Lines.HIGHEST + 0.5 : Lines.HIGHEST + 2);
        height.setTickUnit(new NumberTickUnit(Lines.HIGHEST / 2.0));
        for (NumberAxis axis : List.of(time, height)) {
            axis.setTickLabelsVisible(false);
            axis.setTickMarksVisible(false);
            axis.setAxisLineVisible(false);
        }
        XYPlot plot = new XYPlot(data(), time, height, new LineStyles(lines));
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(PAPER);
        plot.setOutlineVisible(false);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(2));
        Lines.Stretch stretch = lines.stretch();
        if (stretch != null) {
            plot.addDomainMarker(
                    new IntervalMarker(
                            (double) stretch.from(), (double) stretch.to(), SHADE, new BasicStroke(0), null, null, 1),
                    Layer.BACKGROUND);
        }
        return plot;
    }

    private XYSeriesCollection data() {
        XYSeriesCollection data = new XYSeriesCollection();
        for (int i = 0; i < lines.lines().size(); i++) {
            XYSeries series = new XYSeries(i);
            lines.lines().get(i).points().forEach(point -> series.add((double) point.day(), point.value()));
            data.addSeries(series);
        }
        return data;
    }

    /** Where the plot goes, so that the words have room around it. */
    private Rectangle2D place(List<LineEnd> ends) {
        double left = EDGE
                + GAP
                + heights().stream()
                        .mapToDouble(mark -> width(mark.words()))
                        .max()
                        .orElse(0);
        double right =
                EDGE + GAP + ends.stream().mapToDouble(LineEnd::width).max().orElse(0);
        double below = EDGE + GAP + row();
        return new Rectangle2D.Double(left, EDGE, WIDTH - left - right, HEIGHT - EDGE - below);
    }

    private List<LineEnd> ends() {
        List<LineEnd> ends = new ArrayList<>();
        for (int i = 0; i < lines.lines().size(); i++) {
            Lines.Line line = lines.lines().get(i);
            if (!line.points().isEmpty()) {
                int value = line.points().get(line.points().size() - 1).value();
                ends.add(new LineEnd(
                        wrapped(line.label()), letters.of(line.label()), LineStyles.colour(i), value, canvas));
            }
        }
        return ends;
    }

    /** The label in rows that are not too wide; what does not fit is cut off. */
    private List<String> wrapped(String label) {
        List<String> rows = new ArrayList<>();
        String row = "";
        for (String word : label.strip().split("\\s+", 0)) {
            String longer = row.isEmpty() ? word : row + " " + word;
            if (width(longer) <= LABEL || row.isEmpty()) {
                row = longer;
            } else {
                rows.add(cut(row));
                row = word;
            }
        }
        rows.add(cut(row));
        return rows.size() <= ROWS ? rows : rows.subList(0, ROWS);
    }

    private String cut(String row) {
        String cut = row;
        while (width(cut) > LABEL && cut.length() > 2) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -2)) + "…";
        }
        return cut;
    }

    /** What stands beside a height. */
    private record HeightMark(int value, String words) {}

    private List<HeightMark> heights() {
        if (lines.low().isEmpty() && lines.high().isEmpty()) {
            return List.of(
                    new HeightMark(0, "0"),
                    new HeightMark(Lines.HIGHEST / 2, Integer.toString(Lines.HIGHEST / 2)),
                    new HeightMark(Lines.HIGHEST, Integer.toString(Lines.HIGHEST)));
        }
        return List.of(new HeightMark(0, lines.low()), new HeightMark(Lines.HIGHEST, lines.high()));
    }

    private void height(XYPlot plot, Rectangle2D area) {
        for (HeightMark mark : heights()) {
            double y = plot.getRangeAxis().valueToJava2D(mark.value(), area, RectangleEdge.LEFT);
            words(mark.words(), area.getX() - GAP - width(mark.words()), y + row() * 0.33);
        }
    }

    private void time(XYPlot plot, Rectangle2D area) {
        double y = area.getMaxY() + GAP + row() * 0.75;
        if (lines.madeUp()) {
            words(lines.under(), area.getCenterX() - width(lines.under()) / 2, y);
            return;
        }
        double free = 0;
        for (long day : ticks()) {
            String date = date(day);
            double middle = plot.getDomainAxis().valueToJava2D((double) day, area, RectangleEdge.BOTTOM);
            double x = Math.max(4, Math.min(WIDTH - 4 - width(date), middle - width(date) / 2));
            if (x >= free) {
                words(date, x, y);
                free = x + width(date) + GAP;
            }
        }
    }

    /** The first day and the last, and two between them where there is time for that. */
    private List<Long> ticks() {
        long span = last - first;
        if (span < FEW_DAYS) {
            return span == 0 ? List.of(first) : List.of(first, last);
        }
        return List.of(first, first + span / 3, first + 2 * span / 3, last);
    }

    private String date(long day) {
        DateFormat format = DateFormat.getInstanceForSkeleton("MMMd", ULocale.forLocale(locale()));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Duration.ofDays(day).toMillis());
    }

    private Locale locale() {
        return Locale.forLanguageTag(lines.language());
    }

    private void stretch(XYPlot plot, Rectangle2D area) {
        Lines.Stretch stretch = lines.stretch();
        if (stretch == null) {
            return;
        }
        double from = plot.getDomainAxis().valueToJava2D((double) stretch.from(), area, RectangleEdge.BOTTOM);
        double to = plot.getDomainAxis().valueToJava2D((double) stretch.to(), area, RectangleEdge.BOTTOM);
        double x = (from + to - width(stretch.label())) / 2;
        words(
                stretch.label(),
                Math.max(area.getX(), Math.min(area.getMaxX() - width(stretch.label()), x)),
                area.getY() + row());
    }

    private void words(String words, double x, double y) {
        canvas.setColor(INK);
        canvas.setFont(letters.of(words));
        canvas.drawString(words, (float) x, (float) y);
    }

    private double width(String words) {
        return metrics(words).stringWidth(words);
    }

    private double row() {
        return metrics("0").getAscent();
    }

    private FontMetrics metrics(String words) {
        return canvas.getFontMetrics(letters.of(words));
    }
}
