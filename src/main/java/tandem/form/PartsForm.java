package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tandem.engine.Part;
import tandem.flow.Value;

/** What one of a couple has answered and not shown yet, by the names of the rounds, as JSON. */
public final class PartsForm {

    private static final String KIND = "parts";
    private static final int NEWEST = 1;

    private PartsForm() {}

    public static byte[] write(Map<String, Part> parts) {
        return Json.document(NEWEST, out -> {
            out.writeObjectFieldStart("rounds");
            write(out, parts);
            out.writeEndObject();
        });
    }

    static void write(JsonGenerator out, Map<String, Part> parts) throws IOException {
        for (Map.Entry<String, Part> entry : Json.sorted(parts)) {
            out.writeObjectFieldStart(entry.getKey());
            out.writeStringField("name", entry.getValue().name());
            Json.values(out, "says", entry.getValue().answers());
            if (entry.getValue().shared()) {
                out.writeBooleanField("shared", true);
            }
            out.writeEndObject();
        }
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static Map<String, Part> read(byte[] json) {
        Map<String, Part> parts = new HashMap<>();
        Json.read(KIND, NEWEST, json, (name, in) -> {
            if (!name.equals("rounds")) {
                throw Json.unknown(KIND, name);
            }
            parts.putAll(Json.map(in, PartsForm::part));
        });
        return parts;
    }

    static Part part(JsonParser in) throws IOException {
        PartReader reader = new PartReader();
        Json.members(in, reader);
        return new Part(reader.called, reader.answers, reader.shared);
    }

    private static final class PartReader implements Json.Member {
        private String called = "";
        private Map<String, Value> answers = Map.of();
        private boolean shared;

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "name" -> called = in.getText();
                case "says" -> answers = Json.values(in);
                case "shared" -> shared = in.getBooleanValue();
                default -> throw Json.unknown("part", name);
            }
        }
    }
}
