package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tandem.engine.Series;

/** {@link Series} within the JSON of a person: of each, seconds since 1970 and value in turn. */
final class SeriesForm {

    private SeriesForm() {}

    static void write(JsonGenerator out, String member, Series series) throws IOException {
        if (series.points().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart(member);
        for (Map.Entry<String, List<Series.Point>> entry : Json.sorted(series.points())) {
            out.writeArrayFieldStart(entry.getKey());
            for (Series.Point point : entry.getValue()) {
                out.writeNumber(point.at().getEpochSecond());
                out.writeNumber(point.value());
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    static Series read(JsonParser in) throws IOException {
        return new Series(Json.map(in, SeriesForm::points));
    }

    private static List<Series.Point> points(JsonParser in) throws IOException {
        List<Series.Point> points = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            Instant at = Instant.ofEpochSecond(in.getLongValue());
            in.nextToken();
            points.add(new Series.Point(at, in.getIntValue()));
        }
        return points;
    }
}
