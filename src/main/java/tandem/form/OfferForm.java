package tandem.form;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.engine.Offer;

/** An {@link Offer} as JSON, without its code: by that it is found. */
public final class OfferForm {

    private static final String KIND = "offer";
    private static final int NEWEST = 1;

    private OfferForm() {}

    public static byte[] write(Offer offer) {
        return Json.document(NEWEST, out -> {
            Json.time(out, "until", offer.until());
            out.writeArrayFieldStart("people");
            for (Offer.Coming coming : offer.people()) {
                out.writeStartObject();
                out.writeStringField("p", coming.person().value());
                out.writeStringField("name", coming.name());
                out.writeStringField("talk", coming.conversation().value());
                out.writeNumberField("n", coming.number());
                if (coming.yes()) {
                    out.writeBooleanField("yes", true);
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static Offer read(String code, byte[] json) {
        Reader reader = new Reader();
        Json.read(KIND, NEWEST, json, reader);
        return new Offer(code, reader.until, reader.people);
    }

    private static final class Reader implements Json.Member {
        private Instant until = Instant.EPOCH;
        private final List<Offer.Coming> people = new ArrayList<>();

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "until" -> until = Json.time(in);
                case "people" -> Json.elements(in, parser -> people.add(ComingReader.of(parser)));
                default -> throw Json.unknown(KIND, name);
            }
        }
    }

    private static final class ComingReader implements Json.Member {
        private String person = "";
        private String called = "";
        private String conversation = "";
        private long number;
        private boolean yes;

        static Offer.Coming of(JsonParser in) throws IOException {
            ComingReader reader = new ComingReader();
            Json.members(in, reader);
            return new Offer.Coming(
                    new PersonId(reader.person),
                    reader.called,
                    new ConversationId(reader.conversation),
                    reader.number,
                    reader.yes);
        }

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "p" -> person = in.getText();
                case "name" -> called = in.getText();
                case "talk" -> conversation = in.getText();
                case "n" -> number = in.getLongValue();
                case "yes" -> yes = in.getBooleanValue();
                default -> throw Json.unknown("coming", name);
            }
        }
    }
}
