package tandem.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The picture of the two lines: closeness of heart and of touch over some months, which tend to move together. Large and
 * plain, for a phone; the lines differ in shape and mark as well as in colour.
 */
final class TwoLines {

    static final int WIDTH = 1200;
    static final int HEIGHT = 800;

    private static final Color PAPER = new Color(0xFFF7EC);
    private static final Color INK = new Color(0x5B4636);
    private static final Color FAINT = new Color(0xE6D5C3);
    private static final Color HEART = new Color(0xB3303F);
    private static final Color TOUCH = new Color(0xA85F00);

    private static final int LEFT = 110;
    private static final int RIGHT = 960;
    private static final int TOP = 90;
    private static final int BOTTOM = 660;

    /** From 0, far apart, to 1, close; one for each month. Heart bends first, and touch follows. */
    private static final List<Double> HEART_LINE = List.of(0.82, 0.88, 0.76, 0.52, 0.42, 0.58, 0.80, 0.92);

    private static final List<Double> TOUCH_LINE = List.of(0.58, 0.64, 0.58, 0.34, 0.16, 0.22, 0.46, 0.68);

    private TwoLines() {}

    /** Writes the picture again, into the folder of the dialogs. */
    public static void main(String[] arguments) throws IOException {
        ImageIO.write(draw(), "png", Path.of("dialogs/pictures/two-lines.png").toFile());
    }

    static BufferedImage draw() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            background(canvas);
            line(
                    canvas,
                    TOUCH_LINE,
                    TOUCH,
                    new BasicStroke(14, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {34, 18}, 0));
            line(canvas, HEART_LINE, HEART, new BasicStroke(16, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            mark(canvas, HEART_LINE, HEART, "heart", true);
            mark(canvas, TOUCH_LINE, TOUCH, "touch", false);
        } finally {
            canvas.dispose();
        }
        return image;
    }

    private static void background(Graphics2D canvas) {
        canvas.setColor(PAPER);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(FAINT);
        canvas.setStroke(new BasicStroke(3));
        for (int month = 0; month < HEART_LINE.size(); month++) {
            int x = (int) Math.round(x(month));
            canvas.drawLine(x, TOP, x, BOTTOM);
        }
        canvas.setColor(INK);
        canvas.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.drawLine(LEFT, TOP, LEFT, BOTTOM);
        canvas.drawLine(LEFT, BOTTOM, RIGHT, BOTTOM);
        canvas.setFont(font(44, Font.PLAIN));
        canvas.drawString("close", LEFT + 18, TOP - 26);
        canvas.drawString("apart", LEFT + 18, BOTTOM - 22);
        String months = "months";
        canvas.drawString(months, RIGHT - canvas.getFontMetrics().stringWidth(months), BOTTOM + 66);
        arrow(canvas);
    }

    private static void arrow(Graphics2D canvas) {
        int y = BOTTOM + 50;
        canvas.drawLine(LEFT, y, RIGHT - 200, y);
        canvas.drawLine(RIGHT - 224, y - 18, RIGHT - 200, y);
        canvas.drawLine(RIGHT - 224, y + 18, RIGHT - 200, y);
    }

    private static void line(Graphics2D canvas, List<Double> values, Color colour, BasicStroke stroke) {
        Path2D path = new Path2D.Double();
        path.moveTo(x(0), y(values.get(0)));
        for (int month = 1; month < values.size(); month++) {
            double third = (x(month) - x(month - 1)) / 3;
            path.curveTo(
                    x(month - 1) + third,
                    y(values.get(month - 1)) + slope(values, month - 1) / 3,
                    x(month) - third,
                    y(values.get(month)) - slope(values, month) / 3,
                    x(month),
                    y(values.get(month)));
        }
        canvas.setColor(colour);
        canvas.setStroke(stroke);
        canvas.draw(path);
    }

    /** How far the line goes down in a month, at this one: as from the month before to the one after (Catmull and Rom). */
    private static double slope(List<Double> values, int month) {
        int before = Math.max(0, month - 1);
        int after = Math.min(values.size() - 1, month + 1);
        return (y(values.get(after)) - y(values.get(before))) / (after - before);
    }

    private static void mark(Graphics2D canvas, List<Double> values, Color colour, String label, boolean round) {
        int last = values.size() - 1;
        double x = x(last);
        double y = y(values.get(last));
        Shape shape =
                round ? new Ellipse2D.Double(x - 24, y - 24, 48, 48) : new Rectangle2D.Double(x - 22, y - 22, 44, 44);
        canvas.setColor(colour);
        canvas.fill(shape);
        canvas.setFont(font(62, Font.BOLD));
        canvas.drawString(label, (float) x + 40, (float) y + 22);
    }

    private static Font font(int size, int style) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    private static double x(int month) {
        return LEFT + (RIGHT - LEFT - 24.0) * month / (HEART_LINE.size() - 1);
    }

    private static double y(double closeness) {
        return BOTTOM - 20 - (BOTTOM - TOP - 40) * closeness;
    }
}
