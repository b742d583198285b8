package tandem.form;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;

/** Something that is kept only until a time, as JSON. */
public final class TimedForm {

    private static final String KIND = "note";
    private static final int NEWEST = 1;

    /**
     * A note and how long it is kept.
     *
     * @param text may be empty: then it says only that something was
     */
    public record Timed(Instant until, String text) {}

    private TimedForm() {}

    public static byte[] write(Timed timed) {
        return Json.document(NEWEST, out -> {
            Json.time(out, "until", timed.until());
            if (!timed.text().isEmpty()) {
                out.writeStringField("text", timed.text());
            }
        });
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static Timed read(byte[] json) {
        Reader reader = new Reader();
        Json.read(KIND, NEWEST, json, reader);
        return new Timed(reader.until, reader.text);
    }

    private static final class Reader implements Json.Member {
        private Instant until = Instant.EPOCH;
        private String text = "";

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "until" -> until = Json.time(in);
                case "text" -> text = in.getText();
                default -> throw Json.unknown(KIND, name);
            }
        }
    }
}
