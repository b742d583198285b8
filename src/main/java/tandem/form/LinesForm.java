package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.Lines;

/** {@link Lines} within the JSON of a message. */
final class LinesForm {

    private static final String KIND = "message's lines";

    private LinesForm() {}

    static void write(JsonGenerator out, Lines lines) throws IOException {
        out.writeStartObject();
        out.writeStringField("language", lines.language());
        out.writeFieldName("words");
        Json.strings(out, List.of(lines.low(), lines.high(), lines.under()));
        Lines.Stretch stretch = lines.stretch();
        if (stretch != null) {
            out.writeStringField("stretch", stretch.label());
            out.writeNumberField("from", stretch.from());
            out.writeNumberField("to", stretch.to());
        }
        out.writeObjectFieldStart("lines");
        for (Lines.Line line : lines.lines()) {
            out.writeArrayFieldStart(line.label());
            for (Lines.Point point : line.points()) {
                out.writeNumber(point.day());
                out.writeNumber(point.value());
            }
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /** Reads what {@code write} wrote, from its opening brace. */
    static Lines read(JsonParser in) throws IOException {
        Reader reader = new Reader();
        Json.members(in, reader);
        Lines.Stretch stretch =
                reader.stretch == null ? null : new Lines.Stretch(reader.stretch, reader.from, reader.to);
        return new Lines(
                reader.lines, reader.language, reader.words.get(0), reader.words.get(1), reader.words.get(2), stretch);
    }

    private static final class Reader implements Json.Member {
        private String language = "";
        private List<String> words = List.of("", "", "");
        private @Nullable String stretch;
        private long from;
        private long to;
        private final List<Lines.Line> lines = new ArrayList<>();

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "language" -> language = in.getText();
                case "words" -> words = Json.strings(in);
                case "stretch" -> stretch = in.getText();
                case "from" -> from = in.getLongValue();
                case "to" -> to = in.getLongValue();
                case "lines" -> Json.members(in, (label, line) -> lines.add(new Lines.Line(label, points(line))));
                default -> throw Json.unknown(KIND, name);
            }
        }
    }

    private static List<Lines.Point> points(JsonParser in) throws IOException {
        List<Lines.Point> points = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            long day = in.getLongValue();
            in.nextToken();
            points.add(new Lines.Point(day, in.getIntValue()));
        }
        return points;
    }
}
