package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.PersonAddress;
import tandem.chat.Said;

/** An event that was accepted and whose turn is still to come, as JSON. */
public final class IncomingForm {

    private static final String KIND = "event";
    private static final int NEWEST = 2;

    private IncomingForm() {}

    public static byte[] write(Incoming incoming) {
        return Json.document(NEWEST, out -> {
            EventId id = incoming.id();
            out.writeFieldName("id");
            Json.strings(out, List.of(id.source(), Long.toString(id.epoch()), id.id()));
            ChatAddress chat = incoming.chat();
            out.writeFieldName("chat");
            Json.strings(out, List.of(chat.platform(), chat.chat(), chat.topic()));
            if (incoming.group()) {
                out.writeBooleanField("group", true);
            }
            out.writeFieldName("user");
            Json.strings(
                    out, List.of(incoming.person().platform(), incoming.person().user()));
            out.writeStringField("name", incoming.name());
            if (incoming.addressed()) {
                out.writeBooleanField("addressed", true);
            }
            if (incoming.language() != null) {
                out.writeStringField("language", incoming.language());
            }
            writeSaid(out, incoming.said());
        });
    }

    private static void writeSaid(JsonGenerator out, Said said) throws IOException {
        if (said instanceof Said.Text text) {
            out.writeStringField("text", text.text());
        } else if (said instanceof Said.Tap tap) {
            out.writeStringField("tap", tap.token());
        } else if (said instanceof Said.Filled filled) {
            out.writeFieldName("filled");
            Json.strings(out, List.of(filled.token(), filled.text()));
        } else if (said instanceof Said.Added) {
            out.writeBooleanField("added", true);
        } else if (said instanceof Said.Removed) {
            out.writeBooleanField("removed", true);
        } else if (said instanceof Said.Moved moved) {
            out.writeStringField("moved", moved.chat());
        } else if (said instanceof Said.Flood flood) {
            out.writeBooleanField("flood", flood.tapped());
        } else if (said instanceof Said.Command command) {
            out.writeStringField("command", command.name());
            out.writeStringField("rest", command.rest());
            out.writeObjectFieldStart("options");
            for (Map.Entry<String, String> option : Json.sorted(command.options())) {
                out.writeStringField(option.getKey(), option.getValue());
            }
            out.writeEndObject();
        } else {
            throw new IllegalArgumentException("no platform says " + said.getClass());
        }
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static Incoming read(byte[] json) {
        Reader reader = new Reader();
        Json.read(KIND, NEWEST, json, reader);
        return reader.incoming();
    }

    private static final class Reader implements Json.Member {
        private List<String> id = List.of();
        private List<String> chat = List.of();
        private boolean group;
        private List<String> user = List.of();
        private String name = "";
        private boolean addressed;
        private @Nullable String language;
        private @Nullable Said said;
        private String command = "";
        private String rest = "";
        private Map<String, String> options = Map.of();

        @Override
        public void read(String member, JsonParser in) throws IOException {
            switch (member) {
                case "id" -> id = Json.strings(in);
                case "chat" -> chat = Json.strings(in);
                case "group" -> group = in.getBooleanValue();
                case "user" -> user = Json.strings(in);
                case "name" -> name = in.getText();
                case "addressed" -> addressed = in.getBooleanValue();
                case "language" -> language = in.getText();
                case "text" -> said = new Said.Text(in.getText());
                case "tap" -> said = new Said.Tap(in.getText());
                case "filled" -> said = filled(Json.strings(in));
                case "added" -> said = new Said.Added();
                case "removed" -> said = new Said.Removed();
                case "moved" -> said = new Said.Moved(in.getText());
                case "flood" -> said = new Said.Flood(in.getBooleanValue());
                case "command" -> command = in.getText();
                case "rest" -> rest = in.getText();
                case "options" -> options = Json.map(in, JsonParser::getText);
                default -> throw Json.unknown(KIND, member);
            }
        }

        private static Said filled(List<String> parts) {
            if (parts.size() != 2) {
                throw new FormException("a stored " + KIND + " does not say what stands in which form");
            }
            return new Said.Filled(parts.get(0), parts.get(1));
        }

        private Incoming incoming() {
            if (id.size() != 3 || chat.size() != 3 || user.size() != 2) {
                throw new FormException("a stored " + KIND + " does not say which, where or whose it is");
            }
            return new Incoming(
                    new EventId(id.get(0), Long.parseLong(id.get(1)), id.get(2)),
                    new ChatAddress(chat.get(0), chat.get(1), chat.get(2)),
                    group,
                    new PersonAddress(user.get(0), user.get(1)),
                    name,
                    addressed,
                    language,
                    said == null ? new Said.Command(command, options, rest) : said);
        }
    }
}
