package tandem.form;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;

/** How a conversation or a person is reached, as JSON: what our own random ids stand for. */
public final class AddressForm {

    private static final String KIND = "address";
    /** Since version 2 a private chat says whose it is. */
    private static final int NEWEST = 2;

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

    private AddressForm() {}

    public static byte[] write(Chat chat) {
        ChatAddress address = chat.address();
        return Json.document(chat.person() == null ? OF_NOBODY : NEWEST, out -> {
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

    public static byte[] write(PersonAddress person) {
        return Json.document(OF_NOBODY, out -> {
            out.writeFieldName("at");
            Json.strings(out, List.of(person.platform(), person.user()));
        });
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one.
     *
     * @throws FormException when it is anything else
     */
    public static PersonAddress readPerson(byte[] json) {
        List<String> at = read(json).at;
        return new PersonAddress(at.get(0), at.get(1));
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

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "at" -> at = Json.strings(in);
                case "group" -> group = in.getBooleanValue();
                case "person" -> person = new PersonId(in.getText());
                default -> throw Json.unknown(KIND, name);
            }
        }
    }
}
