package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.Guest;
import tandem.engine.Language;
import tandem.engine.Presence;
import tandem.engine.Run;
import tandem.engine.Tries;
import tandem.flow.Value;
import tandem.library.History;

/** A {@link Conversation} as JSON with short names, as it is written on every turn. Times are whole seconds. */
public final class ConversationForm {

    private static final String KIND = "conversation";
    private static final int NEWEST = 5;

    private ConversationForm() {}

    public static byte[] write(Conversation conversation) {
        return Json.document(NEWEST, out -> {
            out.writeNumberField("n", conversation.last());
            if (!conversation.runs().isEmpty()) {
                out.writeArrayFieldStart("runs");
                for (Run run : conversation.runs()) {
                    RunForm.write(out, run);
                }
                out.writeEndArray();
            }
            writeUsed(out, conversation.used());
            HistoryForm.write(out, conversation.history());
            writeGuests(out, conversation.guests());
            Language language = conversation.language();
            if (language != null) {
                out.writeStringField(language.chosen() ? "chosen" : "speaks", language.tag());
            }
            Tries tries = conversation.tries();
            if (tries != null) {
                out.writeArrayFieldStart("tries");
                out.writeNumber(tries.count());
                out.writeNumber(tries.since().getEpochSecond());
                out.writeEndArray();
            }
            writeTime(out, "seen", conversation.presence().seen());
            writeTime(out, "told", conversation.presence().told());
        });
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static Conversation read(ConversationId id, byte[] json) {
        Reader reader = new Reader();
        Json.read(KIND, NEWEST, json, reader);
        return new Conversation(
                id,
                reader.last,
                reader.runs,
                reader.used,
                reader.history,
                reader.guests,
                reader.language,
                reader.tries,
                new Presence(reader.seen, reader.told));
    }

    private static final class Reader implements Json.Member {
        private long last;
        private final List<Run> runs = new ArrayList<>();
        private Map<String, List<String>> used = Map.of();
        private History history = History.NONE;
        private final List<Guest> guests = new ArrayList<>();
        private @Nullable Language language;
        private @Nullable Tries tries;
        private @Nullable Instant seen;
        private @Nullable Instant told;

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "n" -> last = in.getLongValue();
                case "runs" -> Json.elements(in, parser -> runs.add(RunForm.read(parser)));
                case "used" -> used = Json.map(in, Json::ids);
                case "drawn" -> history = HistoryForm.drawn(Json.ids(in));
                case HistoryForm.MEMBER -> history = HistoryForm.read(in);
                case "speaks" -> language = new Language(in.getText(), false);
                case "chosen" -> language = new Language(in.getText(), true);
                case "guests" -> Json.elements(in, parser -> guests.add(readGuest(parser)));
                case "tries" -> tries = readTries(in);
                case "seen" -> seen = Instant.ofEpochSecond(in.getLongValue());
                case "told" -> told = Instant.ofEpochSecond(in.getLongValue());
                default -> throw Json.unknown(KIND, name);
            }
        }
    }

    private static void writeTime(JsonGenerator out, String name, @Nullable Instant time) throws IOException {
        if (time != null) {
            out.writeNumberField(name, time.getEpochSecond());
        }
    }

    private static Tries readTries(JsonParser in) throws IOException {
        in.nextToken();
        int count = in.getIntValue();
        in.nextToken();
        Instant since = Instant.ofEpochSecond(in.getLongValue());
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new FormException("stored tries have too many numbers");
        }
        return new Tries(count, since);
    }

    private static void writeUsed(JsonGenerator out, Map<String, List<String>> used) throws IOException {
        if (used.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("used");
        for (Map.Entry<String, List<String>> entry : Json.sorted(used)) {
            out.writeFieldName(entry.getKey());
            Json.ids(out, entry.getValue());
        }
        out.writeEndObject();
    }

    private static void writeGuests(JsonGenerator out, List<Guest> guests) throws IOException {
        if (guests.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("guests");
        for (Guest guest : guests) {
            out.writeStartObject();
            out.writeStringField("p", guest.person().value());
            if (guest.declined()) {
                out.writeBooleanField("no", true);
            }
            Json.values(out, "vars", guest.variables());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static Guest readGuest(JsonParser in) throws IOException {
        GuestReader reader = new GuestReader();
        Json.members(in, reader);
        return new Guest(new PersonId(reader.person), reader.declined, reader.variables);
    }

    private static final class GuestReader implements Json.Member {
        private String person = "";
        private boolean declined;
        private Map<String, Value> variables = Map.of();

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "p" -> person = in.getText();
                case "no" -> declined = in.getBooleanValue();
                case "vars" -> variables = Json.values(in);
                default -> throw Json.unknown("guest", name);
            }
        }
    }
}
