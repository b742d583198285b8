package tandem.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.Lines;
import tandem.flow.Illustration;

/** Makes the lines that a message shows: of what somebody recorded, or of what a flow made up. */
final class Sketch {

    private final Person person;
    private final Instant now;
    private final String language;

    /** @param language the tag of the language in which dates are to be written */
    Sketch(Person person, Instant now, String language) {
        this.person = person;
        this.now = now;
        this.language = language;
    }

    /** The lines; null where there is not one point. */
    @Nullable
    Lines of(Illustration.Drawing drawing) {
        List<Lines.Line> lines = drawing.lines().stream()
                .map(line -> new Lines.Line(
                        line.label(), line.series() == null ? madeUp(line.values()) : own(line.series())))
                .toList();
        Illustration.Stretch stretch = drawing.stretch();
        Lines drawn = new Lines(
                lines,
                language,
                drawing.low(),
                drawing.high(),
                drawing.under(),
                stretch == null ? null : new Lines.Stretch(stretch.label(), stretch.from(), stretch.to()));
        return lines.stream().allMatch(line -> line.points().isEmpty()) ? null : drawn;
    }

    private List<Lines.Point> own(String series) {
        ZoneId known = person.zone();
        ZoneId zone = known == null ? ZoneOffset.UTC : known;
        return person.series().of(series, now).stream()
                .map(point ->
                        new Lines.Point(point.at().atZone(zone).toLocalDate().toEpochDay(), point.value()))
                .toList();
    }

    private static List<Lines.Point> madeUp(List<Integer> values) {
        List<Lines.Point> points = new ArrayList<>();
        for (int value : values) {
            points.add(new Lines.Point(points.size(), value));
        }
        return points;
    }
}
