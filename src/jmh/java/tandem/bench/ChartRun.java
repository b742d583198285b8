package tandem.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tandem.chart.LineChart;
import tandem.chat.Lines;

/**
 * Measures how long a chart of half a year takes, and what it needs: the first one in the process, the median and the worst
 * of those after warming up, in milliseconds, what one allocates, and by how much the heap is larger once all is loaded and
 * collected. Prints a line of JSON.
 */
public final class ChartRun {

    private static final int WARM = 30;
    private static final int MEASURED = 100;

    private ChartRun() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        double before = heap();
        LineChart chart = new LineChart();
        double first = draw(chart);
        for (int i = 0; i < WARM; i++) {
            draw(chart);
        }
        List<Double> times = new ArrayList<>();
        long allocated = allocated();
        for (int i = 0; i < MEASURED; i++) {
            times.add(draw(chart));
        }
        double each = (allocated() - allocated) / 1e6 / MEASURED;
        Collections.sort(times);
        System.out.printf(
                "{\"first_ms\":%.0f,\"median_ms\":%.0f,\"worst_ms\":%.0f,\"allocated_mb\":%.1f,\"kept_mb\":%.1f}%n",
                first, times.get(MEASURED / 2), times.get(MEASURED - 1), each, heap() - before);
        if (chart.png(lines()).isEmpty()) {
            throw new IllegalStateException("nothing was drawn");
        }
    }

    private static double draw(LineChart chart) {
        Lines lines = lines();
        long start = System.nanoTime();
        if (chart.png(lines).isEmpty()) {
            throw new IllegalStateException("nothing was drawn");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static Lines lines() {
        return new Lines(List.of(line("close in heart", 7), line("close in touch", 5)), "en", "", "", "", null);
    }

    private static Lines.Line line(String label, int step) {
        List<Lines.Point> points = new ArrayList<>();
        for (int day = 0; day < 190; day++) {
            points.add(new Lines.Point(20_800 + day, day / step % 11));
        }
        return new Lines.Line(label, points);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
