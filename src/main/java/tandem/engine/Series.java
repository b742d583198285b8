package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limits;

/**
 * What a person recorded over time, by the name of each series, the oldest point first. Immutable.
 *
 * @param points by the name of their series; none is empty
 */
public record Series(Map<String, List<Point>> points) {

    /** Nothing was recorded. */
    public static final Series NONE = new Series(Map.of());

    public Series {
        Map<String, List<Point>> copy = new HashMap<>();
        points.forEach((name, of) -> {
            if (!of.isEmpty()) {
                copy.put(name, List.copyOf(of));
            }
        });
        points = Map.copyOf(copy);
    }

    /** One value. */
    public record Point(Instant at, int value) {}

    /** The points of a series that are still kept at this time; empty when there are none. */
    List<Point> of(String name, Instant now) {
        return kept(points.getOrDefault(name, List.of()), now);
    }

    /** How many points the longest of all series has at this time. */
    int count(Instant now) {
        return points.keySet().stream()
                .mapToInt(name -> of(name, now).size())
                .max()
                .orElse(0);
    }

    /** The same at this time, where it is kept for so long. */
    Series at(Instant now, Duration kept) {
        Map<String, List<Point>> changed = new HashMap<>();
        points.forEach((name, of) -> {
            List<Point> young = kept(of, now, kept);
            if (!young.isEmpty()) {
                changed.put(name, young);
            }
        });
        return changed.equals(points) ? this : new Series(changed);
    }

    /**
     * With one more point, which takes the place of an earlier one of the same day; what is kept no longer goes from all
     * series, and beyond {@link Limits#POINTS} the oldest.
     *
     * @param zone by which a day is told from the next; null: what is younger than {@link Limits#SAME_DAY} is the same day's
     */
    Series with(String name, int value, Instant now, @Nullable ZoneId zone) {
        Map<String, List<Point>> changed = new HashMap<>();
        points.forEach((each, of) -> changed.put(each, kept(of, now)));
        List<Point> grown = new ArrayList<>(changed.getOrDefault(name, List.of()));
        grown.removeIf(point -> sameDay(point.at(), now, zone));
        grown.add(new Point(now, value));
        changed.put(name, grown.subList(Math.max(0, grown.size() - Limits.POINTS), grown.size()));
        return new Series(changed);
    }

    /** When anything was recorded last; null when nothing is kept. */
    @Nullable
    Instant latest(Instant now) {
        return points.keySet().stream()
                .flatMap(name -> of(name, now).stream())
                .map(Point::at)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static List<Point> kept(List<Point> points, Instant now) {
        return kept(points, now, Limits.POINTS_KEPT);
    }

    private static List<Point> kept(List<Point> points, Instant now, Duration kept) {
        Instant oldest = now.minus(kept);
        return points.stream().filter(point -> point.at().isAfter(oldest)).toList();
    }

    /** A point from later than now was recorded before the clock was set back, and gives way too. */
    private static boolean sameDay(Instant point, Instant now, @Nullable ZoneId zone) {
        return zone == null
                ? point.isAfter(now.minus(Limits.SAME_DAY))
                : !point.atZone(zone).toLocalDate().isBefore(now.atZone(zone).toLocalDate());
    }
}
