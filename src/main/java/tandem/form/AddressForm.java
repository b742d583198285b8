package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.engine.Presence;

/** How a conversation or a person is reached, as JSON: what our own random ids stand for. */
public final class AddressForm {

    private static final String KIND = "address";
    /** Since version 2 a private chat says whose it is, since version 3 a person's row when they were here last. */
    private static final int NEWEST = 3;

    private static final int OF_SOMEBODY = 2;

    private static final int OF_NOBODY = 1;

    /**
     * A chat's address.
     *
     * @param group whether others read it
     * @param person whose private chat it is; null for a group
     */
    public record Chat(
            ChatAddress address, boolean group, @Nullable PersonId person) {

        /** A group, or a private chat of which it does not matter whose it is. */
        public Chat(ChatAddress address, boolean group) {
            this(address, group, null);
        }
    }

    /**
     * A person's address.
     *
     * @param presence when they were there last, wherever that was
     */
    public record User(PersonAddress address, Presence presence) {}

    private AddressForm() {}

    public static byte[] write(Chat chat) {
        ChatAddress address = chat.address();
        return Json.document(chat.person() == null ? OF_NOBODY : OF_SOMEBODY, out -> {
            out.writeFieldName("at");
            Json.strings(out, List.of(address.platform(), address.chat(), address.topic()));
            if (chat.group()) {
                out.writeBooleanField("group", true);
            }
            if (chat.person() != null) {
                out.writeStringField("person", chat.person().value());
            }
        });
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static Chat readChat(byte[] json) {
        Reader reader = read(json);
        return new Chat(
                new ChatAddress(reader.at.get(0), reader.at.get(1), reader.at.get(2)), reader.group, reader.person);
    }

    public static byte[] write(User user) {
        PersonAddress person = user.address();
        Presence presence = user.presence();
        return Json.document(presence.equals(Presence.NONE) ? OF_NOBODY : NEWEST, out -> {
            out.writeFieldName("at");
            Json.strings(out, List.of(person.platform(), person.user()));
            writeTime(out, "seen", presence.seen());
            writeTime(out, "told", presence.told());
        });
    }

    private static void writeTime(JsonGenerator out, String name, @Nullable Instant time) throws IOException {
        if (time != null) {
            out.writeNumberField(name, time.getEpochSecond());
        }
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static User readUser(byte[] json) {
        Reader reader = read(json);
        return new User(new PersonAddress(reader.at.get(0), reader.at.get(1)), new Presence(reader.seen, reader.told));
    }

    /** How the person is reached of whom {@code write} wrote. */
    public static PersonAddress readPerson(byte[] json) {
        return readUser(json).address();
    }

    private static Reader read(byte[] json) {
        Reader reader = new Reader();
        Json.read(KIND, NEWEST, json, reader);
        return reader;
    }

    private static final class Reader implements Json.Member {
        private List<String> at = List.of("", "", "");
        private boolean group;
        private @Nullable PersonId person;
        private @Nullable Instant seen;
        private @Nullable Instant told;

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "at" -> at = Json.strings(in);
                case "group" -> group = in.getBooleanValue();
                case "seen" -> seen = Instant.ofEpochSecond(in.getLongValue());
                case "told" -> told = Instant.ofEpochSecond(in.getLongValue());
                case "person" -> person = new PersonId(in.getText());
                default -> throw Json.unknown(KIND, name);
            }
        }
    }
}
