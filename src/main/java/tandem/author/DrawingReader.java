package tandem.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.chat.Lines;
import tandem.flow.Illustration;
import tandem.flow.Step;

/** Reads what a step says of lines to draw. */
final class DrawingReader {

    /** Of a word in the drawing; it is written large. */
    static final int WORD = 24;

    /** More values do not fit side by side. */
    private static final int MOST_VALUES = 60;

    private static final Map<String, String> SERIES =
            Step.RecordValue.SERIES.stream().collect(Collectors.toMap(name -> name, name -> name));

    private DrawingReader() {}

    /** The field {@code lines} of a picture; null when it is not there. */
    static Illustration.@Nullable Drawing of(Fields picture) {
        Fields fields = picture.fields("lines");
        if (fields == null) {
            return null;
        }
        List<Illustration.Line> lines = lines(fields);
        String under = word(fields, "under");
        Illustration.Drawing drawing = new Illustration.Drawing(
                lines, word(fields, "low"), word(fields, "high"), under, stretch(fields, lines));
        fields.done();
        boolean allOwn = lines.stream().allMatch(line -> line.series() != null);
        if (drawing.own() && (!allOwn || fields.has("under") || fields.has("stretch"))) {
            wrong(
                    fields,
                    "shows what somebody recorded, and so has no made-up values, no \"under\" and no \"stretch\"");
        } else if (!lines.isEmpty() && !drawing.own() && under.isEmpty()) {
            wrong(fields, "shows made-up values, and so needs \"under\", which stands in place of dates");
        }
        return drawing;
    }

    private static void wrong(Fields fields, String what) {
        fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), fields.owner() + " " + what);
    }

    private static List<Illustration.Line> lines(Fields fields) {
        List<Illustration.Line> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        fields.required("of");
        for (Node item : fields.items("of")) {
            Fields one = fields.typed().fields(item, fields.owner().part("a line"));
            if (one != null) {
                lines.add(line(one, ids));
            }
        }
        if (lines.isEmpty() || lines.size() > Lines.MOST) {
            fields.problems()
                    .add(
                            Code.OUT_OF_RANGE,
                            fields.object().spotOf("of"),
                            fields.what("of") + " must have 1 to " + Lines.MOST + " lines, not " + lines.size());
        }
        return lines;
    }

    private static Illustration.Line line(Fields fields, Set<String> ids) {
        String id = fields.id("id");
        if (id != null && !ids.add(id)) {
            fields.problems()
                    .add(Code.DUPLICATE_ID, fields.object().spotOf("id"), "there are two lines " + Quote.of(id));
        }
        fields.required("label");
        String series = fields.oneOf("series", SERIES);
        List<Integer> values = values(fields);
        if (fields.has("series") == fields.has("values")) {
            String sentence = fields.owner() + " needs either \"series\" or \"values\"";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
        }
        Illustration.Line line = new Illustration.Line(word(fields, "label"), series, values);
        fields.done();
        return line;
    }

    private static List<Integer> values(Fields fields) {
        List<Integer> values = new ArrayList<>();
        for (Node item : fields.items("values")) {
            Called what = fields.what("values").part("an entry");
            Long number = fields.typed().number(item, what);
            if (number != null && (number < 0 || number > Lines.HIGHEST)) {
                String sentence = what + " must be from 0 to " + Lines.HIGHEST + ", not " + number;
                fields.problems().add(Code.OUT_OF_RANGE, item.spot(), sentence);
            } else if (number != null) {
                values.add(number.intValue());
            }
        }
        if (fields.has("values") && (values.size() < 2 || values.size() > MOST_VALUES)) {
            String sentence = fields.what("values") + " must have 2 to " + MOST_VALUES + " entries";
            fields.problems().add(Code.OUT_OF_RANGE, fields.object().spotOf("values"), sentence);
        }
        return values;
    }

    private static Illustration.@Nullable Stretch stretch(Fields owner, List<Illustration.Line> lines) {
        Fields fields = owner.fields("stretch");
        if (fields == null) {
            return null;
        }
        fields.required("label");
        fields.required("from");
        fields.required("to");
        int longest =
                lines.stream().mapToInt(line -> line.values().size()).max().orElse(0);
        Long from = fields.number("from", 1, Math.max(1, longest));
        Long to = fields.number("to", from == null ? 1 : from, Math.max(1, longest));
        String label = word(fields, "label");
        fields.done();
        return from == null || to == null
                ? null
                : new Illustration.Stretch(label, from.intValue() - 1, to.intValue() - 1);
    }

    private static String word(Fields fields, String name) {
        Node.Text text = fields.text(name);
        if (text == null) {
            return "";
        }
        Templates.length(text, fields.what(name), WORD, fields.problems());
        return text.text();
    }
}
