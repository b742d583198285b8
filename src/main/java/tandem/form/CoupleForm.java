package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Part;
import tandem.engine.Round;

/** A {@link Couple} as JSON, with what each has answered and not shown yet. */
public final class CoupleForm {

    private static final String KIND = "couple";
    private static final int NEWEST = 1;

    private CoupleForm() {}

    public static byte[] write(Couple couple) {
        return Json.document(NEWEST, out -> {
            out.writeNumberField("seats", couple.seats());
            out.writeFieldName("members");
            Json.ids(out, couple.members().stream().map(PersonId::value).toList());
            if (!couple.rounds().isEmpty()) {
                out.writeArrayFieldStart("rounds");
                for (Round round : couple.rounds()) {
                    write(out, round);
                }
                out.writeEndArray();
            }
        });
    }

    private static void write(JsonGenerator out, Round round) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", round.id());
        out.writeStringField("by", round.starter().value());
        out.writeStringField("talk", round.conversation().value());
        out.writeNumberField("n", round.number());
        Json.time(out, "until", round.until());
        out.writeStringField("flow", round.flow());
        out.writeStringField("step", round.step());
        if (round.variant() != null) {
            out.writeStringField("variant", round.variant());
        }
        if (!round.parts().isEmpty()) {
            out.writeObjectFieldStart("parts");
            Map<String, Part> parts = new HashMap<>();
            round.parts().forEach((person, part) -> parts.put(person.value(), part));
            PartsForm.write(out, parts);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static Couple read(CoupleId id, byte[] json) {
        Reader reader = new Reader();
        Json.read(KIND, NEWEST, json, reader);
        return new Couple(id, reader.seats, reader.members, reader.rounds);
    }

    private static final class Reader implements Json.Member {
        private int seats;
        private List<PersonId> members = List.of();
        private final List<Round> rounds = new ArrayList<>();

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "seats" -> seats = in.getIntValue();
                case "members" ->
                    members = Json.ids(in).stream().map(PersonId::new).toList();
                case "rounds" -> Json.elements(in, parser -> rounds.add(RoundReader.of(parser)));
                default -> throw Json.unknown(KIND, name);
            }
        }
    }

    private static final class RoundReader implements Json.Member {
        private String id = "";
        private String starter = "";
        private String conversation = "";
        private long number;
        private Instant until = Instant.EPOCH;
        private String flow = "";
        private String step = "";
        private @Nullable String variant;
        private final Map<PersonId, Part> parts = new HashMap<>();

        static Round of(JsonParser in) throws IOException {
            RoundReader reader = new RoundReader();
            Json.members(in, reader);
            return new Round(
                    reader.id,
                    new PersonId(reader.starter),
                    new ConversationId(reader.conversation),
                    reader.number,
                    reader.until,
                    reader.flow,
                    reader.step,
                    reader.variant,
                    reader.parts);
        }

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "id" -> id = in.getText();
                case "by" -> starter = in.getText();
                case "talk" -> conversation = in.getText();
                case "n" -> number = in.getLongValue();
                case "until" -> until = Json.time(in);
                case "flow" -> flow = in.getText();
                case "step" -> step = in.getText();
                case "variant" -> variant = in.getText();
                case "parts" ->
                    Json.map(in, PartsForm::part).forEach((person, part) -> parts.put(new PersonId(person), part));
                default -> throw Json.unknown("round", name);
            }
        }
    }
}
