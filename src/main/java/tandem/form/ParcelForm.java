package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.chat.Attachment;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Lines;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.Span;
import tandem.chat.Style;

/** A {@link Parcel} as JSON: one row of the outbox. The reference of an earlier message has a row of its own. */
public final class ParcelForm {

    private static final String KIND = "message";

    /** Since version 3 a message can have a file, and says who is named in it. */
    private static final int NEWEST = 3;

    private static final int OF_NOBODY = 2;

    private ParcelForm() {}

    public static byte[] write(Parcel parcel) {
        return writePutAside(parcel, "");
    }

    /**
     * Writes a message that was put aside.
     *
     * @param why it is not sent any more, in a word
     */
    public static byte[] writePutAside(Parcel parcel, String why) {
        Outgoing outgoing = parcel.outgoing();
        boolean plain = outgoing.file() == null && outgoing.about().isEmpty();
        return Json.document(plain ? OF_NOBODY : NEWEST, out -> {
            out.writeFieldName("chat");
            ChatAddress chat = parcel.chat();
            Json.strings(out, List.of(chat.platform(), chat.chat(), chat.topic()));
            if (parcel.only() != null) {
                out.writeStringField("user", parcel.only().user());
            }
            if (outgoing.audience() instanceof Audience.Only only) {
                out.writeStringField("person", only.person().value());
            }
            out.writeNumberField("slot", outgoing.slot());
            out.writeStringField("mode", outgoing.mode().name());
            writeText(out, outgoing.text());
            writeChoices(out, outgoing.choices());
            if (outgoing.protect()) {
                out.writeBooleanField("protect", true);
            }
            Picture picture = outgoing.picture();
            if (picture != null) {
                out.writeFieldName("picture");
                Json.strings(out, List.of(picture.name(), picture.alt()));
                if (picture.lines() != null) {
                    out.writeFieldName("lines");
                    LinesForm.write(out, picture.lines());
                }
            }
            Attachment file = outgoing.file();
            if (file != null) {
                out.writeFieldName("file");
                Json.strings(out, List.of(file.name(), file.about().value()));
            }
            if (!outgoing.about().isEmpty()) {
                out.writeFieldName("about");
                Json.ids(
                        out,
                        outgoing.about().stream().map(PersonId::value).sorted().toList());
            }
            if (parcel.scheduled()) {
                out.writeBooleanField("scheduled", true);
            }
            if (!why.isEmpty()) {
                out.writeStringField("why", why);
            }
        });
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static Parcel read(byte[] json) {
        return readPutAside(json).parcel();
    }

    /**
     * A message, and why it is not sent any more.
     *
     * @param why in a word; empty where it does not say
     */
    public record PutAside(Parcel parcel, String why) {}

    /**
     * Reads what {@code writePutAside} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static PutAside readPutAside(byte[] json) {
        Reader reader = new Reader();
        Json.read(KIND, NEWEST, json, reader);
        Audience audience =
                reader.person == null ? new Audience.EveryoneHere() : new Audience.Only(new PersonId(reader.person));
        Outgoing outgoing = new Outgoing(
                reader.slot,
                reader.mode,
                audience,
                reader.text,
                reader.choices,
                reader.protect,
                reader.picture(),
                reader.file(),
                reader.about);
        ChatAddress chat = new ChatAddress(reader.chat.get(0), reader.chat.get(1), reader.chat.get(2));
        PersonAddress only = reader.user == null ? null : new PersonAddress(chat.platform(), reader.user);
        return new PutAside(new Parcel(chat, only, outgoing, null, reader.scheduled), reader.why);
    }

    private static final class Reader implements Json.Member {
        private List<String> chat = List.of("", "", "");
        private @Nullable String user;
        private @Nullable String person;
        private long slot;
        private Outgoing.Mode mode = Outgoing.Mode.NEW;
        private final List<Span> text = new ArrayList<>();
        private final List<Choice> choices = new ArrayList<>();
        private boolean protect;
        private List<String> picture = List.of();
        private @Nullable Lines lines;
        private List<String> file = List.of();
        private Set<PersonId> about = Set.of();
        private boolean scheduled;
        private String why = "";

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "chat" -> chat = Json.strings(in);
                case "user" -> user = in.getText();
                case "person" -> person = in.getText();
                case "slot" -> slot = in.getLongValue();
                case "mode" -> mode = Outgoing.Mode.valueOf(in.getText());
                case "text" -> Json.elements(in, parser -> text.add(span(Json.strings(parser))));
                case "choices" -> Json.elements(in, parser -> choices.add(choice(Json.strings(parser))));
                case "picture" -> picture = Json.strings(in);
                case "lines" -> lines = LinesForm.read(in);
                case "about" -> about = Json.ids(in).stream().map(PersonId::new).collect(Collectors.toSet());
                case "file" -> file = Json.strings(in);
                case "protect" -> protect = in.getBooleanValue();
                case "scheduled" -> scheduled = in.getBooleanValue();
                case "why" -> why = in.getText();
                default -> throw Json.unknown(KIND, name);
            }
        }

        private @Nullable Attachment file() {
            return file.isEmpty() ? null : new Attachment(file.get(0), new PersonId(file.get(1)));
        }

        private @Nullable Picture picture() {
            return picture.isEmpty() ? null : new Picture(picture.get(0), picture.get(1), lines);
        }
    }

    private static void writeText(JsonGenerator out, List<Span> text) throws IOException {
        out.writeArrayFieldStart("text");
        for (Span span : text) {
            Json.strings(out, List.of(span.style().name(), span.text()));
        }
        out.writeEndArray();
    }

    private static Span span(List<String> parts) {
        return new Span(parts.get(1), Style.valueOf(parts.get(0)));
    }

    private static void writeChoices(JsonGenerator out, List<Choice> choices) throws IOException {
        out.writeArrayFieldStart("choices");
        for (Choice choice : choices) {
            if (choice instanceof Choice.Button button) {
                Json.strings(out, List.of("button", button.label(), button.token()));
            } else if (choice instanceof Choice.Form form) {
                Json.strings(out, List.of("form", form.label(), form.token()));
            } else if (choice instanceof Choice.Copy copy) {
                Json.strings(out, List.of("copy", copy.label(), copy.text()));
            }
        }
        out.writeEndArray();
    }

    private static Choice choice(List<String> parts) {
        return switch (parts.get(0)) {
            case "copy" -> new Choice.Copy(parts.get(1), parts.get(2));
            case "form" -> new Choice.Form(parts.get(2), parts.get(1));
            default -> new Choice.Button(parts.get(2), parts.get(1));
        };
    }
}
